"""Logged models: the tab of the experiment, a model's page, registering from there."""

import re

import pytest
from mlflow import MlflowClient
from mlflow.entities import LoggedModelStatus
from playwright.sync_api import expect
from seed import TRAINING, Seeded
from walk import Walk


def open_model(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.nested_experiment_id}/models")
    ui.link("iris-classifier").click()
    ui.sees("About this logged model")


@pytest.fixture
def own_model(client: MlflowClient, name: str) -> tuple[str, str]:
    """A logged model the walk may register or delete: ids of its experiment and of itself."""
    experiment_id = client.create_experiment(name, tags=TRAINING)
    run_id = client.create_run(experiment_id, run_name="maker").info.run_id
    model = client.create_logged_model(experiment_id, "candidate", run_id, params={"alpha": "0.5"})
    client.finalize_logged_model(model.model_id, LoggedModelStatus.READY)
    return experiment_id, model.model_id


def test_table_of_the_experiment(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.nested_experiment_id}/runs")
    ui.link("Models").click()

    ui.sees("iris-classifier", "Ready", seeded.model)
    expect(ui.link("trained")).to_have_attribute("href", re.compile(seeded.trained_run_id))


def test_page(ui: Walk, seeded: Seeded) -> None:
    open_model(ui, seeded)

    ui.sees(seeded.trained.model_id, "Metrics (2)", "0.97", "0.99", "Ready")
    # The other two versions are folded behind the first.
    ui.sees(seeded.model, "v1", "+2")


def test_artifacts(ui: Walk, seeded: Seeded) -> None:
    open_model(ui, seeded)
    ui.main.get_by_role("link", name="Artifacts").click()
    ui.main.get_by_role("listitem").get_by_text("MLmodel", exact=True).click()

    ui.sees("mlflow_version: 3.17.2", seeded.trained.model_id)


def test_traces_of_a_model_without_any(ui: Walk, seeded: Seeded) -> None:
    open_model(ui, seeded)
    ui.main.get_by_role("link", name="Traces").click()

    ui.sees("Start tracing")


def test_register_as_a_new_model(
    ui: Walk, client: MlflowClient, own_model: tuple[str, str], name: str
) -> None:
    ui.faults.expect(404, "/model-versions/get-artifact", "this model has no files")
    experiment_id, model_id = own_model
    ui.open(f"/experiments/{experiment_id}/models/{model_id}")
    ui.button("Register model").click()
    ui.dialog.get_by_role("combobox").click()
    ui.page.get_by_text("Create New Model").last.click()
    model = f"{name}-model"
    ui.dialog.get_by_placeholder("Input a model name").fill(model)
    ui.dialog.get_by_role("button", name="Register").click()

    ui.main.get_by_role("link", name=model).click()
    ui.sees_heading("Version 1")
    version = client.get_model_version(model, "1")
    assert (version.source, version.status) == (f"models:/{model_id}", "READY")


def test_register_as_a_version(
    ui: Walk, client: MlflowClient, own_model: tuple[str, str], name: str
) -> None:
    experiment_id, model_id = own_model
    client.create_registered_model(name)
    ui.open(f"/experiments/{experiment_id}/models/{model_id}")
    ui.button("Register model").click()
    ui.dialog.get_by_role("combobox").click()
    ui.page.keyboard.type(name)
    ui.page.get_by_title(name).last.click()
    ui.dialog.get_by_role("button", name="Register").click()

    ui.sees("v1")
    assert client.get_model_version(name, "1").source == f"models:/{model_id}"


def test_delete(ui: Walk, client: MlflowClient, own_model: tuple[str, str]) -> None:
    experiment_id, model_id = own_model
    ui.open(f"/experiments/{experiment_id}/models/{model_id}")
    ui.menu("Delete", within="More actions")
    ui.dialog.get_by_role("button", name="Delete").click()

    expect(ui.page).to_have_url(re.compile("/models$|/models\\?"))
    ui.does_not_see("candidate")
    assert list(client.search_logged_models([experiment_id])) == []
