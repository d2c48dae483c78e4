"""The command line of the benchmark; ``run`` calls it in the right environment."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import artifacts
import footprint
import report
from compare import Comparison, compare
from datasets import Size
from growth import measure_growth
from load import CONNECTIONS, Load, LoadFailed
from operations import Operation, reads, searches, writes
from pair import Pair, filled_pair, running

OPERATIONS_BY_GROUP = {"reads": reads, "search": searches, "writes": writes}
GROUPS = [*OPERATIONS_BY_GROUP, "growth", "start", "memory"]
# Takes long and needs no other server: measured only when asked for.
ARTIFACTS = "artifacts"


@dataclass(frozen=True)
class Plan:
    """How thoroughly to measure."""

    size: Size
    load: Load
    starts: int


FULL = Plan(Size(models=10_000, versions=100_000), Load(warm_up=5, measured=10), starts=5)
QUICK = Plan(Size(models=1_000, versions=10_000), Load(warm_up=2, measured=3), starts=3)


def main() -> int:
    options = parse_arguments()
    plan = QUICK if options.quick else FULL
    if options.versions:
        plan = Plan(Size(plan.size.models, options.versions), plan.load, plan.starts)
    print(f"{CONNECTIONS} connections, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    if ARTIFACTS in options.only:
        found = artifacts.measure(options.gigabytes or (1 if options.quick else 10))
        print(report.transfers(found), flush=True)
        options.only.remove(ARTIFACTS)
        if not options.only:
            return 0
    try:
        with filled_pair(plan.size) as pair:
            for table in tables(pair, plan, options.only):
                print(table, flush=True)
    except LoadFailed as failure:
        print(f"Failed: {failure}", file=sys.stderr)
        return 1
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compat-tests/bench/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short measurements, small data sets")
    parser.add_argument("--only", type=groups, default=GROUPS, help=f"of {','.join([*GROUPS, ARTIFACTS])}")
    parser.add_argument("--versions", type=int, help="of the large model, such as 1000000")
    parser.add_argument("--gigabytes", type=float, help="of the artifact in artifacts")
    return parser.parse_args()


def groups(text: str) -> list[str]:
    chosen = text.split(",")
    for group in chosen:
        if group not in [*GROUPS, ARTIFACTS]:
            raise argparse.ArgumentTypeError(f"no group {group}")
    return chosen


def tables(pair: Pair, plan: Plan, chosen: list[str]) -> Iterator[str]:
    if "start" in chosen:
        yield report.figures(footprint.start(pair, plan.starts))
    operations = [
        operation
        for group, operations_of in OPERATIONS_BY_GROUP.items()
        if group in chosen
        for operation in operations_of(plan.size)
    ]
    if operations:
        yield report.comparisons(compare_all(pair, operations, plan.load))
    if "growth" in chosen:
        with pair.modelkeep() as server:
            yield report.growths(measure_growth(pair.target(server), plan.load), plan.size.versions)
    if "memory" in chosen:
        every = [*reads(plan.size), *searches(plan.size), *writes(plan.size)]
        yield report.figures(footprint.memory(pair, every, Load(warm_up=1, measured=2)))


def compare_all(pair: Pair, operations: list[Operation], load: Load) -> list[Comparison]:
    found = []
    with running(pair) as servers:
        for operation in operations:
            comparison = compare(servers, operation, load)
            found.append(comparison)
            print(f"{operation.name}: {comparison.factor:.1f}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
