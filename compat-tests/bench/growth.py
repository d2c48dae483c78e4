"""Whether a model's versions make it slower: the same requests to a small and a large model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from load import Load, LoadFailed, Measurement, Target, measure, warm_up
from operations import growth

MOST = 1.5


@dataclass(frozen=True)
class Growth:
    """One operation on the small and on the large model."""

    name: str
    small: Measurement
    large: Measurement

    @property
    def factor(self) -> float:
        return self.large.p99_millis / self.small.p99_millis

    @property
    def is_met(self) -> bool:
        return self.factor <= MOST

    @property
    def failed(self) -> int:
        return self.small.failed + self.large.failed


def measure_growth(target: Target, load: Load) -> Iterator[Growth]:
    """Of our server only: the reference needs minutes for one answer on the large model."""
    requests = [request for model in ("small", "large") for _, request in growth(model)]
    failed = warm_up(target, requests, load.compiler_warm_up)
    if failed:
        raise LoadFailed(f"Modelkeep refused {failed:,} requests")
    for (name, small), (_, large) in zip(growth("small"), growth("large"), strict=True):
        yield Growth(name, small=measure(target, small, load), large=measure(target, large, load))
