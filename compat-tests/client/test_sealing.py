"""Sealed versions: their files stay what they were when they were registered."""

import time
from collections.abc import Callable

import mlflow
import numpy as np
import pytest
import requests
from flows import Trained
from mlflow import MlflowClient
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

TIMEOUT_SECONDS = 30
OURS = "/api/2.0/modelkeep"


@pytest.fixture
def sealed(client: MlflowClient, tracking_uri: str, name: str) -> str:
    client.create_registered_model(name)
    answer = requests.post(
        f"{tracking_uri}{OURS}/registered-models/set-sealing",
        json={"name": name, "enabled": True},
        timeout=30,
    )
    assert answer.json() == {"name": name, "enabled": True}
    return name


def manifest(tracking_uri: str, name: str) -> dict:
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while True:
        answer = requests.get(
            f"{tracking_uri}{OURS}/model-versions/get-manifest",
            {"name": name, "version": "1"},
            timeout=30,
        ).json()
        if answer["state"] != "PENDING" or time.monotonic() > deadline:
            return answer
        time.sleep(0.1)


def test_a_sealed_model_loads_and_cannot_be_overwritten(
    client: MlflowClient,
    tracking_uri: str,
    sealed: str,
    experiment_id: str,
    trained: Trained,
    fresh: Callable[..., str],
    tmp_path,
) -> None:
    with mlflow.start_run(experiment_id=experiment_id):
        mlflow.sklearn.log_model(trained.strong, "model", registered_model_name=sealed)

    files = manifest(tracking_uri, sealed)
    assert files["state"] == "SEALED"
    assert "MLmodel" in [file["path"] for file in files["files"]]

    repository = get_artifact_repository(client.get_model_version_download_uri(sealed, "1"))
    (tmp_path / "MLmodel").write_text("evil")
    with pytest.raises(Exception, match="409|is sealed"):
        repository.log_artifact(str(tmp_path / "MLmodel"))
    with pytest.raises(Exception, match="409|is sealed"):
        repository.delete_artifacts()

    loaded = mlflow.sklearn.load_model(f"models:/{sealed}/1")
    assert np.array_equal(loaded.predict(trained.flowers), trained.strong.predict(trained.flowers))
    verified = requests.post(
        f"{tracking_uri}{OURS}/model-versions/verify",
        json={"name": sealed, "version": "1"},
        timeout=30,
    ).json()
    assert verified == {"intact": True, "files_in_manifest": len(files["files"])}
