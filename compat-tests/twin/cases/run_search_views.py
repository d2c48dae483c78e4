"""runs/search by life cycle stage."""

from twin.scenario import case, post
from twin.tracking import create_experiment, create_run, search_runs

SETUP = (
    create_experiment(),
    create_run(run_name="first", start_time=100),
    create_run(run_name="second", start_time=200),
)


CASES = [
    *(
        case(
            f"view-{str(view).lower()}",
            *SETUP,
            post("runs/delete", {"run_id": "$run"}),
            search_runs(run_view_type=view),
        )
        for view in ("ACTIVE_ONLY", "DELETED_ONLY", "ALL", "NOTHING", 2)
    ),
    case("deleted-hidden", *SETUP, post("runs/delete", {"run_id": "$run"}), search_runs()),
]
