"""The command gc: what was deleted goes for good, and what a registered version needs stays."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import mlflow
import numpy as np
import pytest
from flows import Trained, mlflow_error
from mlflow import MlflowClient

import servers

TIMEOUT_SECONDS = 120


@pytest.fixture
def folder() -> Path:
    return servers.fresh_folder("garbage")


@pytest.fixture
def server(folder: Path, tracking_uri: str) -> Iterator[servers.Server]:
    with servers.modelkeep(folder) as server:
        mlflow.set_tracking_uri(server.url)
        yield server
    mlflow.set_tracking_uri(tracking_uri)


def gc(folder: Path, *options: str, exit_code: int = 0) -> list[str]:
    """The lines that the command prints, on whichever of its outputs tells more."""
    ended = subprocess.run(
        [servers.java_executable(), "-jar", str(servers.JAR), "gc", *options],
        env=os.environ | {"MODELKEEP_DATA_DIR": str(folder / "data")},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
    )
    assert ended.returncode == exit_code, ended.stdout + ended.stderr
    return (ended.stderr if exit_code else ended.stdout).splitlines()


def test_deleted_runs_go_and_registered_models_still_load(
    server: servers.Server, folder: Path, trained: Trained
) -> None:
    client = MlflowClient()
    runs = {}
    for name, model in (("registered", trained.strong), ("forgotten", trained.weak)):
        with mlflow.start_run() as run:
            registered = name if name == "registered" else None
            mlflow.sklearn.log_model(model, "model", registered_model_name=registered)
            mlflow.log_text("note", "note.txt")
        runs[name] = run.info.run_id
        client.delete_run(run.info.run_id)

    forgotten = f"Run with ID {runs['forgotten']}"
    assert f"{forgotten} would be permanently deleted." in gc(folder, "--dry-run")
    assert client.get_run(runs["forgotten"]).info.lifecycle_stage == "deleted"
    assert gc(folder, "--older-than", "1d") == ["0 deleted, 0 kept, 0 failed"]

    lines = gc(folder)

    assert f"{forgotten} has been permanently deleted." in lines
    kept = f"Run with ID {runs['registered']} is kept: model version registered/1"
    assert any(line.startswith(kept) for line in lines)
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.get_run(runs["forgotten"])
    artifacts = folder / "data" / "artifacts" / "0"
    assert not (artifacts / runs["forgotten"] / "artifacts").exists()
    assert (artifacts / runs["registered"] / "artifacts" / "note.txt").exists()
    loaded = mlflow.sklearn.load_model("models:/registered/1")
    assert np.array_equal(loaded.predict(trained.flowers), trained.strong.predict(trained.flowers))
    assert not any("permanently deleted" in line for line in gc(folder))


def test_named_things_and_refusals(server: servers.Server, folder: Path) -> None:
    client = MlflowClient()
    experiment = client.create_experiment("old")
    run = client.create_run(experiment).info.run_id
    other = client.create_run("0").info.run_id
    client.delete_run(other)

    assert gc(folder, "--run-ids", run, exit_code=1) == [
        f"modelkeep: Run {run} is not in `deleted` lifecycle stage."
        " Only runs in `deleted` lifecycle stage can be deleted."
    ]
    assert gc(folder, "--run-ids", "nope", exit_code=1) == ["modelkeep: Run with id=nope not found"]
    assert "Could not parse" in gc(folder, "--older-than", "soon", exit_code=1)[0]
    assert "Unknown option" in gc(folder, "--bogus", exit_code=2)[0]

    client.delete_experiment(experiment)
    assert gc(folder, "--experiment-ids", experiment) == [
        f"Run with ID {run} has been permanently deleted.",
        f"Experiment with ID {experiment} has been permanently deleted.",
        "2 deleted, 0 kept, 0 failed",
    ]
    # Nothing else was named.
    assert client.get_run(other).info.lifecycle_stage == "deleted"


def test_without_a_server(folder: Path, tracking_uri: str) -> None:
    with servers.modelkeep(folder) as server:
        client = MlflowClient(server.url)
        run = client.create_run("0").info.run_id
        client.delete_run(run)

    assert gc(folder)[-1] == "1 deleted, 0 kept, 0 failed"


def test_unknown_commands_start_no_server(folder: Path) -> None:
    ended = subprocess.run(
        [servers.java_executable(), "-jar", str(servers.JAR), "collect"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
    )
    assert ended.returncode == 2
    assert "collect" in ended.stderr
