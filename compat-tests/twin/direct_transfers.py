"""Cases on what only a store in S3 makes possible: transfers between client and store themselves.

Not among those of every run: there the servers keep artifacts in folders.
"""

from twin.scenario import Step, case, get, post, put
from twin.tracking import create_experiment, create_run

# Below what both servers keep proxied artifacts in.
ROOT = "s3://artifacts/root"
PROXY = "/api/2.0/mlflow-artifacts"
RUN = (create_experiment(artifact_location=f"{ROOT}/direct/$name"), create_run())
NO_UPLOAD = "00000000-0000-4000-8000-000000000000"
NO_ETAG = '"0123456789abcdef0123456789abcdef"'
FETCH = get("$url")


def _create(num_parts: object = 1, **fields: object) -> Step:
    return post(f"{PROXY}/mpu/create/$name", {"path": "a.bin", "num_parts": num_parts, **fields})


def _created() -> Step:
    return post(
        f"{PROXY}/mpu/create/$name",
        {"path": "/tmp/a.bin", "num_parts": 1},
        save={"upload": "upload_id", "url": "credentials.0.url"},
    )


def _complete(upload: str = "$upload", etag: str = "$etag") -> Step:
    parts = [{"part_number": 1, "etag": etag}]
    body = {"path": "a.bin", "upload_id": upload, "parts": parts}
    return post(f"{PROXY}/mpu/complete/$name", body)


def _abort(upload: str = "$upload") -> Step:
    return post(f"{PROXY}/mpu/abort/$name", {"path": "a.bin", "upload_id": upload})


def _presigned(transfer: str, path: str, **fields: object) -> Step:
    return post(
        f"artifacts/presigned-{transfer}-url",
        {"run_id": "$run", "path": path, **fields},
        save={"url": "presigned_url"},
    )


SEND_PART = put("$url", b"part", save={"etag": "ETag"})
CASES = [
    case(
        "upload-in-parts",
        _created(),
        SEND_PART,
        get(f"{PROXY}/artifacts", {"path": "$name"}),
        _complete(),
        get(f"{PROXY}/artifacts/$name/a.bin"),
        get(f"{PROXY}/artifacts", {"path": "$name"}),
    ),
    case("upload-in-parts-aborted", _created(), SEND_PART, _abort(), _complete(), _abort()),
    case("upload-in-parts-without-a-part", _created(), _complete(etag=NO_ETAG)),
    case("upload-in-parts-unknown", _complete(NO_UPLOAD, NO_ETAG)),
    case("upload-in-parts-unknown-aborted", _abort(NO_UPLOAD)),
    *(case(f"upload-in-{count}-parts", _create(count)) for count in (0, -1, 2, 3)),
    case(
        "signed-download",
        put(f"{PROXY}/artifacts/$name/a b.txt", b"0123456789"),
        get(f"{PROXY}/presigned/$name/a b.txt", save={"url": "url"}),
        FETCH,
        Step("GET", "$url", headers={"Range": "bytes=2-4"}),
    ),
    case("signed-download-of-missing", get(f"{PROXY}/presigned/$name/a.txt")),
    case(
        "signed-download-of-folder",
        put(f"{PROXY}/artifacts/$name/a/b.txt", b"x"),
        get(f"{PROXY}/presigned/$name/a"),
    ),
    case(
        "direct-run",
        *RUN,
        _presigned("upload", "model/a.txt"),
        put("$url", b"direct", headers={"Content-Type": "text/plain"}),
        get("artifacts/list", {"run_id": "$run"}),
        get("artifacts/list", {"run_id": "$run", "path": "model"}),
        get("/get-artifact", {"run_id": "$run", "path": "model/a.txt"}),
        _presigned("download", "model/a.txt"),
        FETCH,
    ),
    case(
        "direct-download-of-missing",
        *RUN,
        post("artifacts/presigned-download-url", {"run_id": "$run", "path": "a.txt"}),
    ),
    *(
        case(
            f"direct-{transfer}-for-{seconds}-seconds",
            *RUN,
            post(
                f"artifacts/presigned-{transfer}-url",
                {"run_id": "$run", "path": "a.txt", "expiration": seconds},
            ),
        )
        for transfer in ("upload", "download")
        for seconds in (0, -1, 604_801)
    ),
    case("direct-upload-for-a-minute", *RUN, _presigned("upload", "a.txt", expiration=60)),
]
