"""What happens to runs later: delete, restore, deleted tags, metric histories."""

from twin.scenario import case, get, post
from twin.tracking import (
    NO_RUN,
    create_experiment,
    create_run,
    get_run,
    log_metric,
    log_param,
    set_run_tag,
)

RUN = (create_experiment(), create_run())


CASES = [
    case(
        "create-in-deleted-experiment",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        post("runs/create", {"experiment_id": "$experiment"}),
    ),
    case(
        "delete-and-restore",
        *RUN,
        post("runs/delete", {"run_id": "$run"}),
        get_run(),
        post("runs/restore", {"run_id": "$run"}),
        get_run(),
    ),
    case(
        "delete-twice",
        *RUN,
        post("runs/delete", {"run_id": "$run"}),
        post("runs/delete", {"run_id": "$run"}),
    ),
    case("delete-missing", post("runs/delete", {"run_id": NO_RUN})),
    case("restore-missing", post("runs/restore", {"run_id": NO_RUN})),
    case(
        "deleted-cannot-be-changed",
        *RUN,
        post("runs/delete", {"run_id": "$run"}),
        log_metric("a", 1),
        log_param("a", "1"),
        set_run_tag("a", "1"),
        post("runs/update", {"run_id": "$run", "status": "FINISHED"}),
    ),
    case(
        "metric-twice",
        *RUN,
        log_metric("a", 1),
        log_metric("a", 1),
        get("metrics/get-history", {"run_id": "$run", "metric_key": "a"}),
    ),
    case(
        "metric-history",
        *RUN,
        log_metric("a", 2, step=2),
        log_metric("a", 1, step=1),
        get("metrics/get-history", {"run_id": "$run", "metric_key": "a"}),
        get("metrics/get-history", {"run_id": "$run", "metric_key": "b"}),
    ),
    case(
        "tag-delete",
        *RUN,
        set_run_tag("a", "1"),
        post("runs/delete-tag", {"run_id": "$run", "key": "a"}),
        get_run(),
        post("runs/delete-tag", {"run_id": "$run", "key": "a"}),
    ),
    case("tag-delete-of-missing-run", post("runs/delete-tag", {"run_id": NO_RUN, "key": "a"})),
    case("tag-delete-without-key", *RUN, post("runs/delete-tag", {"run_id": "$run"})),
]
