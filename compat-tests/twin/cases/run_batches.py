"""runs/log-batch."""

from twin.registry import tags
from twin.scenario import Step, case, post
from twin.tracking import NO_RUN, create_experiment, create_run, get_run, log_param

RUN = (create_experiment(), create_run())
BATCH = "runs/log-batch"


def _metrics(*metrics: tuple[str, float, int, int]) -> list[dict[str, object]]:
    return [
        {"key": key, "value": value, "timestamp": timestamp, "step": step}
        for key, value, timestamp, step in metrics
    ]


def _batch(**fields: object) -> Step:
    return post(BATCH, {"run_id": "$run", **fields})


CASES = [
    case(
        "batch",
        *RUN,
        _batch(
            metrics=_metrics(("a", 1, 1, 0), ("a", 2, 2, 1), ("b", 3, 1, 0)),
            params=tags(p="1"),
            tags=tags(t="1"),
        ),
        get_run(),
    ),
    case("batch-empty", *RUN, _batch()),
    case("batch-without-run", post(BATCH, {"tags": tags(a="1")})),
    case("batch-of-missing-run", post(BATCH, {"run_id": NO_RUN, "tags": tags(a="1")})),
    case(
        "batch-1000-metrics",
        *RUN,
        _batch(metrics=_metrics(*(("a", i, 1, i) for i in range(1000)))),
        get_run(),
    ),
    case(
        "batch-1001-metrics", *RUN, _batch(metrics=_metrics(*(("a", i, 1, i) for i in range(1001))))
    ),
    case(
        "batch-101-params",
        *RUN,
        _batch(params=[{"key": f"p{i}", "value": "1"} for i in range(101)]),
    ),
    case("batch-101-tags", *RUN, _batch(tags=[{"key": f"t{i}", "value": "1"} for i in range(101)])),
    case(
        "batch-1001-in-all",
        *RUN,
        _batch(
            metrics=_metrics(*(("a", i, 1, i) for i in range(950))),
            params=[{"key": f"p{i}", "value": "1"} for i in range(51)],
        ),
    ),
    case(
        "batch-bad-metric-key",
        *RUN,
        _batch(metrics=_metrics(("a;b", 1, 1, 0)), tags=tags(a="1")),
        get_run(),
    ),
    case("batch-metric-without-value", *RUN, _batch(metrics=[{"key": "a", "timestamp": 1}])),
    case("batch-metric-without-timestamp", *RUN, _batch(metrics=[{"key": "a", "value": 1}])),
    case("batch-metric-without-key", *RUN, _batch(metrics=[{"value": 1, "timestamp": 1}])),
    case("batch-metric-text", *RUN, _batch(metrics=[{"key": "a", "value": "x", "timestamp": 1}])),
    case(
        "batch-metric-nan",
        *RUN,
        _batch(metrics=[{"key": "a", "value": "NaN", "timestamp": 1, "step": 0}]),
        get_run(),
    ),
    case("batch-metrics-object", *RUN, _batch(metrics={"a": 1})),
    case("batch-param-twice", *RUN, _batch(params=tags(a="1") + tags(a="2")), get_run()),
    case("batch-param-twice-equal", *RUN, _batch(params=tags(a="1") + tags(a="1")), get_run()),
    case(
        "batch-param-changed",
        *RUN,
        log_param("a", "1"),
        _batch(params=tags(a="2", b="3"), tags=tags(t="1")),
        get_run(),
    ),
    case("batch-param-long-value", *RUN, _batch(params=tags(a="v" * 6001)), get_run()),
    case("batch-param-without-key", *RUN, _batch(params=[{"value": "1"}])),
    case("batch-tag-twice", *RUN, _batch(tags=tags(a="1") + tags(a="2")), get_run()),
    case("batch-tag-bad-key", *RUN, _batch(tags=[{"key": "a;b", "value": "1"}])),
    case("batch-tag-long-key", *RUN, _batch(tags=[{"key": "k" * 251, "value": "1"}])),
    case("batch-tag-long-value", *RUN, _batch(tags=tags(a="v" * 8001))),
]
