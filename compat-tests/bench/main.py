"""The command line of the benchmark; ``run`` calls it in the right environment."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass, replace

import artifacts
import footprint
import report
from compare import compare
from datasets import Size
from growth import measure_growth
from limits import measure_limits
from load import CONNECTIONS, Load, LoadFailed, warm_up
from operations import Operation, reads, run_writes, searches, writes
from pair import Pair, filled_pair, running

OPERATIONS_BY_GROUP = {
    "reads": reads,
    "search": searches,
    "writes": writes,
    "run-writes": run_writes,
}
GROUPS = ["start", *OPERATIONS_BY_GROUP, "limits", "growth", "memory"]
# Takes long and needs no other server: measured only when asked for.
ARTIFACTS = "artifacts"


@dataclass(frozen=True)
class Plan:
    """How thoroughly to measure."""

    size: Size
    load: Load
    starts: int
    memory_load_seconds: int


FULL = Plan(
    Size(models=10_000, versions=100_000, runs=100_000),
    Load(compiler_warm_up=60, warm_up=3, measured=10),
    starts=5,
    memory_load_seconds=60,
)
QUICK = Plan(
    Size(models=1_000, versions=10_000, runs=5_000),
    Load(compiler_warm_up=60, warm_up=1, measured=3),
    starts=3,
    memory_load_seconds=30,
)


def main() -> int:
    options = parse_arguments()
    plan = QUICK if options.quick else FULL
    if options.versions:
        plan = replace(plan, size=replace(plan.size, versions=options.versions))
    print(f"{CONNECTIONS} connections, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    if ARTIFACTS in options.only:
        transfers(options.gigabytes or (1 if options.quick else 10))
        options.only.remove(ARTIFACTS)
        if not options.only:
            return 0
    try:
        with filled_pair(plan.size) as pair:
            failed = measure_all(pair, plan, options.only)
    except LoadFailed as failure:
        print(f"Failed: {failure}", file=sys.stderr)
        return 1
    if failed:
        print(f"Failed: Modelkeep refused {failed:,} requests", file=sys.stderr)
    return 1 if failed else 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compat-tests/bench/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short measurements, small data sets")
    known = ",".join([*GROUPS, ARTIFACTS])
    parser.add_argument("--only", type=groups, default=GROUPS, help=f"of {known}")
    parser.add_argument("--versions", type=int, help="of the large model, such as 1000000")
    parser.add_argument("--gigabytes", type=float, help="of the artifact in artifacts")
    return parser.parse_args()


def groups(text: str) -> list[str]:
    chosen = text.split(",")
    for group in chosen:
        if group not in [*GROUPS, ARTIFACTS]:
            raise argparse.ArgumentTypeError(f"no group {group}")
    return chosen


def measure_all(pair: Pair, plan: Plan, groups: list[str]) -> int:
    """Prints a table of each kind and returns how many requests our server refused."""
    chosen = [
        operation
        for group, operations_of in OPERATIONS_BY_GROUP.items()
        if group in groups
        for operation in operations_of(plan.size)
    ]
    failed = 0
    if "start" in groups:
        start(pair, plan)
    if chosen:
        failed += operations(pair, plan, chosen)
    if "limits" in groups:
        failed += limits(pair, plan)
    if "growth" in groups:
        failed += growth(pair, plan)
    if "memory" in groups:
        failed += memory(pair, plan)
    return failed


def start(pair: Pair, plan: Plan) -> None:
    report.header(report.FIGURES)
    for figure in footprint.start(pair, plan.starts):
        report.row(report.figure(figure))


def operations(pair: Pair, plan: Plan, chosen: list[Operation]) -> int:
    """Measures both servers and returns how many requests ours refused."""
    failed = 0
    report.header(report.COMPARISONS)
    with running(pair) as servers:
        requests = [operation.request for operation in chosen]
        failed += warm_up(servers.modelkeep, requests, plan.load.compiler_warm_up)
        for operation in chosen:
            found = compare(servers, operation, plan.load)
            failed += 1 if found.modelkeep is None else found.modelkeep.failed
            report.row(report.comparison(found))
    return failed


def limits(pair: Pair, plan: Plan) -> int:
    report.header(report.LIMITS)
    for limit in measure_limits(pair, plan.load):
        report.row(report.limit(limit))
    return 0


def growth(pair: Pair, plan: Plan) -> int:
    failed = 0
    report.header(report.growths(plan.size.versions))
    with pair.modelkeep() as server:
        for found in measure_growth(pair.target(server), plan.load):
            failed += found.failed
            report.row(report.growth(found))
    return failed


def transfers(gigabytes: float) -> None:
    found = []
    report.header(report.TRANSFERS)
    try:
        for each in artifacts.measure(gigabytes):
            found.append(each)
            report.row(report.transfer(each))
    finally:
        for each in found:
            print(report.curve(each), flush=True)


def memory(pair: Pair, plan: Plan) -> int:
    every = [each for of in OPERATIONS_BY_GROUP.values() for each in of(plan.size)]
    report.header(report.FIGURES)
    for figure in footprint.memory(pair, every, plan.memory_load_seconds):
        report.row(report.figure(figure))
    return 0


if __name__ == "__main__":
    sys.exit(main())
