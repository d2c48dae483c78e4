"""Files served to browsers: get-artifact."""

from twin.scenario import case, get, put
from twin.tracking import create_experiment, create_run

PROXY = "/api/2.0/mlflow-artifacts/artifacts"
RUN = (create_experiment(), create_run())


CASES = [
    case(
        "get-artifact",
        *RUN,
        put(f"{PROXY}/$experiment/$run/artifacts/a.txt", b"abc"),
        get("/get-artifact", {"run_id": "$run", "path": "a.txt"}),
        get("/get-artifact", {"run_id": "$run", "path": "missing.txt"}),
        get("/get-artifact", {"run_id": "$run", "path": "../a.txt"}),
    ),
]
