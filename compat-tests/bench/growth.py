"""Whether a model's versions make it slower: the same requests to a small and a large model."""

from __future__ import annotations

from dataclasses import dataclass

from load import Load, Measurement, Target, measure
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


def measure_growth(target: Target, load: Load) -> list[Growth]:
    """Of our server only: the reference needs minutes for one answer on the large model."""
    return [
        Growth(name, small=measure(target, small, load), large=measure(target, large, load))
        for (name, small), (_, large) in zip(growth("small"), growth("large"), strict=True)
    ]
