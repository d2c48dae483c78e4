"""Runs: create, get, update, delete, restore, and what is logged to them."""

from twin.registry import tags
from twin.scenario import NOTHING, Step, case, get, post
from twin.tracking import (
    NO_EXPERIMENT,
    NO_MODEL,
    NO_RUN,
    create_experiment,
    create_logged_model,
    create_run,
    get_logged_model,
    get_run,
    log_metric,
    log_param,
    set_run_tag,
)

RUN = (create_experiment(), create_run())

METRIC_VALUES = {
    "whole": 1,
    "decimal": 0.1,
    "negative": -1e-300,
    "large": 1e300,
    "text-number": "1.5",
    "nan": "NaN",
    "infinity": "Infinity",
    "negative-infinity": "-Infinity",
    "lower-case-nan": "nan",
    "text": "abc",
    "empty": "",
    "null": None,
    "boolean": True,
    "list": [1],
    "missing": NOTHING,
}
METRIC_FIELDS = {
    "step": {"step": 3},
    "negative-step": {"step": -1},
    "text-step": {"step": "3"},
    "decimal-step": {"step": 1.5},
    "bad-step": {"step": "x"},
    "huge-step": {"step": 2**63},
    "timestamp-zero": {"timestamp": 0},
    "timestamp-negative": {"timestamp": -1},
    "timestamp-text": {"timestamp": "5"},
    "timestamp-null": {"timestamp": None},
    "timestamp-bad": {"timestamp": "x"},
}
KEYS = {
    "plain": "loss",
    "slash": "train/loss",
    "chinese": "损失",
    "spaces": "a b",
    "colon": "a:b",
    "emoji": "🚀",
    "semicolon": "a;b",
    "leading-slash": "/a",
    "parent": "../a",
    "dot": ".",
    "empty": "",
    "null": None,
    "number": 5,
    "250-characters": "k" * 250,
    "251-characters": "k" * 251,
    "missing": NOTHING,
}
PARAM_VALUES = {
    "empty": "",
    "null": None,
    "missing": NOTHING,
    "number": 5,
    "unicode": "值 🚀",
    "newline": "a\nb",
    "6000-characters": "v" * 6000,
    "6001-characters": "v" * 6001,
}
RUN_FIELDS = {
    "name": {"run_name": "first"},
    "unicode-name": {"run_name": "运行 🚀"},
    "empty-name": {"run_name": ""},
    "number-name": {"run_name": 5},
    "start-time": {"start_time": 12345},
    "start-time-text": {"start_time": "12345"},
    "start-time-bad": {"start_time": "x"},
    "negative-start-time": {"start_time": -1},
    "user": {"user_id": "someone"},
    "tags": {"tags": tags(a="1", b="2")},
    "name-and-equal-tag": {"run_name": "a", "tags": [{"key": "mlflow.runName", "value": "a"}]},
    "name-and-other-tag": {"run_name": "a", "tags": [{"key": "mlflow.runName", "value": "b"}]},
    "name-tag-only": {"tags": [{"key": "mlflow.runName", "value": "b"}]},
    "user-tag": {"tags": [{"key": "mlflow.user", "value": "someone"}]},
    "bad-tag-key": {"tags": [{"key": "a;b", "value": "1"}]},
    "long-tag-value": {"tags": tags(a="v" * 8001)},
    "tags-object": {"tags": {"a": "1"}},
    "repeated-tag": {"tags": tags(a="1") + tags(a="2")},
    "long-name": {"run_name": "n" * 251},
}
RUN_IDS = {
    "unknown": NO_RUN,
    "short": "abc",
    "upper-case": "A" * 32,
    "with-slash": "a/b",
    "parent": "..",
    "too-long": "a" * 33,
    "empty": "",
    "null": None,
    "number": 5,
    "missing": NOTHING,
}
UPDATES = {
    "finish": {"status": "FINISHED", "end_time": 5},
    "fail": {"status": "FAILED"},
    "number-status": {"status": 3},
    "unknown-status": {"status": "DONE"},
    "lower-case-status": {"status": "finished"},
    "only-end-time": {"end_time": 7},
    "end-time-text": {"end_time": "7"},
    "end-time-bad": {"end_time": "x"},
    "name": {"run_name": "renamed"},
    "empty-name": {"run_name": ""},
    "number-name": {"run_name": 5},
    "nothing": {},
    "all": {"status": "KILLED", "end_time": 9, "run_name": "all"},
}


def _given(field: str, value: object) -> dict[str, object]:
    return {} if value is NOTHING else {field: value}


def _metric(key: object, value: object) -> Step:
    return post(
        "runs/log-metric",
        {"run_id": "$run", "timestamp": 1} | _given("key", key) | _given("value", value),
    )


