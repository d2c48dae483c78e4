"""The tables, in Markdown: a header, then a row at a time as it is measured."""

from __future__ import annotations

from collections.abc import Sequence

from artifacts import LEAST_SHARE, MOST_GROWTH_MEBIBYTES, Cost, Transfer
from compare import Comparison
from footprint import Figure
from growth import MOST, Growth
from limits import Limit
from load import Measurement

COMPARISONS = [
    "operation",
    *("mlflow req/s", "p50 / p99 ms", "CPU ms: server + database"),
    *("Modelkeep req/s", "p50 / p99 ms", "CPU ms: server + database"),
    *("factor", "budget", "met"),
]
LIMITS = [
    *("get version by", "req/s", "CPU ms: server + database"),
    *("Modelkeep reaches", "budget", "met"),
]
TRANSFERS = [
    *("artifact", "in one process MB/s", "direct MB/s", "CPU s/GB: client + server"),
    *("Modelkeep MB/s", "CPU s/GB: client + server", "share", "budget", "met"),
    *("RSS before MiB", "peak MiB", "growth MiB", "budget", "met"),
]
FIGURES = ["what", "mlflow", "Modelkeep", "budget", "met"]


def header(columns: Sequence[str]) -> None:
    print()
    row(columns)
    row(["---"] * len(columns))


def row(cells: Sequence[str]) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def comparison(found: Comparison) -> list[str]:
    return [
        found.operation.name,
        *_measurement(found.reference),
        *_measurement(found.modelkeep),
        "" if found.factor is None else f"{found.factor:.1f}",
        _budget(found),
        _met(found.is_met),
    ]


def _budget(found: Comparison) -> str:
    share = found.operation.p99_share
    p99 = "" if share is None else f", p99 {share:g}"
    return f"{found.operation.factor}{p99}"


def limit(found: Limit) -> list[str]:
    cells = [
        found.name,
        f"{found.per_second:,.0f}",
        f"{found.server_cpu_millis:.2f} + {found.postgres_cpu_millis:.2f}",
    ]
    if found.share is None:
        return [*cells, "", "", ""]
    return [*cells, f"{found.share:.2f}", f"{found.least:g}", _met(found.is_met)]


def growths(versions: int) -> list[str]:
    return [
        "operation",
        *("req/s of 100 versions", "p50 / p99 ms", "CPU ms"),
        *(f"req/s of {versions:,} versions", "p50 / p99 ms", "CPU ms"),
        *("factor of p99", "budget", "met"),
    ]


def growth(found: Growth) -> list[str]:
    return [
        found.name,
        *_measurement(found.small),
        *_measurement(found.large),
        f"{found.factor:.2f}",
        f"{MOST}",
        _met(found.is_met),
    ]


def figure(found: Figure) -> list[str]:
    return [
        found.name,
        f"{found.reference:.1f} {found.unit}",
        f"{found.modelkeep:.1f} {found.unit}",
        f"{found.limit:g} {found.unit}",
        _met(found.is_met),
    ]


def transfer(found: Transfer) -> list[str]:
    return [
        found.name,
        "" if found.in_process is None else f"{found.in_process:.0f}",
        *_cost(found.direct),
        *_cost(found.through),
        f"{found.share:.2f}",
        f"{LEAST_SHARE}",
        _met(found.share >= LEAST_SHARE),
        f"{found.memory.before:.0f}",
        f"{found.memory.peak:.0f}",
        f"{found.memory.growth:.0f}",
        f"{MOST_GROWTH_MEBIBYTES}",
        _met(found.memory.growth < MOST_GROWTH_MEBIBYTES),
    ]


def _cost(found: Cost) -> list[str]:
    return [
        f"{found.megabytes_per_second:.0f}",
        f"{found.client_cpu:.2f} + {found.server_cpu:.2f}",
    ]


def curve(found: Transfer) -> str:
    samples = " ".join(f"{rss:.0f}" for rss in found.memory.curve())
    return f"\nRSS in MiB, {found.name}: {samples}"


def _measurement(found: Measurement | None) -> list[str]:
    if found is None:
        return ["refused", "", ""]
    failed = f", {found.failed:,} failed" if found.failed else ""
    return [
        f"{found.per_second:,.0f}{failed}",
        f"{found.p50_millis:.1f} / {found.p99_millis:.1f}",
        f"{found.server_cpu_millis:.2f} + {found.postgres_cpu_millis:.2f}",
    ]


def _met(is_met: bool) -> str:
    return "yes" if is_met else "**no**"
