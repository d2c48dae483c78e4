"""Sends every case to both servers and compares the answers step by step."""

from __future__ import annotations

import pytest

from servers import Server
from twin.catalogue import all_cases
from twin.deviations import DEVIATIONS
from twin.side_by_side import assert_same_answers, unknown_steps

CASES = all_cases()


@pytest.mark.parametrize("case_id", CASES)
def test_same_answers(
    case_id: str,
    ours: Server,
    reference: Server,
    request: pytest.FixtureRequest,
) -> None:
    assert_same_answers(
        CASES[case_id],
        ours,
        reference,
        deviation_of=lambda number: DEVIATIONS.get((case_id, number)),
        self_check=request.config.getoption("--self-check"),
    )


def test_every_deviation_names_a_step() -> None:
    assert unknown_steps(DEVIATIONS, CASES) == []
