"""The table of an experiment's runs: filters, order, columns, and what is done to selected runs."""

import re
import time

import pytest
from chromium import PATIENCE_MILLIS
from mlflow import MlflowClient
from playwright.sync_api import Locator, expect
from seed import RUNS, TRAINING, Seeded
from walk import Walk

# The table moves its rows by style; their order in the document tells nothing.
TEXTS_FROM_TOP_TO_BOTTOM = """
links => links
  .map(link => [link.getBoundingClientRect().top, link.textContent])
  .sort((one, other) => one[0] - other[0])
  .map(([, text]) => text)
"""


def open_runs(ui: Walk, experiment_id: str, count: int) -> None:
    ui.open(f"/experiments/{experiment_id}/runs")
    ui.sees(f"{count} matching run")


def search(ui: Walk, filter_string: str) -> None:
    box = ui.page.get_by_role("combobox", name=re.compile("metrics.rmse"))
    box.fill(filter_string)
    box.press("Enter")
    # A pop-over with examples opens beside the box.
    ui.page.keyboard.press("Escape")


def choose_order(ui: Walk, choice: Locator) -> None:
    """One choice in the menu of orders, which closes then."""
    ui.button(re.compile("^Sort:")).click()
    choice.click()


def select(ui: Walk, *runs: str) -> None:
    for run in runs:
        ui.row(run).get_by_role("checkbox", name=re.compile("toggle row selection")).check()


def expect_runs(ui: Walk, names: list[str]) -> None:
    """Waits for these runs in this order from top to bottom."""
    links = ui.main.get_by_role("gridcell").get_by_role("link", name=re.compile(r"^run-\d+$"))
    deadline = time.monotonic() + PATIENCE_MILLIS / 1000
    while (shown := links.evaluate_all(TEXTS_FROM_TOP_TO_BOTTOM)) != names:
        assert time.monotonic() < deadline, shown
        ui.page.wait_for_timeout(100)


@pytest.fixture
def own_experiment(client: MlflowClient, name: str) -> str:
    """An experiment with two runs that the walk may change."""
    experiment_id = client.create_experiment(name, tags=TRAINING)
    for run in ("keeper", "loser"):
        client.set_terminated(client.create_run(experiment_id, run_name=run).info.run_id)
    return experiment_id


def test_newest_runs_come_first(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)

    expect_runs(ui, seeded.run_names[::-1])
    ui.sees("wine-data", "30.0s", "3 years ago")


def test_filter_by_a_parameter(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    search(ui, 'params.kind = "tree"')

    ui.sees("6 matching runs")
    expect_runs(ui, seeded.run_names[-2::-2])


def test_filter_by_metric_and_tag(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    search(ui, "metrics.acc > 0.205 AND tags.team = 'risk'")

    ui.sees("2 matching runs")
    expect_runs(ui, ["run-03", "run-02"])


def test_a_filter_that_finds_nothing(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    search(ui, "metrics.acc > 99")

    ui.sees("0 matching runs", "All runs are filtered")


def test_an_invalid_filter_is_explained(ui: Walk, seeded: Seeded) -> None:
    ui.faults.expect(400, "/runs/search", "the walk types a wrong filter")
    open_runs(ui, seeded.experiment_id, RUNS)
    search(ui, "params.kind ! 'tree'")

    ui.sees("Request error", "Invalid comparator '!'")

    search(ui, "params.kind = 'tree'")
    ui.sees("6 matching runs")


def test_sort_by_a_metric(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)

    choose_order(ui, ui.page.get_by_role("menuitemcheckbox", name="loss", exact=True))
    choose_order(ui, ui.button("Sort descending"))
    expect_runs(ui, seeded.run_names)

    choose_order(ui, ui.button("Sort ascending"))
    expect_runs(ui, seeded.run_names[::-1])


def test_choose_columns(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    ui.button("Columns").click()
    for column in ("acc", "kind"):
        ui.dialog.get_by_text(column, exact=True).click()
    ui.page.keyboard.press("Escape")

    ui.page.get_by_role("columnheader", name="acc").first.wait_for()
    ui.page.get_by_role("columnheader", name="kind").first.wait_for()
    ui.main.get_by_role("gridcell", name="0.31", exact=True).wait_for()
    expect(ui.main.get_by_role("gridcell", name="linear", exact=True)).to_have_count(RUNS // 2)


def test_filter_by_data_set(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    ui.page.get_by_role("combobox", name=re.compile("^Datasets")).click()
    ui.page.get_by_role("option", name=re.compile("wine-data")).click()

    ui.sees("3 matching runs")
    expect_runs(ui, ["run-03", "run-02", "run-01"])


def test_group_by_a_parameter(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    ui.button("Group by").click()
    ui.page.get_by_role("menuitemcheckbox", name="kind").click()
    ui.page.keyboard.press("Escape")

    ui.sees("Group: tree", "Group: linear")


def test_child_runs_stand_under_their_parent(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.nested_experiment_id}/runs")
    ui.link("sweep").wait_for()
    ui.does_not_see("child-1")
    ui.row("sweep").get_by_role("button").first.click()

    ui.sees("child-1", "child-2", "child-3")


def test_delete_and_restore(ui: Walk, client: MlflowClient, own_experiment: str) -> None:
    open_runs(ui, own_experiment, 2)
    select(ui, "loser")
    ui.button("Delete").click()
    ui.dialog.get_by_role("button", name="Delete").click()
    ui.sees("1 matching run")
    ui.does_not_see("loser")

    ui.page.get_by_role("combobox", name=re.compile("^State")).click()
    ui.page.get_by_role("option", name="Deleted").click()
    ui.link("loser").wait_for()
    ui.does_not_see("keeper")
    select(ui, "loser")
    ui.button("Restore").click()
    ui.dialog.get_by_role("button", name="Restore").click()
    ui.does_not_see("loser")

    names = {run.info.run_name for run in client.search_runs([own_experiment])}
    assert names == {"keeper", "loser"}


def test_rename_a_selected_run(ui: Walk, client: MlflowClient, own_experiment: str) -> None:
    open_runs(ui, own_experiment, 2)
    select(ui, "loser")
    ui.button("Rename").click()
    ui.dialog.get_by_role("textbox").fill("second best")
    ui.dialog.get_by_role("button", name="Save").click()

    ui.link("second best").wait_for()
    names = {run.info.run_name for run in client.search_runs([own_experiment])}
    assert names == {"keeper", "second best"}


def test_compare_selected_runs(ui: Walk, seeded: Seeded) -> None:
    open_runs(ui, seeded.experiment_id, RUNS)
    select(ui, "run-11", "run-12")
    ui.button("Compare").click()

    ui.sees_heading("Comparing 2 Runs from 1 Experiment")
    ui.row("Run Name").get_by_text("run-11").wait_for()
    for parameter, values in {"depth": ("11", "12"), "kind": ("tree", "linear")}.items():
        cells = ui.main.get_by_role("row", name=f"{parameter} {' '.join(values)}")
        expect(cells.first).to_be_visible()
    ui.page.get_by_role("tab", name="Scatter Plot").click()
    ui.sees("X-axis:", "Y-axis:")
