"""Parts of artifacts and conditions on them, asked for as HTTP clients do."""

import hashlib
from email.utils import parsedate_to_datetime

import pytest
import requests
from mlflow import MlflowClient

CONTENT = bytes(range(256)) * 1024


@pytest.fixture
def address(client: MlflowClient, tracking_uri: str, run_id: str, tmp_path) -> str:
    (tmp_path / "weights.bin").write_bytes(CONTENT)
    client.log_artifact(run_id, str(tmp_path / "weights.bin"))
    return f"{tracking_uri}/get-artifact?run_id={run_id}&path=weights.bin"


def test_a_broken_off_download_goes_on_where_it_ended(address: str) -> None:
    with requests.get(address, stream=True, timeout=30) as response:
        first = response.raw.read(100_000)
        tag = response.headers["ETag"]

    rest = requests.get(
        address, headers={"Range": f"bytes={len(first)}-", "If-Range": tag}, timeout=30
    )

    assert rest.status_code == 206
    assert rest.headers["Content-Range"] == f"bytes {len(first)}-{len(CONTENT) - 1}/{len(CONTENT)}"
    assert first + rest.content == CONTENT


def test_parts_make_up_the_whole(address: str) -> None:
    size = 100_001
    parts = []
    for start in range(0, len(CONTENT), size):
        part = requests.get(
            address, headers={"Range": f"bytes={start}-{start + size - 1}"}, timeout=30
        )
        assert part.status_code == 206
        parts.append(part.content)

    assert hashlib.sha256(b"".join(parts)).digest() == hashlib.sha256(CONTENT).digest()


def test_what_is_known_is_not_sent_again(client: MlflowClient, run_id: str, address: str) -> None:
    first = requests.get(address, timeout=30)
    parsedate_to_datetime(first.headers["Last-Modified"])

    again = requests.get(address, headers={"If-None-Match": first.headers["ETag"]}, timeout=30)
    assert (again.status_code, again.content) == (304, b"")

    client.log_text(run_id, "new", "weights.bin")
    changed = requests.get(address, headers={"If-None-Match": first.headers["ETag"]}, timeout=30)
    assert (changed.status_code, changed.content) == (200, b"new")


def test_upload_with_a_wrong_digest_is_refused(
    client: MlflowClient, tracking_uri: str, run_id: str
) -> None:
    root = client.get_run(run_id).info.artifact_uri.removeprefix("mlflow-artifacts:/")
    if root.startswith("http"):  # as mlflow 2.22 resolves it
        root = root.split("/mlflow-artifacts/artifacts/")[1]
    target = f"{tracking_uri}/api/2.0/mlflow-artifacts/artifacts/{root}/a.bin"

    refused = requests.put(
        target, b"hello", headers={"Content-Digest": "sha-256=:AAAA:"}, timeout=30
    )
    assert refused.status_code == 400
    assert client.list_artifacts(run_id) == []

    digest = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    stored = requests.put(
        target, b"hello", headers={"Content-Digest": f"sha-256=:{digest}:"}, timeout=30
    )
    assert stored.status_code == 200
    assert [file.path for file in client.list_artifacts(run_id)] == ["a.bin"]
