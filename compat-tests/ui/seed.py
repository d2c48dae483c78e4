"""What the walks look at and never change: experiments, runs, models and prompts of one session.

Written through the official client, so that what a page shows is what a training script logged.
Walks that change something make it themselves.
"""

from __future__ import annotations

import base64
import tempfile
from dataclasses import dataclass
from pathlib import Path

import mlflow
import pandas as pd
from mlflow import MlflowClient
from mlflow.entities import Metric, Param
from mlflow.models import infer_signature
from mlflow.models.model import ModelInfo
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

RUNS = 12
STEPS = 20
MODEL_PAGES = 30
# The UI's menus differ between experiments for training and for GenAI; without it the UI guesses.
TRAINING = {"mlflow.experimentKind": "custom_model_development"}
# One red pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dw"
    "HwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Seeded:
    """Names and ids of the session's data; ``token`` is in every name."""

    token: str
    experiment_id: str
    run_ids: dict[str, str]
    """The runs of the experiment by name, the oldest first; each is better than the one before."""
    nested_experiment_id: str
    files_run_id: str
    """A run whose artifacts are one file of each kind that the browser of artifacts draws."""
    trained: ModelInfo
    trained_run_id: str
    model: str
    """A registered model with three versions, aliases, tags and a description."""
    prompt: str
    spare_run_ids: list[str]
    """Runs from which walks register versions; the pages of the other runs stay as they are."""
    spare_model_id: str
    """The logged model behind those versions."""

    @property
    def experiment(self) -> str:
        return f"wine {self.token}"

    @property
    def nested_experiment(self) -> str:
        return f"sweeps {self.token}"

    @property
    def run_names(self) -> list[str]:
        return list(self.run_ids)


def seed(client: MlflowClient, token: str) -> Seeded:
    """Writes everything; the fluent calls go to the tracking URI that is set."""
    experiment_id = client.create_experiment(f"wine {token}", tags=TRAINING)
    nested_experiment_id = client.create_experiment(f"sweeps {token}", tags=TRAINING)
    run_ids = {name: _run(client, experiment_id, number) for number, name in _numbered(RUNS)}
    _nested_runs(nested_experiment_id)
    trained_run_id, trained = _trained_model(nested_experiment_id)
    spare_experiment_id = client.create_experiment(f"spares {token}", tags=TRAINING)
    runs = list(run_ids.values())
    _many_models(client, token)
    return Seeded(
        token=token,
        experiment_id=experiment_id,
        run_ids=run_ids,
        nested_experiment_id=nested_experiment_id,
        files_run_id=_run_with_files(nested_experiment_id),
        trained=trained,
        trained_run_id=trained_run_id,
        model=_model(client, f"classifier-{token}", trained.model_id, runs[:3]),
        prompt=_prompt(token),
        spare_run_ids=[_run(client, spare_experiment_id, number) for number in (1, 2)],
        spare_model_id=_trained_model(spare_experiment_id)[1].model_id,
    )


def _numbered(count: int) -> list[tuple[int, str]]:
    return [(number, f"run-{number:02}") for number in range(1, count + 1)]


def _run(client: MlflowClient, experiment_id: str, number: int) -> str:
    kind = "tree" if number % 2 else "linear"
    run = client.create_run(
        experiment_id,
        start_time=1_700_000_000_000 + number * 60_000,
        run_name=f"run-{number:02}",
        tags={"team": "risk" if number <= 3 else "fraud"},
    )
    client.log_batch(
        run.info.run_id,
        metrics=[
            Metric(key, value, 1_700_000_000_000 + step * 1000, step)
            for step in range(STEPS)
            for key, value in (("acc", number / 100 + step / 100), ("loss", 1 / (number + step)))
        ],
        params=[Param("kind", kind), Param("depth", str(number))],
    )
    if number <= 3:
        frame = pd.DataFrame({"alcohol": [12.5, 13.0], "quality": [5, 6]})
        dataset = mlflow.data.from_pandas(frame, source="s3://data/wine.csv", name="wine-data")
        with mlflow.start_run(run.info.run_id):
            mlflow.log_input(dataset, context="training")
    client.set_terminated(run.info.run_id, end_time=1_700_000_030_000 + number * 60_000)
    return run.info.run_id


def _nested_runs(experiment_id: str) -> None:
    with mlflow.start_run(experiment_id=experiment_id, run_name="sweep"):
        for depth in (1, 2, 3):
            name = f"child-{depth}"
            with mlflow.start_run(experiment_id=experiment_id, run_name=name, nested=True):
                mlflow.log_param("depth", depth)
                mlflow.log_metric("acc", depth / 10)


def _run_with_files(experiment_id: str) -> str:
    with mlflow.start_run(experiment_id=experiment_id, run_name="with-files") as run:
        mlflow.log_text("The quick brown fox", "notes/readme.txt")
        mlflow.log_text("<h1>Evaluation report</h1>", "report.html")
        mlflow.log_text("grape,price\nRiesling,12\nMerlot,9\n", "prices.csv")
        mlflow.log_dict({"threshold": 0.75, "labels": ["good", "bad"]}, "settings.json")
        mlflow.log_text("# Findings\n\nAll is **well**.", "findings.md")
        _log_bytes(PNG, "pixel.png")
        mlflow.log_table(pd.DataFrame({"question": ["Why?"], "answer": ["Because"]}), "eval.json")
    return run.info.run_id


def _trained_model(experiment_id: str) -> tuple[str, ModelInfo]:
    features, species = load_iris(return_X_y=True, as_frame=True)
    model = LogisticRegression(max_iter=200).fit(features, species)
    with mlflow.start_run(experiment_id=experiment_id, run_name="trained") as run:
        mlflow.log_metric("acc", 0.97)
        logged = mlflow.sklearn.log_model(
            model,
            # Found out by the client itself this takes ten seconds.
            pip_requirements=["scikit-learn"],
            name="iris-classifier",
            signature=infer_signature(features, model.predict(features)),
            input_example=features.head(2),
        )
        mlflow.log_metric("auc", 0.99, model_id=logged.model_id)
    return run.info.run_id, logged


def _model(client: MlflowClient, name: str, model_id: str, run_ids: list[str]) -> str:
    client.create_registered_model(name, {"team": "risk"}, "Tells good wine from bad")
    register_versions(client, name, model_id, run_ids)
    client.set_registered_model_alias(name, "champion", "2")
    client.set_registered_model_alias(name, "challenger", "3")
    return name


def register_versions(
    client: MlflowClient, name: str, model_id: str, run_ids: list[str]
) -> None:
    """A version from each run, all with the bytes and the schema of one logged model."""
    for number, run_id in enumerate(run_ids, start=1):
        client.create_model_version(
            name,
            f"models:/{model_id}",
            run_id,
            tags={"validation": "passed"},
            description=f"Candidate {number}",
            model_id=model_id,
        )


def _many_models(client: MlflowClient, token: str) -> None:
    """More models than one page of the list holds."""
    for number in range(1, MODEL_PAGES + 1):
        client.create_registered_model(f"catalogue-{token}-{number:02}")


def _prompt(token: str) -> str:
    name = f"greeting-{token}"
    for text in ("Hello {{name}}", "Good morning {{name}}, welcome back"):
        mlflow.genai.register_prompt(name, text, commit_message=f"Says {text.split()[0]}")
    return name


def _log_bytes(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        mlflow.log_artifact(str(file))
