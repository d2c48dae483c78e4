"""metrics/get-history and its two kinds for several runs, with fit and unfit limits."""

from twin.registry import LONG
from twin.scenario import case, get, post
from twin.tracking import NO_RUN, create_experiment, create_run, log_metric

HISTORY = "metrics/get-history"
# MLflow serves these two to its web UI alone, and the first of them nowhere else.
BULK = "/ajax-api/2.0/mlflow/metrics/get-history-bulk"
SAMPLE = "metrics/get-history-bulk-interval"

POINTS = [(1, 1, 5), (2, 2, 4), (3, 3, 3), (4, 4, 2), (5, -1, 9)]
RUN = (
    create_experiment(),
    create_run(start_time=1),
    *(log_metric("a", value, step=step, timestamp=time) for value, step, time in POINTS),
)
ONE = [("run_id", "$run"), ("metric_key", "a")]


def _batch(run: str, count: int, distance: int):
    points = [
        {"key": "a", "value": n, "timestamp": 100 - n, "step": n * distance} for n in range(count)
    ]
    return post("runs/log-batch", {"run_id": run, "metrics": points})


TWO_RUNS = (
    create_experiment(),
    create_run(start_time=1),
    _batch("$run", 23, 2),
    create_run(save="other", start_time=2),
    _batch("$other", 9, 3),
)
SAMPLED = [("run_ids", "$run"), ("metric_key", "a")]
BOTH = [("run_ids", "$run"), ("run_ids", "$other"), ("metric_key", "a")]

LIMITS = {
    "1": "1",
    "4": "4",
    "0": "0",
    "negative": "-1",
    "text": "abc",
    "decimal": "1.5",
    "empty": "",
    "31-bits": str(2**31),
    "63-bits": str(2**63 - 1),
    "64-bits": str(2**64),
}
SAMPLE_LIMITS = {"2": "2", "3": "3", "7": "7", "22": "22", "2500": "2500", "2501": "2501"}
STEPS = {
    "inside": ("3", "17"),
    "backwards": ("17", "3"),
    "one": ("4", "4"),
    "around": ("-10", "100"),
    "beside": ("1000", "2000"),
    "text": ("abc", "3"),
    "decimals": ("1.5", "3"),
}

CASES = [
    *(
        case(f"limit-{label}", *RUN, get(HISTORY, {**dict(ONE), "max_results": limit}))
        for label, limit in LIMITS.items()
    ),
    case(
        "pages",
        *RUN,
        get(HISTORY, [*ONE, ("max_results", "2")], save={"next": "next_page_token"}),
        get(
            HISTORY,
            [*ONE, ("max_results", "2"), ("page_token", "$next")],
            save={"last": "next_page_token"},
        ),
        get(HISTORY, [*ONE, ("page_token", "$last")]),
    ),
    case("bad-token", *RUN, get(HISTORY, [*ONE, ("max_results", "1"), ("page_token", "abc")])),
    case("empty-token", *RUN, get(HISTORY, [*ONE, ("max_results", "1"), ("page_token", "")])),
    case("without-run", get(HISTORY, {"metric_key": "a"})),
    case("without-key", *RUN, get(HISTORY, {"run_id": "$run"})),
    case("empty-key", *RUN, get(HISTORY, {"run_id": "$run", "metric_key": ""})),
    case("odd-key", *RUN, get(HISTORY, {"run_id": "$run", "metric_key": "a//b"})),
    case("of-missing-run", get(HISTORY, {"run_id": NO_RUN, "metric_key": "a"})),
    case("of-long-run", get(HISTORY, {"run_id": "a" * LONG, "metric_key": "a"})),
    case("by-old-name", *RUN, get(HISTORY, {"run_uuid": "$run", "metric_key": "a"})),
    case("run-repeated", *RUN, get(HISTORY, [("run_id", "$run"), ("run_id", NO_RUN), ONE[1]])),
    case(
        "of-deleted-run",
        *RUN,
        post("runs/delete", {"run_id": "$run"}),
        get(HISTORY, ONE),
    ),
    case("bulk", *RUN, get(BULK, ONE)),
    case("bulk-below-api", *RUN, get("metrics/get-history-bulk", ONE)),
    *(
        case(f"bulk-limit-{label}", *RUN, get(BULK, [*ONE, ("max_results", limit)]))
        for label, limit in LIMITS.items()
    ),
    case("bulk-without-run", get(BULK, {"metric_key": "a"})),
    case("bulk-without-key", *RUN, get(BULK, {"run_id": "$run"})),
    case("bulk-of-run-twice", *RUN, get(BULK, [ONE[0], *ONE])),
    case("bulk-of-missing-run", get(BULK, {"run_id": NO_RUN, "metric_key": "a"})),
    case("bulk-of-100-runs", get(BULK, [("run_id", f"r{n}") for n in range(100)] + [ONE[1]])),
    case("bulk-of-101-runs", get(BULK, [("run_id", f"r{n}") for n in range(101)] + [ONE[1]])),
    case("bulk-nan", *RUN, log_metric("b", "NaN"), get(BULK, [ONE[0], ("metric_key", "b")])),
    case("sample", *TWO_RUNS, get(SAMPLE, SAMPLED)),
    case("sample-of-two-runs", *TWO_RUNS, get(SAMPLE, BOTH)),
    case("sample-of-run-twice", *TWO_RUNS, get(SAMPLE, [SAMPLED[0], *SAMPLED])),
    *(
        case(f"sample-limit-{label}", *TWO_RUNS, get(SAMPLE, [*SAMPLED, ("max_results", limit)]))
        for label, limit in (SAMPLE_LIMITS | LIMITS).items()
    ),
    *(
        case(
            f"sample-steps-{label}",
            *TWO_RUNS,
            get(SAMPLE, [*SAMPLED, ("start_step", first), ("end_step", last)]),
        )
        for label, (first, last) in STEPS.items()
    ),
    case(
        "sample-of-two-runs-within-steps",
        *TWO_RUNS,
        get(SAMPLE, [*BOTH, ("start_step", "4"), ("end_step", "20"), ("max_results", "4")]),
    ),
    case("sample-start-only", *TWO_RUNS, get(SAMPLE, [*SAMPLED, ("start_step", "1")])),
    case("sample-end-only", *TWO_RUNS, get(SAMPLE, [*SAMPLED, ("end_step", "1")])),
    case("sample-without-runs", get(SAMPLE, {"metric_key": "a"})),
    case("sample-without-key", *TWO_RUNS, get(SAMPLE, {"run_ids": "$run"})),
    case("sample-of-missing-run", get(SAMPLE, {"run_ids": NO_RUN, "metric_key": "a"})),
    case("sample-of-101-runs", get(SAMPLE, [("run_ids", f"r{n}") for n in range(101)] + [ONE[1]])),
]
