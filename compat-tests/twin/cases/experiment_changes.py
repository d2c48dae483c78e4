"""What happens to experiments later: update, delete, restore, tags."""

from twin.registry import tags
from twin.scenario import case, post
from twin.tracking import NO_EXPERIMENT, create_experiment, create_run, get_experiment, get_run

MINE = "name LIKE '$name%'"
SEARCH = "experiments/search"


CASES = [
    case(
        "create-named-as-deleted",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        post("experiments/create", {"name": "$name"}),
    ),
    case(
        "update",
        create_experiment(),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": "$name-new"}),
        get_experiment(),
    ),
    case(
        "update-without-name",
        create_experiment(),
        post("experiments/update", {"experiment_id": "$experiment"}),
        get_experiment(),
    ),
    case(
        "update-to-empty",
        create_experiment(),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": ""}),
        get_experiment(),
    ),
    case(
        "update-to-taken",
        create_experiment(),
        create_experiment("$name-2", save="other"),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": "$name-2"}),
    ),
    case(
        "update-missing",
        post("experiments/update", {"experiment_id": NO_EXPERIMENT, "new_name": "$name"}),
    ),
    case(
        "update-too-long",
        create_experiment(),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": "n" * 501}),
    ),
    case(
        "update-number",
        create_experiment(),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": 5}),
    ),
    case(
        "update-deleted",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        post("experiments/update", {"experiment_id": "$experiment", "new_name": "$name-2"}),
    ),
    case(
        "delete-and-restore",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        get_experiment(),
        post("experiments/restore", {"experiment_id": "$experiment"}),
        get_experiment(),
    ),
    case(
        "delete-with-runs",
        create_experiment(),
        create_run(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        get_run(),
        post("experiments/restore", {"experiment_id": "$experiment"}),
        get_run(),
    ),
    case(
        "delete-twice",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        post("experiments/delete", {"experiment_id": "$experiment"}),
    ),
    case("delete-missing", post("experiments/delete", {"experiment_id": NO_EXPERIMENT})),
    case("delete-without-id", post("experiments/delete", {})),
    case(
        "restore-active",
        create_experiment(),
        post("experiments/restore", {"experiment_id": "$experiment"}),
    ),
    case("restore-missing", post("experiments/restore", {"experiment_id": NO_EXPERIMENT})),
    case(
        "set-tag",
        create_experiment(),
        post(
            "experiments/set-experiment-tag",
            {"experiment_id": "$experiment", "key": "a", "value": "1"},
        ),
        get_experiment(),
    ),
    case(
        "set-tag-bad-key",
        create_experiment(),
        post(
            "experiments/set-experiment-tag",
            {"experiment_id": "$experiment", "key": "a;b", "value": "1"},
        ),
    ),
    case(
        "set-tag-without-value",
        create_experiment(),
        post("experiments/set-experiment-tag", {"experiment_id": "$experiment", "key": "a"}),
    ),
    case(
        "set-tag-of-missing",
        post(
            "experiments/set-experiment-tag",
            {"experiment_id": NO_EXPERIMENT, "key": "a", "value": "1"},
        ),
    ),
    case(
        "delete-tag",
        create_experiment(tags=tags(a="1")),
        post("experiments/delete-experiment-tag", {"experiment_id": "$experiment", "key": "a"}),
        get_experiment(),
        post("experiments/delete-experiment-tag", {"experiment_id": "$experiment", "key": "a"}),
    ),
    *(
        case(
            f"search-view-{view.lower()}",
            create_experiment("$name-a"),
            create_experiment("$name-b"),
            post("experiments/delete", {"experiment_id": "$experiment"}),
            post(SEARCH, {"filter": MINE, "view_type": view, "max_results": 10}),
        )
        for view in ("ACTIVE_ONLY", "DELETED_ONLY", "ALL", "NEITHER")
    ),
]
