"""Sends every case to both servers and compares the answers step by step."""

from __future__ import annotations

import pytest

from servers import Server
from twin.catalogue import all_cases
from twin.client import Conversation, fresh_name
from twin.comparison import difference, unrepeatable
from twin.deviations import DEVIATIONS

CASES = all_cases()


@pytest.mark.parametrize("case_id", CASES)
def test_same_answers(
    case_id: str,
    ours: Server,
    reference: Server,
    request: pytest.FixtureRequest,
) -> None:
    self_check = request.config.getoption("--self-check")
    name = fresh_name()
    our_side = Conversation(ours.url, name)
    reference_side = Conversation(reference.url, name)
    for number, step in enumerate(CASES[case_id].steps, start=1):
        # One after the other, so that times of one server's objects are apart.
        theirs, mine = reference_side.send(step), our_side.send(step)
        deviation = DEVIATIONS.get((case_id, number))
        if self_check:
            problem = unrepeatable(mine, theirs, deviation)
        else:
            problem = difference(mine, theirs, deviation, name)
        if problem:
            pytest.fail(
                f"{case_id} step {number}: {step.method} {step.path}\n{problem}\n"
                f"--- ours\n{mine.show()}\n--- reference\n{theirs.show()}",
                pytrace=False,
            )


def test_every_deviation_names_a_step() -> None:
    unknown = [
        (case_id, number)
        for case_id, number in DEVIATIONS
        if case_id not in CASES or not 1 <= number <= len(CASES[case_id].steps)
    ]
    assert unknown == []
