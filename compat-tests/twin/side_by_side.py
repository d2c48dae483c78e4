"""Sends a case to both servers, step by step, and fails at the first answer that is not right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from servers import Server
from twin.client import Conversation, fresh_name
from twin.comparison import difference, unrepeatable
from twin.deviations import Deviation
from twin.scenario import Case


def assert_same_answers(
    case: Case,
    ours: Server,
    reference: Server,
    deviation_of: Callable[[int], Deviation | None],
    self_check: bool,
) -> None:
    """``deviation_of`` is asked with the number of the step, from 1."""
    name = fresh_name()
    our_side = Conversation(ours.url, name)
    reference_side = Conversation(reference.url, name)
    for number, step in enumerate(case.steps, start=1):
        # One after the other, so that times of one server's objects are apart.
        theirs, mine = reference_side.send(step), our_side.send(step)
        deviation = deviation_of(number)
        if self_check:
            problem = unrepeatable(mine, theirs, deviation)
        else:
            problem = difference(mine, theirs, deviation, name)
        if problem:
            pytest.fail(
                f"{case.name} step {number}: {step.method} {step.path}\n{problem}\n"
                f"--- ours\n{mine.show()}\n--- reference\n{theirs.show()}",
                pytrace=False,
            )


def unknown_steps(
    deviations: Mapping[tuple[str, int], Deviation], cases: Mapping[str, Case]
) -> list[tuple[str, int]]:
    """The steps that deviations are listed for and that no case has."""
    return [
        (case_id, number)
        for case_id, number in deviations
        if case_id not in cases or not 1 <= number <= len(cases[case_id].steps)
    ]
