"""Registering a model that a client before MLflow 3 logged among a run's artifacts."""

import json

import mlflow
import pytest
from mlflow import MlflowClient
from seed import TRAINING
from walk import Walk

MLMODEL = """\
artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.sklearn
"""


@pytest.fixture
def run(client: MlflowClient, name: str) -> mlflow.entities.RunInfo:
    """A run with the folder ``model``, and the tag by which the pages know what it is."""
    experiment_id = client.create_experiment(name, tags=TRAINING)
    info = client.create_run(experiment_id, run_name="older").info
    client.log_text(info.run_id, MLMODEL, "model/MLmodel")
    history = {
        "run_id": info.run_id,
        "artifact_path": "model",
        "utc_time_created": "2026-01-02 03:04:05.000000",
        "flavors": {"python_function": {"loader_module": "mlflow.sklearn"}},
    }
    client.set_tag(info.run_id, "mlflow.log-model.history", json.dumps([history]))
    return info


def test_register_from_its_artifacts(
    ui: Walk, client: MlflowClient, run: mlflow.entities.RunInfo, name: str
) -> None:
    ui.open(f"/experiments/{run.experiment_id}/runs/{run.run_id}/artifacts")
    ui.main.get_by_role("listitem").get_by_text("model", exact=True).click()
    ui.sees("MLflow Model", "Model schema")
    ui.main.get_by_role("button", name="Register model").last.click()
    ui.dialog.get_by_role("combobox").click()
    ui.page.get_by_text("Create New Model").last.click()
    ui.dialog.get_by_placeholder("Input a model name").fill(name)
    ui.dialog.get_by_role("button", name="Register").click()

    ui.page.get_by_role("tab", name="Overview").click()
    ui.sees("v1")
    version = client.get_model_version(name, "1")
    assert (version.run_id, version.source) == (run.run_id, f"runs:/{run.run_id}/model")
