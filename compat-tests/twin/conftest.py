"""Fixtures of the twin tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import servers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--self-check",
        action="store_true",
        help="compare the reference with a second one: proves cases and normaliser, not our server",
    )


@pytest.fixture(scope="session")
def ours(request: pytest.FixtureRequest) -> Iterator[servers.Server]:
    if request.config.getoption("--self-check"):
        with servers.reference(servers.fresh_folder("second-reference")) as server:
            yield server
    else:
        yield request.getfixturevalue("modelkeep")
