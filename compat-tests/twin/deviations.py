"""The reviewed list of answers that differ from the reference on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Deviation:
    """Why we differ and what we answer instead: an MLflow error, or a whole body.

    A message is only compared where the protocol suggests its words.
    """

    reason: str
    status: int = 400
    error_code: str | None = "INVALID_PARAMETER_VALUE"
    message: str | None = None
    body: Any = None


# By case id and number of the step, counted from 1.
DEVIATIONS: dict[tuple[str, int], Deviation] = {}
