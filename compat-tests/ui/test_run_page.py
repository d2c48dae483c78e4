"""The page of a run: what it shows, and what can be edited there."""

import re

import pytest
from forms import add_tag, save, write_description
from mlflow import MlflowClient
from playwright.sync_api import expect
from seed import TRAINING, Seeded
from walk import Walk


def open_run(ui: Walk, experiment_id: str, run_id: str, name: str) -> None:
    ui.open(f"/experiments/{experiment_id}/runs/{run_id}")
    ui.sees_heading(name)


@pytest.fixture
def own_run(client: MlflowClient, name: str) -> tuple[str, str]:
    """A run the walk may change: ids of its experiment and of itself; its name is ``mine``."""
    experiment_id = client.create_experiment(name, tags=TRAINING)
    return experiment_id, client.create_run(experiment_id, run_name="mine").info.run_id


def test_overview(ui: Walk, seeded: Seeded) -> None:
    open_run(ui, seeded.experiment_id, seeded.run_ids["run-01"], "run-01")

    ui.sees("Metrics (2)", "Parameters (2)", "Finished", "30.0s", "team")
    for row in ("acc 0.2", "loss 0.05", "kind tree", "depth 1"):
        expect(ui.main.get_by_role("row", name=row, exact=True)).to_be_visible()
    ui.sees(seeded.run_ids["run-01"], "v1")
    ui.main.get_by_role("link", name=seeded.model).click()
    ui.sees_heading("Version 1")


def test_search_metrics_and_parameters(ui: Walk, seeded: Seeded) -> None:
    open_run(ui, seeded.experiment_id, seeded.run_ids["run-01"], "run-01")
    ui.page.get_by_placeholder("Search metrics").fill("los")
    ui.page.get_by_placeholder("Search parameters").fill("dep")

    expect(ui.main.get_by_role("row", name="acc 0.2")).to_have_count(0)
    expect(ui.main.get_by_role("row", name="kind tree")).to_have_count(0)
    ui.row("loss").wait_for()
    ui.row("depth").wait_for()


def test_drawer_of_a_data_set(ui: Walk, seeded: Seeded) -> None:
    open_run(ui, seeded.experiment_id, seeded.run_ids["run-01"], "run-01")
    ui.button(re.compile("wine-data")).click()

    drawer = ui.dialog
    for text in ("1 datasets used", "s3://data/wine.csv", "alcohol", "double", "quality"):
        expect(drawer.get_by_text(text).first).to_be_visible()


def test_rename(ui: Walk, client: MlflowClient, own_run: tuple[str, str]) -> None:
    open_run(ui, *own_run, "mine")
    ui.menu("Rename")
    ui.dialog.get_by_role("textbox").fill("yours ✨")
    save(ui, "Save")

    ui.sees_heading("yours ✨")
    assert client.get_run(own_run[1]).info.run_name == "yours ✨"


def test_description(ui: Walk, client: MlflowClient, own_run: tuple[str, str]) -> None:
    open_run(ui, *own_run, "mine")
    write_description(ui, "The **best** of all", edit="Edit description")

    expect(ui.main.locator("strong", has_text="best")).to_be_visible()
    assert client.get_run(own_run[1]).data.tags["mlflow.note.content"] == "The **best** of all"


def test_tags(ui: Walk, client: MlflowClient, own_run: tuple[str, str]) -> None:
    open_run(ui, *own_run, "mine")
    ui.button("Add tags").click()
    add_tag(ui, "reviewer", "Ada")

    ui.sees("reviewer")
    assert client.get_run(own_run[1]).data.tags["reviewer"] == "Ada"


def test_delete(ui: Walk, client: MlflowClient, own_run: tuple[str, str]) -> None:
    open_run(ui, *own_run, "mine")
    ui.menu("Delete")
    ui.dialog.get_by_role("button", name="Delete").click()

    ui.sees("No runs have been logged yet")
    assert client.get_run(own_run[1]).info.lifecycle_stage == "deleted"


def test_a_child_names_its_parent(ui: Walk, client: MlflowClient, seeded: Seeded) -> None:
    [child] = client.search_runs(
        [seeded.nested_experiment_id], "attributes.run_name = 'child-1'"
    )
    open_run(ui, seeded.nested_experiment_id, child.info.run_id, "child-1")

    ui.sees("Parent run")
    ui.link("sweep").click()
    ui.sees_heading("sweep")
    ui.sees("Child runs", "child-1", "child-3")


def test_models_of_a_run(ui: Walk, seeded: Seeded) -> None:
    open_run(ui, seeded.nested_experiment_id, seeded.trained_run_id, "trained")

    ui.sees("Logged models (1)", "Ready")
    ui.main.get_by_role("gridcell").get_by_role("link", name="iris-classifier").click()
    ui.sees("About this logged model")


def test_traces_of_a_run_without_any(ui: Walk, seeded: Seeded) -> None:
    open_run(ui, seeded.experiment_id, seeded.run_ids["run-01"], "run-01")
    ui.page.get_by_role("tab", name="Traces").click()

    ui.sees("No traces found")


def test_a_missing_run(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/runs/{'0' * 32}")

    ui.sees(re.compile(f"Run ID {'0' * 32} does not exist|not found"))
