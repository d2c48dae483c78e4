"""Steps that many tracking cases start with."""

from __future__ import annotations

from typing import Any

from twin.scenario import Step, get, post

# Ids of the right form that no server has given out.
NO_RUN = "0123456789abcdef0123456789abcdef"
NO_MODEL = f"m-{NO_RUN}"
NO_EXPERIMENT = "987654321"


def create_experiment(name: Any = "$name", save: str = "experiment", **fields: Any) -> Step:
    return post("experiments/create", {"name": name, **fields}, save={save: "experiment_id"})


def get_experiment(experiment: Any = "$experiment") -> Step:
    return get("experiments/get", {"experiment_id": experiment})


def create_run(experiment: Any = "$experiment", save: str = "run", **fields: Any) -> Step:
    return post(
        "runs/create",
        {"experiment_id": experiment, **fields},
        save={save: "run.info.run_id", "artifacts": "run.info.artifact_uri"},
    )


def get_run(run: Any = "$run") -> Step:
    return get("runs/get", {"run_id": run})


def log_metric(key: Any, value: Any, run: Any = "$run", **fields: Any) -> Step:
    return post(
        "runs/log-metric",
        {"run_id": run, "key": key, "value": value, "timestamp": 1, **fields},
    )


def log_param(key: Any, value: Any, run: Any = "$run") -> Step:
    return post("runs/log-parameter", {"run_id": run, "key": key, "value": value})


def set_run_tag(key: Any, value: Any, run: Any = "$run") -> Step:
    return post("runs/set-tag", {"run_id": run, "key": key, "value": value})


def search_runs(filter_text: str | None = None, **fields: Any) -> Step:
    request = {"experiment_ids": ["$experiment"], **fields}
    return post(
        "runs/search", request if filter_text is None else request | {"filter": filter_text}
    )


def create_logged_model(
    experiment: Any = "$experiment", save: str = "model", **fields: Any
) -> Step:
    return post(
        "logged-models",
        {"experiment_id": experiment, **fields},
        save={save: "model.info.model_id", "location": "model.info.artifact_uri"},
    )


def get_logged_model(model: Any = "$model") -> Step:
    return get(f"logged-models/{model}")
