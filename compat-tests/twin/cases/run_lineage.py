"""Runs: the datasets and models they read and write."""

from twin.scenario import case, post
from twin.tracking import (
    NO_MODEL,
    NO_RUN,
    create_experiment,
    create_logged_model,
    create_run,
    get_logged_model,
    get_run,
)

RUN = (create_experiment(), create_run())
DATASET = {"name": "iris", "digest": "abc123", "source_type": "local", "source": "{}"}

CASES = [
    case(
        "inputs",
        *RUN,
        post(
            "runs/log-inputs",
            {
                "run_id": "$run",
                "datasets": [
                    {"dataset": DATASET, "tags": [{"key": "mlflow.data.context", "value": "train"}]}
                ],
            },
        ),
        get_run(),
    ),
    case(
        "inputs-twice",
        *RUN,
        post("runs/log-inputs", {"run_id": "$run", "datasets": [{"dataset": DATASET}]}),
        post("runs/log-inputs", {"run_id": "$run", "datasets": [{"dataset": DATASET}]}),
        get_run(),
    ),
    case(
        "inputs-schema-and-profile",
        *RUN,
        post(
            "runs/log-inputs",
            {
                "run_id": "$run",
                "datasets": [{"dataset": DATASET | {"schema": "{}", "profile": "{}"}}],
            },
        ),
        get_run(),
    ),
    case(
        "inputs-without-name",
        *RUN,
        post(
            "runs/log-inputs",
            {
                "run_id": "$run",
                "datasets": [{"dataset": {"digest": "a", "source_type": "local", "source": "{}"}}],
            },
        ),
    ),
    case(
        "inputs-without-digest",
        *RUN,
        post(
            "runs/log-inputs",
            {
                "run_id": "$run",
                "datasets": [{"dataset": {"name": "a", "source_type": "local", "source": "{}"}}],
            },
        ),
    ),
    case(
        "inputs-without-dataset",
        *RUN,
        post("runs/log-inputs", {"run_id": "$run", "datasets": [{}]}),
    ),
    case(
        "inputs-long-digest",
        *RUN,
        post(
            "runs/log-inputs",
            {"run_id": "$run", "datasets": [{"dataset": DATASET | {"digest": "d" * 37}}]},
        ),
    ),
    case(
        "inputs-long-name",
        *RUN,
        post(
            "runs/log-inputs",
            {"run_id": "$run", "datasets": [{"dataset": DATASET | {"name": "d" * 501}}]},
        ),
    ),
    case("inputs-empty", *RUN, post("runs/log-inputs", {"run_id": "$run"}), get_run()),
    case("inputs-without-run", post("runs/log-inputs", {"datasets": [{"dataset": DATASET}]})),
    case(
        "inputs-of-missing-run",
        post("runs/log-inputs", {"run_id": NO_RUN, "datasets": [{"dataset": DATASET}]}),
    ),
    case(
        "inputs-model",
        *RUN,
        create_logged_model(name="m"),
        post("runs/log-inputs", {"run_id": "$run", "models": [{"model_id": "$model"}]}),
        get_run(),
    ),
    case(
        "inputs-missing-model",
        *RUN,
        post("runs/log-inputs", {"run_id": "$run", "models": [{"model_id": NO_MODEL}]}),
        get_run(),
    ),
    case(
        "outputs",
        *RUN,
        create_logged_model(name="m"),
        post("runs/outputs", {"run_id": "$run", "models": [{"model_id": "$model", "step": 2}]}),
        get_run(),
        get_logged_model(),
    ),
    case(
        "outputs-twice",
        *RUN,
        create_logged_model(name="m"),
        post("runs/outputs", {"run_id": "$run", "models": [{"model_id": "$model"}]}),
        post("runs/outputs", {"run_id": "$run", "models": [{"model_id": "$model"}]}),
        get_run(),
    ),
    case("outputs-without-models", *RUN, post("runs/outputs", {"run_id": "$run"})),
    case(
        "outputs-of-missing-run",
        post("runs/outputs", {"run_id": NO_RUN, "models": [{"model_id": NO_MODEL}]}),
    ),
]
