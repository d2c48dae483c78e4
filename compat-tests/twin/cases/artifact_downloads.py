"""Files served to browsers: get-artifact in its variants, conditions and ranges."""

from twin.registry import create_model, create_version
from twin.scenario import Step, case, get, put
from twin.tracking import NO_MODEL, NO_RUN, create_experiment, create_logged_model, create_run

PROXY = "/api/2.0/mlflow-artifacts/artifacts"
MODEL_FILES = "/ajax-api/2.0/mlflow/logged-models/$model/artifacts/files"
RUN = (create_experiment(), create_run())
FILE = put(f"{PROXY}/$experiment/$run/artifacts/a.txt", b"0123456789")
MODEL = (
    create_experiment(),
    create_logged_model(),
    put(f"{PROXY}/$experiment/models/$model/artifacts/a.txt", b"0123456789"),
)
VERSION = (
    *RUN,
    FILE,
    create_model(),
    create_version(source="mlflow-artifacts:/$experiment/$run/artifacts", run_id="$run"),
)
RANGES = {
    "first-byte": "bytes=0-0",
    "middle": "bytes=2-4",
    "to-the-end": "bytes=7-",
    "last": "bytes=-3",
    "cut-off": "bytes=5-100",
    "suffix-too-long": "bytes=-100",
    "beyond": "bytes=10-",
    "beyond-between": "bytes=20-30",
    "suffix-of-nothing": "bytes=-0",
    "turned-around": "bytes=4-2",
    "two": "bytes=0-1,4-5",
    "other-unit": "items=0-1",
    "junk": "junk",
    "empty": "bytes=",
}
# Characters that only look like dots and slashes.
LOOK_ALIKES = {
    "full-width-parent": "\uff0e\uff0e/a.txt",
    "full-width-slash": "..\uff0fa.txt",
    "two-dot-leader": "\u2025/a.txt",
    "division-slash": "..\u2215a.txt",
}
PATHS = {
    "parent": "../a.txt",
    "encoded-parent": "%2e%2e/a.txt",
    "twice-encoded-parent": "%252e%252e/a.txt",
    "encoded-slash": "..%2fa.txt",
    "absolute": "/etc/passwd",
    "file-uri": "file:///etc/passwd",
    "backslash": "..\\a.txt",
    "drive": "C:\\a.txt",
    "fragment": "a#b",
    "nul": "a\0b",
    "too-long": "n" * 300,
    "empty": "",
    "missing": "missing.txt",
    "folder": ".",
    "query": "a.txt?x=1",
}


def _run_file(**headers: str) -> Step:
    return get("/get-artifact", {"run_id": "$run", "path": "a.txt"}, headers=headers)


def _proxy_file(**headers: str) -> Step:
    return get(f"{PROXY}/$experiment/$run/artifacts/a.txt", headers=headers)


def _first_look(step: Step) -> Step:
    return Step(
        step.method,
        step.path,
        step.query,
        save={"etag": "ETag", "date": "Last-Modified"},
    )


CASES = [
    case(
        "get-artifact",
        *RUN,
        FILE,
        get("/get-artifact", {"run_id": "$run", "path": "a.txt"}),
        get("/get-artifact", {"run_uuid": "$run", "path": "a.txt"}),
        get("/get-artifact", {"run_id": "", "run_uuid": "$run", "path": "a.txt"}),
        get("/get-artifact", {"run_id": "$run", "path": "missing.txt"}),
        get("/get-artifact", {"run_id": "$run", "path": "../a.txt"}),
    ),
    case("get-artifact-without-path", *RUN, get("/get-artifact", {"run_id": "$run"})),
    case("get-artifact-without-run", get("/get-artifact", {"path": "a.txt"})),
    case("get-artifact-of-missing-run", get("/get-artifact", {"run_id": NO_RUN, "path": "a"})),
    case("get-artifact-by-post", Step("POST", "/get-artifact", raw=b"")),
    case(
        "version-artifact",
        *VERSION,
        get("/model-versions/get-artifact", {"name": "$name", "version": "1", "path": "a.txt"}),
        get("/model-versions/get-artifact", {"name": "$name", "version": "1", "path": "b.txt"}),
        get("/model-versions/get-artifact", {"name": "$name", "version": "1", "path": "../a"}),
        get("/model-versions/get-artifact", {"name": "$name", "version": "1"}),
        get("/model-versions/get-artifact", {"name": "$name", "version": "2", "path": "a.txt"}),
    ),
    case(
        "logged-model-file",
        *MODEL,
        get(MODEL_FILES, {"artifact_file_path": "a.txt"}),
        get(MODEL_FILES, {"artifact_file_path": "b.txt"}),
        get(MODEL_FILES, {"artifact_file_path": "../a.txt"}),
        get(MODEL_FILES, {"artifact_file_path": ""}),
        get(MODEL_FILES),
    ),
    case(
        "logged-model-file-of-missing-model",
        get(
            f"/ajax-api/2.0/mlflow/logged-models/{NO_MODEL}/artifacts/files",
            {"artifact_file_path": "a.txt"},
        ),
    ),
    *(
        case(f"range-of-run-file-{label}", *RUN, FILE, _run_file(Range=value))
        for label, value in RANGES.items()
    ),
    *(
        case(f"range-of-proxy-file-{label}", *RUN, FILE, _proxy_file(Range=value))
        for label, value in RANGES.items()
    ),
    *(
        case(
            f"conditions-of-{label}-file",
            *RUN,
            FILE,
            _first_look(file()),
            file(**{"If-None-Match": "$etag"}),
            file(**{"If-None-Match": "W/$etag"}),
            file(**{"If-None-Match": "*"}),
            file(**{"If-None-Match": '"other"'}),
            file(**{"If-Modified-Since": "$date"}),
            file(**{"If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}),
            file(**{"If-Modified-Since": "junk"}),
            file(**{"If-Match": "$etag"}),
            file(**{"If-Match": '"other"'}),
            file(**{"If-Unmodified-Since": "$date"}),
            file(**{"If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}),
            file(**{"Range": "bytes=0-1", "If-Range": "$etag"}),
            file(**{"Range": "bytes=0-1", "If-Range": '"other"'}),
            file(**{"Range": "bytes=0-1", "If-Range": "$date"}),
        )
        for label, file in (("run", _run_file), ("proxy", _proxy_file))
    ),
    *(
        case(
            f"run-file-at-{label}",
            *RUN,
            FILE,
            get("/get-artifact", {"run_id": "$run", "path": path}),
        )
        for label, path in (PATHS | LOOK_ALIKES).items()
    ),
    *(
        case(
            f"version-file-at-{label}",
            *VERSION,
            get("/model-versions/get-artifact", {"name": "$name", "version": "1", "path": path}),
        )
        for label, path in PATHS.items()
    ),
    *(
        case(f"logged-model-file-at-{label}", *MODEL, get(MODEL_FILES, {"artifact_file_path": path}))
        for label, path in PATHS.items()
    ),
]
