"""upload-artifact, which MLflow's web UI calls."""

from twin.scenario import Step, case, get
from twin.tracking import NO_RUN, create_experiment, create_run

UPLOAD = "/ajax-api/2.0/mlflow/upload-artifact"
RUN = (create_experiment(), create_run())
TEN_MEGABYTES = 10 * 1024 * 1024
PATHS = {
    "parent": "../a.txt",
    "encoded-parent": "%2e%2e/a.txt",
    "twice-encoded-parent": "%252e%252e/a.txt",
    "absolute": "/tmp/a.txt",
    "file-uri": "file:///tmp/a.txt",
    "backslash": "..\\a.txt",
    "fragment": "a#b.txt",
    "nul": "a\0b.txt",
    "too-long": "n" * 300,
    "folder": "a/",
    "root": ".",
    "empty": "",
}


def _upload(raw: bytes = b"hello", **query: str) -> Step:
    return Step("POST", UPLOAD, query, raw=raw)


CASES = [
    case(
        "upload",
        *RUN,
        _upload(run_uuid="$run", path="a.txt"),
        get("/get-artifact", {"run_id": "$run", "path": "a.txt"}),
        _upload(b"again", run_uuid="$run", path="a.txt"),
        _upload(b"deep", run_uuid="$run", path="文件/b/c.bin"),
        get("artifacts/list", {"run_id": "$run"}),
        get("artifacts/list", {"run_id": "$run", "path": "文件/b"}),
    ),
    case("upload-without-run", _upload(path="a.txt")),
    case("upload-without-path", *RUN, _upload(run_uuid="$run")),
    case("upload-by-run-id", *RUN, _upload(run_id="$run", path="a.txt")),
    case("upload-without-data", *RUN, _upload(b"", run_uuid="$run", path="a.txt")),
    case("upload-to-missing-run", _upload(run_uuid=NO_RUN, path="a.txt")),
    case(
        "upload-of-ten-megabytes",
        *RUN,
        _upload(b"x" * TEN_MEGABYTES, run_uuid="$run", path="a.txt"),
        _upload(b"x" * (TEN_MEGABYTES + 1), run_uuid="$run", path="b.txt"),
        get("artifacts/list", {"run_id": "$run"}),
    ),
    case("upload-by-get", get(UPLOAD, {"run_uuid": NO_RUN, "path": "a.txt"})),
    case(
        "upload-json",
        *RUN,
        Step(
            "POST", UPLOAD, {"run_uuid": "$run", "path": "a.json"}, json={"a": 1}
        ),
        get("artifacts/list", {"run_id": "$run"}),
    ),
    *(
        case(f"upload-to-{label}", *RUN, _upload(run_uuid="$run", path=path))
        for label, path in PATHS.items()
    ),
    case(
        "list-page-token",
        *RUN,
        _upload(run_uuid="$run", path="a.txt"),
        get("artifacts/list", {"run_id": "$run", "page_token": "next"}),
        get("artifacts/list", {"run_id": "$run", "page_token": ""}),
        get("artifacts/list", {"run_id": "$run", "max_results": "0"}),
    ),
    case(
        "list-page-token-number",
        *RUN,
        Step("GET", "artifacts/list", json={"run_id": "$run", "page_token": 1}),
    ),
]
