"""A large registry behind Modelkeep: every page shows its first rows within two seconds.

The time runs from the navigation, with everything still to load, to the visible row. It needs a
machine with nothing else to do, hence `--large-registry`. The reference is not measured here;
`compat-tests/bench` compares.

A view that is late says how long the page itself was at work, on the one thread it has: no server
makes that part shorter.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import chromium
import pytest
from playwright.sync_api import Browser, expect
from postgres import create_database, running_postgres
from walk import Walk

import servers

SQL = Path(__file__).with_name("large.sql")
MOST_SECONDS = 2.0
# A busy machine makes a view slow, a slow server makes all of them slow: one in time is enough.
MOST_VIEWS = 5


@dataclass(frozen=True)
class View:
    """Seconds to the first row, and those of them in which the page's thread was busy."""

    seconds: float
    busy: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, of which the page was at work for {self.busy:.2f} s"


@pytest.fixture(scope="module")
def large() -> Iterator[servers.Server]:
    """Modelkeep on a PostgreSQL of its own, whose tables are filled directly."""
    folder = servers.fresh_folder("ui-large")
    with running_postgres(folder / "postgres") as postgres:
        database = create_database("modelkeep", postgres)
        settings = {
            "QUARKUS_DATASOURCE_JDBC_URL": database.jdbc_url,
            "QUARKUS_DATASOURCE_USERNAME": "postgres",
            "QUARKUS_DATASOURCE_PASSWORD": "",
        }
        with servers.modelkeep(folder, settings) as server:
            database.execute(SQL.read_text())
            database.execute("VACUUM ANALYZE")
            yield server


@pytest.mark.parametrize(
    ("address", "row"),
    [
        ("/", "nightly"),
        ("/experiments", "nightly"),
        ("/experiments/1000/runs", "run-20000"),
        ("/experiments/1000/runs?searchFilter=params.kind%20%3D%20%27tree%27", "run-20000"),
        ("/experiments/1000/runs?orderByKey=metrics.%60acc%60&orderByAsc=false", "run-19999"),
        ("/models", "model-0001"),
        ("/models?searchInput=4999", "model-4999"),
        ("/models/model-0001", "Version 20000"),
        ("/models/model-0001/versions/10000", "Trained nightly"),
    ],
)
def test_first_view(browser: Browser, large: servers.Server, address: str, row: str) -> None:
    views: list[View] = []
    while len(views) < MOST_VIEWS and not any(view.seconds < MOST_SECONDS for view in views):
        views.append(first_view(browser, large, address, row))

    best = min(views, key=lambda view: view.seconds)
    print(f"{address}: {best}")
    assert best.seconds < MOST_SECONDS, "; ".join(map(str, views))


def first_view(browser: Browser, server: servers.Server, address: str, row: str) -> View:
    with chromium.new_context(browser) as context:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable")
        walk = Walk(page, server.url)
        begin = time.monotonic()
        walk.open(address)
        expect(walk.main.get_by_text(row).first).to_be_visible()
        seconds = time.monotonic() - begin
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        [busy] = [metric["value"] for metric in metrics if metric["name"] == "TaskDuration"]
        return View(seconds, busy)
