"""Processor time of a server and its PostgreSQL: figures that other work on the machine spares."""

from __future__ import annotations

from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Processors:
    """Who works for a request: the server with all its processes, and PostgreSQL with its."""

    server_pid: int
    postgres_pid: int

    def seconds(self) -> tuple[float, float]:
        """The processor time used so far by the server and by PostgreSQL."""
        return _seconds(self.server_pid), _seconds(self.postgres_pid)


def _seconds(pid: int) -> float:
    process = psutil.Process(pid)
    return sum(sum(_times(each)) for each in [process, *process.children(recursive=True)])


def _times(process: psutil.Process) -> tuple[float, ...]:
    try:
        used = process.cpu_times()
    except psutil.NoSuchProcess:
        # Ended since the list was made: its parent's times have it now.
        return ()
    return used.user, used.system, used.children_user, used.children_system
