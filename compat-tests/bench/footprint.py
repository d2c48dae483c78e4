"""Start time and memory of both servers."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import psutil

from load import LoadFailed, Target, warm_up
from operations import Operation
from pair import Pair, RunningPair, running, seconds_to_start

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Figure:
    """A figure of both servers, and the most that ours may be."""

    name: str
    unit: str
    reference: float
    modelkeep: float
    limit: float

    @property
    def is_met(self) -> bool:
        return self.modelkeep < self.limit


def start(pair: Pair, times: int) -> list[Figure]:
    """Starts each server several times on its filled database."""
    return [
        Figure(
            "start on an existing database, median",
            "s",
            reference=median(seconds_to_start(pair.reference()) for _ in range(times)),
            modelkeep=median(seconds_to_start(pair.modelkeep()) for _ in range(times)),
            limit=3,
        )
    ]


def memory(pair: Pair, operations: list[Operation], seconds: int) -> list[Figure]:
    """Resident memory of newly started servers, then of the same after all these operations.

    ``seconds`` is how long each server is loaded.
    """
    with running(pair) as servers:
        idle = _resident(servers)
        requests = [operation.request for operation in operations if operation.deep_page == 0]
        warm_up(servers.reference, requests, seconds)
        failed = warm_up(servers.modelkeep, requests, seconds)
        if failed:
            raise LoadFailed(f"Modelkeep refused {failed:,} requests")
        loaded = _resident(servers)
    return [
        Figure("resident memory, idle", "MiB", *idle, limit=250),
        Figure("resident memory, after load", "MiB", *loaded, limit=400),
    ]


def _resident(servers: RunningPair) -> tuple[float, float]:
    return resident_mebibytes(servers.reference), resident_mebibytes(servers.modelkeep)


def resident_mebibytes(server: Target) -> float:
    """Of the server's process and all it started; pages they share count for each."""
    process = psutil.Process(server.processors.server_pid)
    processes = [process, *process.children(recursive=True)]
    return sum(each.memory_info().rss for each in processes) / MEBIBYTE
