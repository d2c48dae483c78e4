"""What happens to logged models later: deletion, and their files."""

from twin.scenario import case, delete, get, post
from twin.tracking import NO_MODEL, create_experiment, create_logged_model, get_logged_model

MODEL = (create_experiment(), create_logged_model(name="m"))


CASES = [
    case(
        "create-in-deleted-experiment",
        create_experiment(),
        post("experiments/delete", {"experiment_id": "$experiment"}),
        post("logged-models", {"experiment_id": "$experiment", "name": "m"}),
    ),
    case(
        "delete",
        *MODEL,
        delete("logged-models/$model"),
        get_logged_model(),
        delete("logged-models/$model"),
    ),
    case("delete-missing", delete(f"logged-models/{NO_MODEL}")),
    case(
        "deleted-hidden",
        *MODEL,
        delete("logged-models/$model"),
        post("logged-models/search", {"experiment_ids": ["$experiment"]}),
    ),
    case("artifact-directory", *MODEL, get("logged-models/$model/artifacts/directories")),
    case("artifact-directory-of-missing", get(f"logged-models/{NO_MODEL}/artifacts/directories")),
    case(
        "artifact-directory-parent",
        *MODEL,
        get("logged-models/$model/artifacts/directories", {"artifact_directory_path": "../.."}),
    ),
]
