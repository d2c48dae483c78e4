"""The cases on browsers again, under other settings than the defaults: both servers get the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import servers
from twin.cases.browser_security import CASES
from twin.deviations import Deviation
from twin.scenario import Case
from twin.side_by_side import assert_same_answers

SETTINGS = {
    "switched-off": {"MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE": "true"},
    "open": {
        "MLFLOW_SERVER_ALLOWED_HOSTS": "*",
        "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS": "*",
        "MLFLOW_SERVER_X_FRAME_OPTIONS": "NONE",
    },
    "listed": {
        "MLFLOW_SERVER_ALLOWED_HOSTS": "evil.example,127.0.0.1:*",
        "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS": "http://evil.example,https://*.else.example",
        "MLFLOW_SERVER_X_FRAME_OPTIONS": "deny",
    },
}
COMPRESSED = Deviation(
    "The page is sent compressed to who takes that, as caches must know.", 200, error_code=None
)
SLASH = Deviation("A slash at the end does not make it another path.", 200, error_code=None)
NOBODY = "Where no page asks, none is named; the reference names the first of the list."
DEVIATIONS = {
    **{(settings, "host-unknown-page"): COMPRESSED for settings in SETTINGS},
    **{(settings, "host-unknown-health-slash"): SLASH for settings in SETTINGS},
    **{
        ("listed", case): Deviation(NOBODY, 200, error_code=None)
        for case in ("plain", "host-unknown", "host-unknown-version")
    },
    ("open", "host-unknown-health"): Deviation(
        "Every page may read the health too, as all else.", 200, error_code=None
    ),
    ("listed", "options-call"): Deviation(NOBODY, 204, error_code=None),
}
Pair = tuple[str, servers.Server, servers.Server]


@pytest.fixture(scope="module", params=SETTINGS)
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    settings = SETTINGS[request.param]
    folder = servers.fresh_folder(f"security-{request.param}")
    ours = (
        servers.reference(folder / "second-reference", environment=settings)
        if request.config.getoption("--self-check")
        else servers.modelkeep(folder / "modelkeep", settings)
    )
    with servers.reference(folder / "reference", environment=settings) as reference, ours as second:
        yield request.param, reference, second


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_same_answers(case: Case, pair: Pair, request: pytest.FixtureRequest) -> None:
    settings, reference, ours = pair
    assert_same_answers(
        case,
        ours,
        reference,
        deviation_of=lambda number: DEVIATIONS.get((settings, case.name)),
        self_check=request.config.getoption("--self-check"),
    )
