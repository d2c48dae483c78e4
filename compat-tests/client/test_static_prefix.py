"""A server below a path: the official client works against the URL that ends in it."""

from collections.abc import Iterator
from pathlib import Path

import mlflow
import numpy as np
import pytest
import requests
from flows import Trained
from mlflow import MlflowClient
from s3_servers import tracked_by

import servers

PREFIX = "/mlflow"


@pytest.fixture(scope="module")
def below_a_path(tracking_uri: str) -> Iterator[servers.Server]:
    settings = {"MODELKEEP_STATIC_PREFIX": PREFIX}
    with servers.modelkeep(servers.fresh_folder("static-prefix"), settings) as server:
        with tracked_by(server):
            yield server


@pytest.fixture
def client(below_a_path: servers.Server) -> MlflowClient:
    return MlflowClient(below_a_path.url)


def test_a_run_is_logged_registered_and_loaded(client: MlflowClient, name: str, trained: Trained):
    mlflow.set_experiment(name)
    with mlflow.start_run() as run:
        mlflow.log_param("depth", 3)
        mlflow.log_metric("accuracy", 0.9)
        mlflow.log_text("written by a run", "notes/why.txt")
        mlflow.sklearn.log_model(trained.strong, "model", registered_model_name=name)
    client.set_registered_model_alias(name, "champion", "1")

    [found] = client.search_runs([run.info.experiment_id], "metrics.accuracy > 0.5")
    assert found.data.params == {"depth": "3"}
    loaded = mlflow.sklearn.load_model(f"models:/{name}@champion")
    assert np.array_equal(loaded.predict(trained.flowers), trained.strong.predict(trained.flowers))
    assert client.get_latest_versions(name)[0].run_id == run.info.run_id


def test_artifacts_go_up_are_listed_and_come_down(
    client: MlflowClient, run_id: str, tmp_path: Path
):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "weights.bin").write_bytes(bytes(range(256)))

    client.log_artifacts(run_id, str(tmp_path))

    assert [(file.path, file.file_size) for file in client.list_artifacts(run_id, "a")] == [
        ("a/weights.bin", 256)
    ]
    copy = Path(client.download_artifacts(run_id, "a/weights.bin", str(tmp_path)))
    assert copy.read_bytes() == bytes(range(256))


def test_an_error_is_mlflows(client: MlflowClient):
    with pytest.raises(mlflow.MlflowException, match="not found") as raised:
        client.get_registered_model("missing")

    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"


def test_nothing_of_the_client_is_answered_without_the_path(below_a_path: servers.Server):
    root = below_a_path.url.removesuffix(PREFIX)

    with pytest.raises(mlflow.MlflowException, match="No such endpoint"):
        MlflowClient(root).search_experiments()
    assert requests.get(f"{root}/health", timeout=10).status_code == 404
