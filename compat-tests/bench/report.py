"""The tables, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from artifacts import LEAST_SHARE, MOST_GROWTH_MEBIBYTES, Transfer
from compare import Comparison
from footprint import Figure
from growth import MOST, Growth
from load import Measurement


def comparisons(found: Iterable[Comparison]) -> str:
    header = [
        "operation",
        *("mlflow req/s", "p50 / p99 ms", "CPU ms: server + database"),
        *("Modelkeep req/s", "p50 / p99 ms", "CPU ms: server + database"),
        *("factor", "budget", "met"),
    ]
    return _table(header, [_comparison(each) for each in found])


def _comparison(found: Comparison) -> list[str]:
    return [
        found.operation.name,
        *_measurement(found.reference),
        *_measurement(found.modelkeep),
        f"{found.factor:.1f}",
        _budget(found),
        _met(found.is_met),
    ]


def _budget(found: Comparison) -> str:
    share = found.operation.p99_share
    p99 = "" if share is None else f", p99 {share:g}"
    return f"{found.operation.factor}{p99}"


def growths(found: Iterable[Growth], versions: int) -> str:
    header = [
        "operation",
        *("req/s of 100 versions", "p50 / p99 ms", "CPU ms"),
        *(f"req/s of {versions:,} versions", "p50 / p99 ms", "CPU ms"),
        *("factor of p99", "budget", "met"),
    ]
    rows = [
        [
            each.name,
            *_measurement(each.small),
            *_measurement(each.large),
            f"{each.factor:.2f}",
            f"{MOST}",
            _met(each.is_met),
        ]
        for each in found
    ]
    return _table(header, rows)


def figures(found: Iterable[Figure]) -> str:
    header = ["what", "mlflow", "Modelkeep", "budget", "met"]
    rows = [
        [
            each.name,
            f"{each.reference:.1f} {each.unit}",
            f"{each.modelkeep:.1f} {each.unit}",
            f"{each.limit:g} {each.unit}",
            _met(each.is_met),
        ]
        for each in found
    ]
    return _table(header, rows)


def transfers(found: Sequence[Transfer]) -> str:
    header = [
        "artifact",
        *("direct MB/s", "Modelkeep MB/s", "share", "budget", "met"),
        *("RSS before MiB", "peak MiB", "growth MiB", "budget", "met"),
    ]
    rows = [
        [
            each.name,
            f"{each.direct_per_second:.0f}",
            f"{each.per_second:.0f}",
            f"{each.share:.2f}",
            f"{LEAST_SHARE}",
            _met(each.share >= LEAST_SHARE),
            f"{each.memory.before:.0f}",
            f"{each.memory.peak:.0f}",
            f"{each.memory.growth:.0f}",
            f"{MOST_GROWTH_MEBIBYTES}",
            _met(each.memory.growth < MOST_GROWTH_MEBIBYTES),
        ]
        for each in found
    ]
    curves = "\n".join(
        f"RSS in MiB, {each.name}: {' '.join(f'{rss:.0f}' for rss in each.memory.curve())}"
        for each in found
    )
    return f"{_table(header, rows)}\n{curves}\n"


def _measurement(found: Measurement) -> list[str]:
    return [
        f"{found.per_second:,.0f}",
        f"{found.p50_millis:.1f} / {found.p99_millis:.1f}",
        f"{found.server_cpu_millis:.2f} + {found.postgres_cpu_millis:.2f}",
    ]


def _met(is_met: bool) -> str:
    return "yes" if is_met else "**no**"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
