"""What every walk through the web UI shares: the servers in turn, their data, the browser.

Each test runs on the reference first, which shows that it is fair, then on Modelkeep; choose one
with ``-k reference`` or ``-k modelkeep``. Each ends with a picture below
``target/compat-tests/ui``, a failed one also with a trace for ``playwright show-trace``.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import chromium
import mlflow
import pytest
import requests
from mlflow import MlflowClient
from playwright.sync_api import Browser, StorageState, expect
from seed import Seeded, seed
from walk import Walk

import servers

expect.set_options(timeout=chromium.PATIENCE_MILLIS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--large-registry",
        action="store_true",
        help="measure the pages of a large registry instead of walking; needs an idle machine",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Walks and measurements never run together."""
    if not collection_path.name.startswith("test_"):
        return None
    measures = collection_path.name == "test_large_registry.py"
    return True if measures != config.getoption("--large-registry") else None


@pytest.fixture(scope="session", params=["reference", "modelkeep"])
def server_name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def server(server_name: str, request: pytest.FixtureRequest) -> servers.Server:
    """The server whose pages are walked; the official client speaks to the same one."""
    running = request.getfixturevalue(server_name)
    os.environ["MLFLOW_TRACKING_URI"] = running.url
    mlflow.set_tracking_uri(running.url)
    return running


@pytest.fixture(scope="session")
def client(server: servers.Server) -> MlflowClient:
    return MlflowClient(server.url)


@pytest.fixture(scope="session")
def seeded(client: MlflowClient) -> Seeded:
    return seed(client, uuid.uuid4().hex[:6])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.running() as browser:
        yield browser


@pytest.fixture(scope="session")
def has_gateway(server: servers.Server) -> bool:
    """Whether the UI is told to show the AI gateway, which it then points out to new visitors."""
    info = requests.get(f"{server.url}/ajax-api/3.0/mlflow/server-info", timeout=10).json()
    return info["features_enabled"]["gateway"]


@pytest.fixture(scope="session")
def visited_before(
    browser: Browser, server: servers.Server, seeded: Seeded, has_gateway: bool
) -> StorageState:
    """The browser's memory of a visitor who closed the notices that greet a new one."""
    context = chromium.new_context(browser)
    walk = Walk(context.new_page(), server.url)
    walk.open("/")
    walk.button("Close alert").click()
    walk.page.get_by_text("MLflow Assistant").first.wait_for()
    walk.button("Close").click()
    walk.button("Model training").click()
    walk.open("/models")
    walk.button("Try it now").click()
    walk.open(f"/experiments/{seeded.experiment_id}/traces")
    if has_gateway:
        walk.button("Got it").click()
    walk.sees("Start tracing")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def ui(
    browser: Browser,
    server: servers.Server,
    visited_before: StorageState,
    pictures: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Walk]:
    """A visitor in a context of their own; the walk must end without a fault."""
    context = chromium.new_context(browser, storage_state=visited_before)
    context.tracing.start(snapshots=True)
    walk = Walk(context.new_page(), server.url)
    yield walk
    failed = not request.node.stash.get(PASSED, False) or bool(walk.faults.heard)
    test = file_name(request.node)
    walk.page.screenshot(path=pictures / f"{test}.png")
    context.tracing.stop(path=pictures / f"{test}.zip" if failed else None)
    context.close()
    assert not walk.faults.heard, "\n".join(walk.faults.heard)


@pytest.fixture(scope="session")
def pictures(server_name: str) -> Path:
    return servers.fresh_folder(f"ui/{server_name}")


@pytest.fixture
def fresh(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes names that no other test and no earlier run has used."""
    test = request.node.originalname.removeprefix("test_").replace("_", "-")[:40]
    return lambda: f"{test}-{uuid.uuid4().hex[:6]}"


@pytest.fixture
def name(fresh: Callable[[], str]) -> str:
    return fresh()


PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[PASSED] = report.passed
    return report


def file_name(test: pytest.Item) -> str:
    """A test's module and name, without the server, which is in the folder's name."""
    name = re.sub(r"reference|modelkeep", "", test.name).removeprefix("test_")
    return re.sub(r"\W+", "-", f"{test.path.stem}-{name}")[:80].strip("-")
