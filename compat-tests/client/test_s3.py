"""Artifacts in S3: through the server, by URLs it signs, and by clients that know the bucket."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import mlflow
import numpy as np
import pytest
import requests
from flows import Trained
from mlflow import MlflowClient
from mlflow.store.artifact import http_artifact_repo
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository
from packaging.version import Version
from s3_servers import OnS3, environment, on_s3, tracked_by

MEBIBYTE = 1024 * 1024
LARGE_BYTES = 30 * MEBIBYTE + 7
TREE = {
    "plain.txt": b"text",
    "empty": b"",
    "with space & signs +%='(1).txt": b"signs",
    "a/b/c/deep.bin": bytes(range(256)),
    "模型/权重 ⚖️.bin": b"\x00" * 10,
}
# Parts as small as S3 takes them.
IN_PARTS = {
    "MLFLOW_ENABLE_PROXY_MULTIPART_UPLOAD": "true",
    "MLFLOW_MULTIPART_UPLOAD_MINIMUM_FILE_SIZE": str(MEBIBYTE),
    "MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE": str(5 * MEBIBYTE),
}


@pytest.fixture(scope="module")
def s3(tracking_uri: str) -> Iterator[OnS3]:
    with on_s3() as running, environment(**running.store.environment), tracked_by(running.server):
        yield running


@pytest.fixture
def client(s3: OnS3) -> MlflowClient:
    return MlflowClient(s3.server.url)


@pytest.fixture(params=["proxied", "direct"])
def location(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def experiment_id(client: MlflowClient, location: str, fresh: Callable[..., str]) -> str:
    name = fresh()
    root = f"mlflow-artifacts:/{name}" if location == "proxied" else None
    return client.create_experiment(name, root)


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    file = tmp_path / "weights.bin"
    file.write_bytes(np.random.default_rng(0).bytes(LARGE_BYTES))
    return file


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def listing(client: MlflowClient, run_id: str, path: str | None = None) -> dict[str, int | None]:
    return {file.path: file.file_size for file in client.list_artifacts(run_id, path)}


def test_uris_are_those_of_the_location(client: MlflowClient, run_id: str, s3: OnS3, location: str):
    uri = client.get_run(run_id).info.artifact_uri

    expected = "mlflow-artifacts:/" if location == "proxied" else f"s3://{s3.bucket}/direct/"
    assert uri.startswith(expected)
    assert uri.endswith(f"/{run_id}/artifacts")


def test_a_tree_goes_up_and_comes_down_whole(
    client: MlflowClient, run_id: str, tmp_path: Path
) -> None:
    for path, content in TREE.items():
        (tmp_path / "up" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "up" / path).write_bytes(content)

    client.log_artifacts(run_id, str(tmp_path / "up"))

    (tmp_path / "down").mkdir()
    client.download_artifacts(run_id, "", str(tmp_path / "down"))
    copies = {
        file.relative_to(tmp_path / "down").as_posix(): file.read_bytes()
        for file in (tmp_path / "down").rglob("*")
        if file.is_file()
    }
    assert copies == TREE
    get_artifact_repository(client.get_run(run_id).info.artifact_uri).delete_artifacts("a")
    assert "a" not in listing(client, run_id)


def test_the_server_lists_and_sends_what_is_in_either_place(
    client: MlflowClient, run_id: str, s3: OnS3
) -> None:
    client.log_text(run_id, "你好", "notes/你好.txt")
    api = f"{s3.server.url}/api/2.0/mlflow"

    listed = requests.get(f"{api}/artifacts/list", {"run_id": run_id, "path": "notes"})
    assert listed.json()["files"] == [
        {"path": "notes/你好.txt", "is_dir": False, "file_size": 6}
    ]
    sent = requests.get(
        f"{s3.server.url}/get-artifact", {"run_id": run_id, "path": "notes/你好.txt"}
    )
    assert sent.content.decode() == "你好"


@pytest.mark.parametrize("upload", ["plain", "in parts"])
def test_a_large_file(
    client: MlflowClient, run_id: str, large_file: Path, s3: OnS3, location: str, upload: str
) -> None:
    with environment(**(IN_PARTS if upload == "in parts" else {})):
        client.log_artifact(run_id, str(large_file), "model")

    (large_file.parent / "down").mkdir()
    copy = client.download_artifacts(run_id, "model/weights.bin", str(large_file.parent / "down"))
    assert digest(Path(copy)) == digest(large_file)
    head = s3.head(client.get_run(run_id).info.artifact_uri, "model/weights.bin")
    if location == "proxied":
        # The tag of an object sent in parts ends in their number: the client went past the server.
        assert head["ETag"].strip('"').endswith("-7") == (upload == "in parts")


def test_every_kind_of_uri_is_downloaded(
    client: MlflowClient, run_id: str, experiment_id: str, fresh: Callable[..., str], location: str
) -> None:
    client.log_text(run_id, "text", "model/file.txt")
    artifact_uri = client.get_run(run_id).info.artifact_uri
    name = fresh("-model")
    client.create_registered_model(name)
    client.create_model_version(name, f"{artifact_uri}/model", run_id=run_id)

    for uri in (
        f"runs:/{run_id}/model/file.txt",
        f"models:/{name}/1/file.txt",
        f"{artifact_uri}/model/file.txt",
    ):
        assert Path(mlflow.artifacts.download_artifacts(uri)).read_text() == "text"


def test_a_model_is_logged_registered_and_loaded(
    client: MlflowClient, experiment_id: str, trained: Trained, fresh: Callable[..., str]
) -> None:
    name = fresh("-model")
    with mlflow.start_run(experiment_id=experiment_id) as run:
        mlflow.sklearn.log_model(
            trained.strong, "model", pip_requirements=["scikit-learn"], registered_model_name=name
        )

    expected = trained.strong.predict(trained.flowers)
    for uri in (f"models:/{name}/1", f"runs:/{run.info.run_id}/model"):
        loaded = mlflow.sklearn.load_model(uri)
        assert np.array_equal(loaded.predict(trained.flowers), expected)


def test_other_buckets_are_not_read(client: MlflowClient, s3: OnS3, fresh: Callable[..., str]):
    other = s3.store.create_bucket(f"other-{fresh()[-8:]}")
    s3.store.client().put_object(Bucket=other, Key="secret.txt", Body=b"secret")
    experiment = client.create_experiment(fresh(), f"s3://{other}/")
    run = client.create_run(experiment).info

    for path in ("secret.txt", "../../secret.txt"):
        query = {"run_id": run.run_id, "path": path}
        answer = requests.get(f"{s3.server.url}/get-artifact", query)
        assert answer.status_code == 400
        assert answer.json()["error_code"] == "INVALID_PARAMETER_VALUE"


def test_a_folder_store_answers_parts_with_a_plain_upload(
    tracking_uri: str, large_file: Path
) -> None:
    client = MlflowClient(tracking_uri)
    with environment(**IN_PARTS, MLFLOW_TRACKING_URI=tracking_uri):
        former = mlflow.get_tracking_uri()
        mlflow.set_tracking_uri(tracking_uri)
        try:
            run_id = client.create_run("0").info.run_id
            client.log_artifact(run_id, str(large_file))
            assert listing(client, run_id) == {"weights.bin": LARGE_BYTES}
        finally:
            mlflow.set_tracking_uri(former)


@pytest.mark.skipif(
    Version(mlflow.__version__) < Version("3.17"), reason="the client of 2.22 does not do it"
)
@pytest.mark.parametrize("location", ["proxied"], indirect=True)
def test_downloads_come_from_the_store_itself(
    client: MlflowClient, run_id: str, large_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.log_artifact(run_id, str(large_file))
    urls = []
    download_chunk = http_artifact_repo.download_chunk

    def observed(**arguments):
        urls.append(arguments["http_uri"])
        return download_chunk(**arguments)

    monkeypatch.setattr(http_artifact_repo, "download_chunk", observed)
    (large_file.parent / "down").mkdir()
    with environment(MLFLOW_MULTIPART_DOWNLOAD_CHUNK_SIZE=str(8 * MEBIBYTE)):
        copy = client.download_artifacts(run_id, "weights.bin", str(large_file.parent / "down"))

    assert digest(Path(copy)) == digest(large_file)
    assert len(urls) == 4
    assert all("X-Amz-Signature=" in url for url in urls)


def test_a_missing_artifact(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    client.log_text(run_id, "text", "there.txt")

    with pytest.raises(Exception, match="404|Failed to download artifacts from path 'missing.txt'"):
        client.download_artifacts(run_id, "missing.txt", str(tmp_path))
