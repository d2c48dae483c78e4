"""What a deviation is, and a list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# The id of a case and the number of its step, counted from 1.
Place = tuple[str, int]


@dataclass(frozen=True)
class Deviation:
    """Why we differ and what we answer instead: an MLflow error, or a body made from theirs.

    A message is only compared where the protocol suggests its words. ``$name`` in it stands for the
    name of the case.
    """

    reason: str
    status: int = 400
    error_code: str | None = "INVALID_PARAMETER_VALUE"
    message: str | None = None
    body: Callable[[Any], Any] | None = None


class Deviations(dict[Place, Deviation]):
    """Deviations by the step that has them; a step has one."""

    def add(self, deviation: Deviation, *steps: Place) -> None:
        for step in steps:
            if step in self:
                raise ValueError(f"{step} is listed twice")
            self[step] = deviation

    def add_all(self, others: Deviations) -> None:
        for step, deviation in others.items():
            self.add(deviation, step)


def nothing(_: Any) -> Any:
    """The body of an answer that says no more than that it was done."""
    return {}
