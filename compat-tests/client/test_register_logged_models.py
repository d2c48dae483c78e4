"""What MLflow 3 adds to registration: logged models as sources of versions."""

import json

import mlflow
import numpy as np
import pytest
from flows import Trained, mlflow_error
from mlflow import MlflowClient


def test_register_a_logged_model(
    client: MlflowClient, name: str, trained: Trained, experiment_id: str
) -> None:
    with mlflow.start_run(experiment_id=experiment_id) as run:
        logged = mlflow.sklearn.log_model(
            trained.strong,
            name="iris",
            pip_requirements=["scikit-learn"],
        )

    version = mlflow.register_model(f"models:/{logged.model_id}", name)

    assert version.version == "1"
    found = client.get_model_version(name, "1")
    assert found.source == f"models:/{logged.model_id}"
    assert found.run_id == run.info.run_id
    location = client.get_logged_model(logged.model_id).artifact_location
    assert client.get_model_version_download_uri(name, "1") == location
    loaded = mlflow.sklearn.load_model(f"models:/{name}/1")
    assert np.array_equal(loaded.predict(trained.flowers), trained.strong.predict(trained.flowers))


def test_every_version_is_noted_on_the_logged_model(
    client: MlflowClient, name: str, experiment_id: str
) -> None:
    model = client.create_logged_model(experiment_id)

    for target in [name, f"{name}-other"]:
        client.create_registered_model(target)
    for target in [name, name, f"{name}-other"]:
        client.create_model_version(target, model.model_uri, model_id=model.model_id)

    tags = client.get_logged_model(model.model_id).tags
    assert json.loads(tags["mlflow.modelVersions"]) == [
        {"name": name, "version": 1},
        {"name": name, "version": 2},
        {"name": f"{name}-other", "version": 1},
    ]


# The reference answers 500 INTERNAL_ERROR.
@pytest.mark.better_than_mlflow
def test_an_unknown_logged_model_is_refused(client: MlflowClient, name: str) -> None:
    missing = "m-00000000000000000000000000000000"
    client.create_registered_model(name)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", missing):
        client.create_model_version(name, f"models:/{missing}", model_id=missing)


def test_a_copy_finds_the_bytes_of_the_logged_model(
    client: MlflowClient, name: str, experiment_id: str
) -> None:
    model = client.create_logged_model(experiment_id)
    mlflow.register_model(model.model_uri, name)

    client.copy_model_version(f"models:/{name}/1", f"{name}-prod")

    assert client.get_model_version_download_uri(f"{name}-prod", "1") == model.artifact_location
