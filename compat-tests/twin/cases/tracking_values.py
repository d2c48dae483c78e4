"""Values of the wrong type or size in tracking requests, and what is left of such a request."""

from twin.registry import tags
from twin.scenario import case, post
from twin.tracking import (
    create_experiment,
    create_run,
    get_experiment,
    get_run,
    log_metric,
    log_param,
    search_runs,
)

RUN = (create_experiment(), create_run(start_time=5))
DATASETS = "/ajax-api/2.0/mlflow/experiments/search-datasets"
METRIC = {"key": "m", "value": 1, "timestamp": 1}
MODEL = (
    '{"run_id":"$run","artifact_path":"模型","utc_time_created":"2024-01-01 00:00:00.0",'
    '"flavors":{"sklearn":{"config":{"a":1},"version":"1"}},"model_uuid":"u"}'
)

UPDATES = {
    "status-number": {"status": 3},
    "status-number-as-text": {"status": "3"},
    "status-unknown-number": {"status": 9},
    "status-unknown-number-as-text": {"status": "9"},
    "status-list": {"status": []},
    "status-unknown-word": {"status": "DONE"},
    "status-lower-case": {"status": "finished"},
    "status-null": {"status": None},
    "end-digits": {"end_time": "12"},
    "end-whole-decimal": {"end_time": 1.0},
    "end-decimal": {"end_time": 1.5},
    "end-beyond-64-bits": {"end_time": 2**63},
    "end-negative": {"end_time": -1},
    "end-true": {"end_time": True},
    "name-empty": {"run_name": ""},
    "name-number": {"run_name": 5},
    "nothing": {},
}
FIRST_FIELDS = {
    "start-beyond-64-bits": {"start_time": 2**63},
    "start-decimal": {"start_time": 1.5},
    "start-text": {"start_time": "x"},
    "tags-null": {"tags": None},
    "tags-text": {"tags": "a"},
    "tags-of-texts": {"tags": ["a"]},
    "tags-of-null": {"tags": [None]},
    "tags-with-null": {"tags": [*tags(a="1"), None, *tags(b="2")]},
    "tag-null": {"tags": [{"key": "a", "value": None}]},
    "tag-true": {"tags": [{"key": "a", "value": True}]},
    "name-and-tag": {"run_name": "x", "tags": [{"key": "mlflow.runName", "value": "y"}]},
    "user-number": {"user_id": 1},
}
METRICS = {
    "value-infinite": {"value": "-Infinity"},
    "value-beyond-doubles": {"value": "1e400"},
    "value-smallest": {"value": 5e-324},
    "value-true": {"value": True},
    "value-null": {"value": None},
    "value-spaced": {"value": " 1"},
    "step-least": {"step": -(2**63)},
    "step-most": {"step": 2**63 - 1},
    "step-beyond-64-bits": {"step": 2**63},
    "step-whole-decimal": {"step": 1.0},
    "step-decimal": {"step": 1.5},
    "step-null": {"step": None},
    "time-most": {"timestamp": 2**63 - 1},
    "time-negative": {"timestamp": -1},
    "time-true": {"timestamp": True},
    "run-number": {"run_id": 5},
}
SEARCHES = {
    "experiments-of-null": {"experiment_ids": [None]},
    "experiments-with-null": {"experiment_ids": ["$experiment", None]},
    "order-of-null": {"order_by": [None]},
    "order-number": {"order_by": [1]},
    "view-number": {"run_view_type": 2},
    "view-unknown-number": {"run_view_type": 9},
    "view-list": {"run_view_type": [1]},
    "limit-true": {"max_results": True},
    "limit-decimal": {"max_results": 1.5},
    "filter-list": {"filter": ["a"]},
    "experiments-object": {"experiment_ids": {"a": 1}},
}

CASES = [
    *(
        case(f"update-{label}", *RUN, post("runs/update", {"run_id": "$run", **fields}), get_run())
        for label, fields in UPDATES.items()
    ),
    *(
        case(
            f"create-{label}",
            create_experiment(),
            post("runs/create", {"experiment_id": "$experiment", "start_time": 1, **fields}),
        )
        for label, fields in FIRST_FIELDS.items()
    ),
    *(
        case(
            f"metric-{label}",
            *RUN,
            post("runs/log-metric", {"run_id": "$run", **METRIC, **fields}),
            get_run(),
        )
        for label, fields in METRICS.items()
    ),
    *(
        case(f"search-{label}", *RUN, log_metric("m", 1), search_runs(**fields))
        for label, fields in SEARCHES.items()
    ),
    case("datasets-of-null", post(DATASETS, {"experiment_ids": [None]})),
    case(
        "experiment-tags-of-null",
        post("experiments/create", {"name": "$name", "tags": [None]}, save={}),
    ),
    case(
        "experiment-tags-with-null",
        create_experiment(tags=tags(a="1")),
        post("experiments/create", {"name": "$name-2", "tags": [*tags(a="1"), None]}),
        get_experiment(),
    ),
    case(
        "model-tags-of-null",
        create_experiment(),
        post("logged-models", {"experiment_id": "$experiment", "name": "a", "tags": [None]}),
    ),
    case(
        "model-params-of-null",
        create_experiment(),
        post("logged-models", {"experiment_id": "$experiment", "name": "a", "params": [None]}),
    ),
    case("registry-tags-of-null", post("registered-models/create", {"name": "$name", "tags": [None]})),
    case(
        "inputs-of-null",
        *RUN,
        post("runs/log-inputs", {"run_id": "$run", "datasets": [None]}),
    ),
    case(
        "batch-changes-nothing-when-refused",
        *RUN,
        log_param("p", "1"),
        post(
            "runs/log-batch",
            {
                "run_id": "$run",
                "metrics": [METRIC],
                "params": [{"key": "q", "value": "1"}, {"key": "p", "value": "2"}],
                "tags": tags(t="1"),
            },
        ),
        get_run(),
    ),
    case("batch-of-null", *RUN, post("runs/log-batch", {"run_id": "$run", "tags": [None]})),
    case(
        "old-models",
        *RUN,
        post("runs/log-model", {"run_id": "$run", "model_json": MODEL}),
        post("runs/log-model", {"run_id": "$run", "model_json": MODEL}),
        get_run(),
    ),
]
