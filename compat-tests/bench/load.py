"""Loads a server with one kind of request and tells how fast it answers."""

from __future__ import annotations

import json
import resource
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from processor import Processors

CONNECTIONS = 16
# The reference may need seconds to answer a page; that is slow and no failure.
TIMEOUT_SECONDS = 60
# How many times longer a measurement is repeated where there was hardly an answer.
LONGER = 4

SCRIPT = Path(__file__).resolve().parent / "requests.lua"


class LoadFailed(Exception):
    """There is nothing to tell: no answers, or no load."""


@dataclass(frozen=True)
class Request:
    """One kind of request; ``requests.lua`` explains the placeholders in its path and body."""

    method: str
    path: str
    body: str = ""


@dataclass(frozen=True)
class Load:
    """How long to load a server, in seconds.

    ``compiler_warm_up`` once for a JVM just started, with all that will be measured; ``warm_up``
    before each measurement.
    """

    compiler_warm_up: int
    warm_up: int
    measured: int


@dataclass(frozen=True)
class Measurement:
    """What was found: successes per second, and the time to an answer at two percentiles."""

    per_second: float
    p50_millis: float
    p99_millis: float
    # Processor time per success, of all the server's processes and all of PostgreSQL's.
    server_cpu_millis: float
    postgres_cpu_millis: float
    # The part of one core that the load generator itself took, 1.0 being all of it.
    generator_share: float
    # Requests that were refused or lost, those of the warm-up included.
    failed: int = 0


@dataclass(frozen=True)
class Target:
    """A server to load: where it answers, and whose processor time counts as its own."""

    url: str
    processors: Processors


def measure(target: Target, request: Request, load: Load) -> Measurement:
    """Warms the server up with the request, then measures it: longer where it is very slow.

    Raises LoadFailed where hardly any request succeeds.
    """
    failed = _load(target.url, request, load.warm_up)["failed"]
    for seconds in (load.measured, LONGER * load.measured, LONGER * LONGER * load.measured):
        measurement = _measure(target, request, seconds)
        failed += measurement.failed
        if measurement.per_second * seconds >= CONNECTIONS:
            return replace(measurement, failed=failed)
        if failed:
            break
    raise LoadFailed(
        f"{request.method} {request.path}: too few answers in {seconds} s, {failed} refused or lost"
    )


def warm_up(target: Target, requests: Sequence[Request], seconds: int) -> int:
    """Loads the server with all of these in turn, until its compiler knows what matters.

    Returns the number of requests that were refused or lost.
    """
    each = max(1, seconds // len(requests))
    return sum(_load(target.url, request, each)["failed"] for request in requests)


def _measure(target: Target, request: Request, seconds: int) -> Measurement:
    generator_before = _seconds_of_children()
    server_before, postgres_before = target.processors.seconds()
    result = _load(target.url, request, seconds)
    server_after, postgres_after = target.processors.seconds()
    generator_seconds = _seconds_of_children() - generator_before
    elapsed = result["micros"] / 1e6
    # Where nothing succeeded the figures per success are not looked at.
    count = max(result["succeeded"], 1)
    return Measurement(
        per_second=result["succeeded"] / elapsed,
        p50_millis=result["p50_micros"] / 1e3,
        p99_millis=result["p99_micros"] / 1e3,
        server_cpu_millis=(server_after - server_before) / count * 1e3,
        postgres_cpu_millis=(postgres_after - postgres_before) / count * 1e3,
        generator_share=generator_seconds / elapsed,
        failed=result["failed"],
    )


def _load(url: str, request: Request, seconds: int) -> dict[str, int]:
    return _result(_wrk(url, request, seconds))


def _wrk(url: str, request: Request, seconds: int) -> str:
    wrk = shutil.which("wrk")
    if wrk is None:
        raise LoadFailed("wrk is missing; it is a package of most distributions")
    # Makes texts unique, and as a hexadecimal number it is the seed of the script's choices.
    run = secrets.token_hex(4)
    command = [
        *(wrk, "--threads", "1", "--connections", str(CONNECTIONS)),
        *("--duration", f"{seconds}s", "--timeout", f"{TIMEOUT_SECONDS}s"),
        *("--script", str(SCRIPT), url, "--"),
        *(request.method, request.path, request.body, run),
    ]
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode:
        raise LoadFailed(f"wrk failed: {finished.stderr.strip()}")
    return finished.stdout


def _result(output: str) -> dict[str, int]:
    for line in output.splitlines():
        if line.startswith("RESULT "):
            return json.loads(line.removeprefix("RESULT "))
    raise LoadFailed(f"wrk printed no result:\n{output}")


def _seconds_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
