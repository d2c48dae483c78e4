"""Fixtures that every folder of the compatibility tests shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import servers


@pytest.fixture(scope="session")
def modelkeep() -> Iterator[servers.Server]:
    """The server under test: ``MODELKEEP_URL``, or one started from the built jar."""
    url = os.environ.get("MODELKEEP_URL")
    if url:
        yield servers.Server(url=url.rstrip("/"))
        return
    with servers.modelkeep(servers.fresh_folder("modelkeep")) as server:
        yield server


@pytest.fixture(scope="session")
def reference() -> Iterator[servers.Server]:
    """The original to compare with: ``REFERENCE_URL``, or one started from this environment."""
    url = os.environ.get("REFERENCE_URL")
    if url:
        yield servers.Server(url=url.rstrip("/"))
        return
    with servers.reference(servers.fresh_folder("reference")) as server:
        yield server
