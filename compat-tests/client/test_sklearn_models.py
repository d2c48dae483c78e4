"""A trained model from log_model to load_model and to `mlflow models serve`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import mlflow
import numpy as np
import pytest
import requests
from flows import Trained
from mlflow import MlflowClient
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

from servers import free_port

SERVE_TIMEOUT_SECONDS = 90


def log(model: LogisticRegression, **arguments) -> str:
    """Logs the model in a run of its own and answers the run's id."""
    with mlflow.start_run() as run:
        # Named requirements spare the inference of them, which takes seconds.
        mlflow.sklearn.log_model(model, "model", pip_requirements=["scikit-learn"], **arguments)
    return run.info.run_id


def predictions(model_uri: str, trained: Trained) -> list[int]:
    return list(mlflow.sklearn.load_model(model_uri).predict(trained.flowers))


@pytest.fixture(scope="module")
def registered(client: MlflowClient, trained: Trained) -> str:
    """The model "鸢尾花 🌸": version 1 weak, 2 strong and champion, 3 weak; 2 in Production."""
    name = f"鸢尾花 🌸 {time.time_ns()}"
    log(trained.weak, registered_model_name=name)
    mlflow.register_model(f"runs:/{log(trained.strong)}/model", name, tags={"状态": "已审核 ✅"})
    log(trained.weak, registered_model_name=name)
    client.update_registered_model(name, "分辨三种鸢尾花 🌼")
    client.update_model_version(name, "2", "最好的 🏆")
    client.set_registered_model_alias(name, "champion", "2")
    client.transition_model_version_stage(name, "1", "Production")
    client.transition_model_version_stage(name, "2", "Production", archive_existing_versions=True)
    client.transition_model_version_stage(name, "3", "Staging")
    return name


def test_what_was_registered(client: MlflowClient, registered: str) -> None:
    assert client.get_registered_model(registered).description == "分辨三种鸢尾花 🌼"
    second = client.get_model_version(registered, "2")
    assert second.description == "最好的 🏆"
    assert second.tags == {"状态": "已审核 ✅"}
    assert client.get_run(second.run_id).info.status == "FINISHED"
    versions = client.search_model_versions(f"name = '{registered}'")
    assert {version.version: version.current_stage for version in versions} == {
        "1": "Archived",
        "2": "Production",
        "3": "Staging",
    }


@pytest.mark.parametrize(
    ("reference", "model"),
    [
        ("/1", "weak"),
        ("/2", "strong"),
        ("/3", "weak"),
        ("/latest", "weak"),
        ("@champion", "strong"),
        ("@latest", "weak"),
        ("/Production", "strong"),
        ("/production", "strong"),
        ("/Staging", "weak"),
        ("/Archived", "weak"),
    ],
)
def test_every_reference_loads_its_version(
    registered: str, trained: Trained, reference: str, model: str
) -> None:
    expected = list(getattr(trained, model).predict(trained.flowers))

    assert predictions(f"models:/{registered}{reference}", trained) == expected


def test_a_moved_alias_loads_the_other_version(
    client: MlflowClient, registered: str, trained: Trained
) -> None:
    client.set_registered_model_alias(registered, "candidate", "1")
    before = predictions(f"models:/{registered}@candidate", trained)

    client.set_registered_model_alias(registered, "candidate", "2")

    assert before == list(trained.weak.predict(trained.flowers))
    assert predictions(f"models:/{registered}@candidate", trained) == list(
        trained.strong.predict(trained.flowers)
    )


def test_a_copied_version_loads(client: MlflowClient, registered: str, trained: Trained) -> None:
    client.copy_model_version(f"models:/{registered}@champion", f"{registered} 生产")

    assert predictions(f"models:/{registered} 生产/1", trained) == list(
        trained.strong.predict(trained.flowers)
    )


def test_a_renamed_model_loads(client: MlflowClient, name: str, trained: Trained) -> None:
    log(trained.strong, registered_model_name=name)
    client.set_registered_model_alias(name, "champion", "1")

    client.rename_registered_model(name, f"{name} 新")

    assert predictions(f"models:/{name} 新@champion", trained) == list(
        trained.strong.predict(trained.flowers)
    )


def test_pyfunc_loads_with_the_signature(name: str, trained: Trained) -> None:
    signature = mlflow.models.infer_signature(
        trained.flowers, trained.strong.predict(trained.flowers)
    )
    log(trained.strong, registered_model_name=name, signature=signature)

    model = mlflow.pyfunc.load_model(f"models:/{name}/1")

    assert model.metadata.signature == signature
    assert np.array_equal(model.predict(trained.flowers), trained.strong.predict(trained.flowers))


def test_autolog_records_and_registers(client: MlflowClient, name: str, trained: Trained) -> None:
    features, species = load_iris(return_X_y=True)
    mlflow.sklearn.autolog(registered_model_name=name, silent=True)
    try:
        with mlflow.start_run() as run:
            model = LogisticRegression(max_iter=1000).fit(features, species)
    finally:
        mlflow.sklearn.autolog(disable=True)

    data = client.get_run(run.info.run_id).data
    assert data.params["max_iter"] == "1000"
    assert data.metrics["training_accuracy_score"] == model.score(features, species)
    [training] = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert {tag.key: tag.value for tag in training.tags} == {"mlflow.data.context": "train"}
    assert client.get_model_version(name, "1").run_id == run.info.run_id
    assert predictions(f"models:/{name}/1", trained) == list(model.predict(trained.flowers))


def test_unknown_references_say_so(registered: str) -> None:
    for reference in ("/4", "@unknown", "/None"):
        with pytest.raises(mlflow.MlflowException, match="(?i)not found|no versions"):
            mlflow.sklearn.load_model(f"models:/{registered}{reference}")


def test_models_serve_answers_invocations(
    client: MlflowClient, name: str, trained: Trained, tmp_path: Path
) -> None:
    log(trained.strong, registered_model_name=name)
    client.set_registered_model_alias(name, "champion", "1")
    port = free_port()
    tools = Path(sys.executable).parent
    serve = [
        *(sys.executable, "-m", "mlflow", "models", "serve", "-m", f"models:/{name}@champion"),
        *("--env-manager", "local", "--host", "127.0.0.1", "--port", str(port)),
    ]
    with (tmp_path / "serve.log").open("wb") as log_file:
        process = subprocess.Popen(
            serve,
            # The command starts its web server by name.
            env=os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
            stdout=log_file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_serving(port, process, tmp_path / "serve.log")
        answer = requests.post(
            f"http://127.0.0.1:{port}/invocations",
            json={"inputs": trained.flowers.tolist()},
            timeout=30,
        )
        assert answer.status_code == 200, answer.text
        assert answer.json() == {"predictions": trained.strong.predict(trained.flowers).tolist()}
    finally:
        if process.poll() is None:
            # The web server is a child of the command: the whole session ends.
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def wait_until_serving(port: int, process: subprocess.Popen[bytes], log_file: Path) -> None:
    deadline = time.monotonic() + SERVE_TIMEOUT_SECONDS
    while True:
        try:
            if requests.get(f"http://127.0.0.1:{port}/ping", timeout=5).status_code == 200:
                return
        except requests.ConnectionError:
            pass
        assert process.poll() is None, log_file.read_text()
        assert time.monotonic() < deadline, log_file.read_text()
        time.sleep(0.1)