CASES = [
    case("create", create_experiment(), create_run(), get_run()),
    case("create-in-default", create_run("0"), get_run()),
    case("create-without-experiment", post("runs/create", {})),
    case("create-in-missing-experiment", post("runs/create", {"experiment_id": NO_EXPERIMENT})),
    case("create-in-text-experiment", post("runs/create", {"experiment_id": "abc"})),
    case("create-in-number-experiment", post("runs/create", {"experiment_id": 0})),
    *(
        case(
            f"create-with-{label}",
            create_experiment(),
            post("runs/create", {"experiment_id": "$experiment", **fields}),
        )
        for label, fields in RUN_FIELDS.items()
    ),
    *(
        case(f"get-id-{label}", get("runs/get", json=_given("run_id", value)))
        for label, value in RUN_IDS.items()
    ),
    case("get-by-run-uuid", *RUN, get("runs/get", {"run_uuid": "$run"})),
    case("get-by-both-ids", *RUN, get("runs/get", {"run_id": "$run", "run_uuid": NO_RUN})),
    *(
        case(f"update-{label}", *RUN, post("runs/update", {"run_id": "$run", **fields}), get_run())
        for label, fields in UPDATES.items()
    ),
    case("update-missing", post("runs/update", {"run_id": NO_RUN, "status": "FINISHED"})),
    case("update-without-id", post("runs/update", {"status": "FINISHED"})),
    case(
        "finished-can-be-changed",
        *RUN,
        post("runs/update", {"run_id": "$run", "status": "FINISHED"}),
        log_metric("a", 1),
        log_param("a", "1"),
        get_run(),
    ),
    *(
        case(f"metric-value-{label}", *RUN, _metric("a", value), get_run())
        for label, value in METRIC_VALUES.items()
    ),
    *(
        case(f"metric-{label}", *RUN, log_metric("a", 1, **fields), get_run())
        for label, fields in METRIC_FIELDS.items()
    ),
    *(case(f"metric-key-{label}", *RUN, _metric(key, 1), get_run()) for label, key in KEYS.items()),
    case(
        "metric-without-timestamp",
        *RUN,
        post("runs/log-metric", {"run_id": "$run", "key": "a", "value": 1}),
    ),
    case("metric-of-missing-run", log_metric("a", 1, run=NO_RUN)),
    case("metric-without-run", post("runs/log-metric", {"key": "a", "value": 1, "timestamp": 1})),
    case(
        "metric-by-run-uuid",
        *RUN,
        post("runs/log-metric", {"run_uuid": "$run", "key": "a", "value": 1, "timestamp": 1}),
        get_run(),
    ),
    case(
        "latest-metric-by-step",
        *RUN,
        log_metric("a", 2, step=2),
        log_metric("a", 1, step=1),
        get_run(),
    ),
    case(
        "latest-metric-by-time",
        *RUN,
        log_metric("a", 1, timestamp=9),
        log_metric("a", 2, timestamp=5),
        get_run(),
    ),
    case("latest-metric-by-value", *RUN, log_metric("a", 2), log_metric("a", 1), get_run()),
    case(
        "metric-for-model",
        *RUN,
        create_logged_model(name="m"),
        log_metric("a", 1, model_id="$model"),
        get_run(),
        get_logged_model(),
    ),
    case("metric-for-missing-model", *RUN, log_metric("a", 1, model_id=NO_MODEL)),
    *(
        case(
            f"param-key-{label}",
            *RUN,
            post("runs/log-parameter", {"run_id": "$run", "value": "1"} | _given("key", key)),
            get_run(),
        )
        for label, key in KEYS.items()
    ),
    *(
        case(
            f"param-value-{label}",
            *RUN,
            post("runs/log-parameter", {"run_id": "$run", "key": "a"} | _given("value", value)),
            get_run(),
        )
        for label, value in PARAM_VALUES.items()
    ),
    case("param-again", *RUN, log_param("a", "1"), log_param("a", "1"), get_run()),
    case("param-changed", *RUN, log_param("a", "1"), log_param("a", "2"), get_run()),
    case("param-of-missing-run", log_param("a", "1", run=NO_RUN)),
    *(
        case(
            f"tag-key-{label}",
            *RUN,
            post("runs/set-tag", {"run_id": "$run", "value": "1"} | _given("key", key)),
            get_run(),
        )
        for label, key in KEYS.items()
    ),
    case("tag-overwrite", *RUN, set_run_tag("a", "1"), set_run_tag("a", "2"), get_run()),
    case("tag-empty-value", *RUN, set_run_tag("a", ""), get_run()),
    case("tag-number-value", *RUN, set_run_tag("a", 5)),
    case("tag-8000-characters", *RUN, set_run_tag("a", "v" * 8000)),
    case("tag-8001-characters", *RUN, set_run_tag("a", "v" * 8001)),
    case("tag-run-name", *RUN, set_run_tag("mlflow.runName", "renamed"), get_run()),
    case("tag-of-missing-run", set_run_tag("a", "1", run=NO_RUN)),
]
