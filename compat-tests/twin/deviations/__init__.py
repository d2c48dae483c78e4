"""The reviewed list of answers that differ from the reference on purpose, by family.

A listed step must really differ, and must answer what is written here; a new entry needs a reason
that holds for a user of MLflow, not for us.
"""

from __future__ import annotations

from twin.deviations import artifacts, graphql, registry, request_reading, tracking, web_ui
from twin.deviations.deviation import Deviation, Deviations

__all__ = ["DEVIATIONS", "Deviation"]

DEVIATIONS = Deviations()
for family in (request_reading, registry, tracking, artifacts, graphql, web_ui):
    DEVIATIONS.add_all(family.DEVIATIONS)
