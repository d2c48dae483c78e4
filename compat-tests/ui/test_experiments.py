"""Experiments: the list, its searches, create, rename, tags, delete and restore."""

import pytest
from forms import add_tag
from mlflow import MlflowClient
from seed import TRAINING, Seeded
from walk import Walk


@pytest.fixture
def experiment_id(client: MlflowClient, name: str) -> str:
    return client.create_experiment(name, tags=TRAINING)


def test_create(ui: Walk, client: MlflowClient, name: str) -> None:
    ui.faults.expect(404, "/experiments/get-by-name", "the dialog asks whether the name is free")
    ui.open("/experiments")
    ui.button("Create").click()
    ui.dialog.get_by_label("Experiment Name").fill(name)
    ui.dialog.get_by_role("button", name="Create").click()

    ui.sees_heading("Runs")
    ui.link(name).wait_for()
    assert client.get_experiment_by_name(name).lifecycle_stage == "active"


def test_create_under_a_taken_name(ui: Walk, seeded: Seeded) -> None:
    ui.open("/experiments")
    ui.button("Create").click()
    ui.dialog.get_by_label("Experiment Name").fill(seeded.experiment)

    ui.sees(f"Experiment \"{seeded.experiment}\" already exists.")


def test_rename(ui: Walk, client: MlflowClient, experiment_id: str, name: str) -> None:
    ui.faults.expect(404, "/experiments/get-by-name", "the dialog asks whether the name is free")
    ui.open(f"/experiments/{experiment_id}/runs")
    ui.menu("Edit experiment")
    ui.dialog.get_by_role("textbox").first.fill(f"{name} 改名")
    ui.dialog.get_by_role("button", name="Save").click()

    ui.link(f"{name} 改名").wait_for()
    assert client.get_experiment(experiment_id).name == f"{name} 改名"


def test_delete_from_the_list_and_restore(
    ui: Walk, client: MlflowClient, experiment_id: str, name: str
) -> None:
    ui.open("/experiments")
    ui.row(name).get_by_role("checkbox").check()
    ui.button("Delete").click()
    ui.sees("Delete 1 Experiment", f"{name} (ID: {experiment_id})")
    ui.dialog.get_by_role("button", name="Delete").click()

    ui.does_not_see(name)
    assert client.get_experiment(experiment_id).lifecycle_stage == "deleted"

    # The pages offer no way back.
    client.restore_experiment(experiment_id)
    ui.page.reload()
    ui.sees(name)


def test_delete_from_its_page(
    ui: Walk, client: MlflowClient, experiment_id: str, name: str
) -> None:
    ui.open(f"/experiments/{experiment_id}/runs")
    ui.menu("Delete")
    ui.dialog.get_by_role("button", name="Delete").click()

    ui.sees_heading("Experiments")
    ui.does_not_see(name)
    assert client.get_experiment(experiment_id).lifecycle_stage == "deleted"


def test_search_by_name(ui: Walk, seeded: Seeded) -> None:
    ui.open("/experiments")
    ui.sees(seeded.experiment)
    box = ui.page.get_by_placeholder("Search experiments")
    box.fill(seeded.experiment.upper())
    box.press("Enter")

    ui.does_not_see(seeded.nested_experiment)
    ui.link(seeded.experiment).wait_for()


def test_search_by_tag(ui: Walk, client: MlflowClient, name: str, seeded: Seeded) -> None:
    client.create_experiment(name, tags={"department": name})

    ui.open("/experiments")
    ui.sees(seeded.experiment)
    ui.button("Tag").click()
    ui.dialog.get_by_label("Key").fill("department")
    ui.dialog.get_by_label("Value").fill(name)
    ui.dialog.get_by_role("button", name="Apply filters").click()

    ui.does_not_see(seeded.experiment)
    ui.link(name).wait_for()


def test_tags(ui: Walk, client: MlflowClient, experiment_id: str, name: str) -> None:
    ui.open("/experiments")
    ui.row(name).get_by_role("button", name="Edit tags").click()
    add_tag(ui, "owner", "Ada 酒")

    ui.row(name).get_by_text("owner").wait_for()
    assert client.get_experiment(experiment_id).tags["owner"] == "Ada 酒"


def test_a_missing_experiment(ui: Walk) -> None:
    ui.faults.expect(404, "/experiments/get", "the walk asks for one that is not there")
    ui.open("/experiments/987654321/runs")

    ui.sees("Experiment not found", "No Experiment with id=987654321 exists")
