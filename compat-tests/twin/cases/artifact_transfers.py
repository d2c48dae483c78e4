"""Transfers past the server: uploads in parts, presigned URLs, and what the server announces.

Both servers keep artifacts in a folder here, to which no client gets a URL.
"""

from twin.scenario import Step, case, get, post
from twin.tracking import NO_RUN, create_experiment, create_run

PROXY = "/api/2.0/mlflow-artifacts"
RUN = (create_experiment(), create_run())
PART = {"part_number": 1, "etag": "a", "url": "http://localhost"}
BODIES = {
    "create": {"path": "/tmp/a.bin", "num_parts": 2},
    "complete": {"path": "/tmp/a.bin", "upload_id": "a", "parts": [PART]},
    "abort": {"path": "/tmp/a.bin", "upload_id": "a"},
}
BAD_BODIES = {
    "empty": {},
    "path-empty": {"path": ""},
    "path-number": {"path": 5},
    "path-null": {"path": None},
    "path-list": {"path": ["a"]},
    "num-parts-text": {"path": "a", "num_parts": "many"},
    "num-parts-list": {"path": "a", "num_parts": [1]},
    "upload-id-number": {"path": "a", "upload_id": 5, "parts": [PART]},
    "parts-text": {"path": "a", "upload_id": "a", "parts": "a"},
    "part-number-text": {"path": "a", "upload_id": "a", "parts": [{"part_number": "x"}]},
    "unknown-field": {"path": "a", "upload_id": "a", "parts": [PART], "color": "red"},
}
BAD_PATHS = {
    "parent": "../a",
    "encoded-parent": "%2e%2e/a",
    "parent-inside": "$name/../../a",
    "absolute": "%2Fetc/passwd",
}
BAD_PRESIGNED = {
    "empty": {},
    "without-path": {"run_id": "$run"},
    "path-empty": {"run_id": "$run", "path": ""},
    "path-number": {"run_id": "$run", "path": 5},
    "path-parent": {"run_id": "$run", "path": "../a"},
    "path-encoded-parent": {"run_id": "$run", "path": "%2e%2e/a"},
    "path-absolute": {"run_id": "$run", "path": "/etc/passwd"},
    "run-number": {"run_id": 5, "path": "a"},
    "run-missing": {"run_id": NO_RUN, "path": "a"},
    "run-empty": {"run_id": "", "path": "a"},
    "expiration-text": {"run_id": "$run", "path": "a", "expiration": "soon"},
    "expiration-list": {"run_id": "$run", "path": "a", "expiration": [1]},
    "model-missing": {"model_id": "m-" + "0" * 32, "path": "a"},
    "run-and-model": {"run_id": "$run", "model_id": "m-1", "path": "a"},
    "model-number": {"model_id": 5, "path": "a"},
}


def _mpu(step: str, path: str, body: dict) -> Step:
    return post(f"{PROXY}/mpu/{step}/{path}", body)


def _presigned(transfer: str, body: dict) -> Step:
    return post(f"artifacts/presigned-{transfer}-url", body)


CASES = [
    case("server-info", get("/api/3.0/mlflow/server-info")),
    case("server-info-of-the-ui", get("/ajax-api/3.0/mlflow/server-info")),
    *(case(f"mpu-{step}", _mpu(step, "$name/a", body)) for step, body in BODIES.items()),
    *(
        case(f"mpu-{step}-{label}", _mpu(step, "$name", body))
        for step in BODIES
        for label, body in BAD_BODIES.items()
    ),
    *(
        case(f"mpu-{step}-to-{label}", _mpu(step, path, body))
        for step, body in BODIES.items()
        for label, path in BAD_PATHS.items()
    ),
    case("mpu-create-by-get", get(f"{PROXY}/mpu/create/$name")),
    case("mpu-create-without-folder", _mpu("create", "", BODIES["create"])),
    case("mpu-unknown-step", _mpu("list", "$name", {})),
    case("presigned", get(f"{PROXY}/presigned/$name/a.txt")),
    *(
        case(f"presigned-of-{label}", get(f"{PROXY}/presigned/{path}"))
        for label, path in BAD_PATHS.items()
    ),
    case("presigned-without-path", get(f"{PROXY}/presigned/")),
    case("ajax-mpu", post("/ajax-api/2.0/mlflow-artifacts/mpu/create/$name", BODIES["create"])),
    *(
        case(
            f"presigned-{transfer}-of-proxied-run",
            *RUN,
            _presigned(transfer, {"run_id": "$run", "path": "a.txt"}),
        )
        for transfer in ("upload", "download")
    ),
    *(
        case(f"presigned-{transfer}-{label}", *RUN, _presigned(transfer, body))
        for transfer in ("upload", "download")
        for label, body in BAD_PRESIGNED.items()
    ),
    *(
        case(
            f"presigned-download-expiration-{seconds}",
            *RUN,
            _presigned("download", {"run_id": "$run", "path": "a", "expiration": seconds}),
        )
        for seconds in (0, -1, 1, 604800, 604801, "60", 1.5)
    ),
]
