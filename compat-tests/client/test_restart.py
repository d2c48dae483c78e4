"""What a server stored is there after it was stopped, and after it was killed."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import mlflow
import pytest
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

import servers

MODEL = "鸢尾花 🌸"
CREATORS = 4


@pytest.fixture
def start(tracking_uri: str) -> Iterator[Callable]:
    """Starts servers on one data folder and one port, and points the client there.

    The port stays, as that of a restarted server does: the client of 2.22 keeps the addresses of
    artifacts for as long as its process lives.
    """
    folder = servers.fresh_folder("restart")
    port = servers.free_port()

    @contextmanager
    def start() -> Iterator[servers.Server]:
        with servers.modelkeep(folder, port=port) as server:
            mlflow.set_tracking_uri(server.url)
            yield server

    yield start
    mlflow.set_tracking_uri(tracking_uri)


def test_everything_survives_a_stop_and_a_kill(start: Callable) -> None:
    with start():
        client = MlflowClient()
        run_id = fill(client)
        stored = everything(client, run_id)

    with start() as server:
        client = MlflowClient()
        assert everything(client, run_id) == stored
        # The number of the deleted version stays unused.
        assert client.create_model_version(MODEL, "s3://models/4").version == "4"
        stored = everything(client, run_id)
        acknowledged = create_until_killed(client, server)

    with start():
        client = MlflowClient()
        kept = client.search_model_versions("name = 'storm'", order_by=["version_number ASC"])
        versions = [version.version for version in kept]
        assert set(acknowledged) <= set(versions)
        # At most what was on its way when the server died is there beside the acknowledged.
        assert len(versions) <= len(acknowledged) + CREATORS
        assert versions == [str(number + 1) for number in range(len(versions))]
        assert everything(client, run_id) == stored


def fill(client: MlflowClient) -> str:
    experiment_id = client.create_experiment("实验", tags={"team": "风控"})
    run_id = client.create_run(experiment_id, run_name="首跑").info.run_id
    client.log_metric(run_id, "auc", 0.9, timestamp=1000, step=1)
    client.log_metric(run_id, "auc", 0.95, timestamp=2000, step=2)
    client.log_param(run_id, "alpha", "0.5")
    client.log_text(run_id, "你好", "说明/你好.txt")
    client.set_terminated(run_id)
    client.create_registered_model(MODEL, tags={"team": "风控"}, description="说明")
    for number in range(1, 4):
        client.create_model_version(MODEL, f"s3://models/{number}", run_id, tags={"n": "1"})
    client.set_registered_model_alias(MODEL, "champion", "2")
    client.transition_model_version_stage(MODEL, "2", "Production")
    client.delete_model_version(MODEL, "3")
    return run_id


def everything(client: MlflowClient, run_id: str) -> dict:
    run = client.get_run(run_id)
    model = client.get_registered_model(MODEL)
    return {
        "experiments": [dict(each) for each in client.search_experiments()],
        "run": run.to_dictionary(),
        "history": [dict(point) for point in client.get_metric_history(run_id, "auc")],
        "artifacts": [file.path for file in client.list_artifacts(run_id, "说明")],
        "text": mlflow.artifacts.load_text(f"{run.info.artifact_uri}/说明/你好.txt"),
        "model": dict(model) | {"latest_versions": list(map(dict, model.latest_versions))},
        "versions": [
            dict(version) | {"aliases": list(version.aliases)}
            for version in client.search_model_versions(f"name = '{MODEL}'")
        ],
    }


def create_until_killed(client: MlflowClient, server: servers.Server) -> list[str]:
    """Kills the server amid creates and answers the versions it had acknowledged."""
    client.create_registered_model("storm")
    acknowledged: list[str] = []

    def create() -> None:
        while True:
            try:
                version = client.create_model_version(
                    "storm", "s3://models/storm", await_creation_for=0
                )
            except MlflowException as lost_connection:
                assert "API request" in lost_connection.message
                return
            acknowledged.append(version.version)
            if version.version == "100":
                os.kill(server.pid, signal.SIGKILL)

    with ThreadPoolExecutor(CREATORS) as threads:
        for creator in [threads.submit(create) for _ in range(CREATORS)]:
            creator.result()
    return acknowledged
