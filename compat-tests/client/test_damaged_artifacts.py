"""Artifacts that a disk has changed: clients hear of it at once, and take nothing for whole."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import mlflow
import pytest
import requests
from mlflow import MlflowClient
from s3_servers import tracked_by

import servers

# The client asks again for minutes where it thinks that another answer may come.
AT_ONCE_SECONDS = 20


@pytest.fixture
def folder() -> Path:
    return servers.fresh_folder("damage")


@pytest.fixture
def run_id(folder: Path) -> Iterator[str]:
    with servers.modelkeep(folder) as server, tracked_by(server):
        yield MlflowClient().create_run("0").info.run_id


def damage(folder: Path, name: str) -> None:
    [file] = (folder / "data" / "artifacts").rglob(name)
    written = file.stat()
    with file.open("r+b") as content:
        content.seek(-1, os.SEEK_END)
        content.write(b"?")
    os.utime(file, ns=(written.st_atime_ns, written.st_mtime_ns))


@pytest.mark.parametrize("size", [10, 5_000_000])
def test_a_damaged_file_is_not_downloaded(
    folder: Path, run_id: str, tmp_path: Path, size: int
) -> None:
    mlflow.log_text("0" * size, "weights.txt", run_id=run_id)
    uri = f"runs:/{run_id}/weights.txt"
    assert Path(mlflow.artifacts.download_artifacts(uri)).stat().st_size == size
    damage(folder, "weights.txt")

    start = time.monotonic()
    with pytest.raises((mlflow.MlflowException, requests.RequestException)):
        mlflow.artifacts.download_artifacts(uri, dst_path=str(tmp_path))

    assert time.monotonic() - start < AT_ONCE_SECONDS
    metrics = requests.get(f"{mlflow.get_tracking_uri()}/metrics", timeout=30).text
    assert "modelkeep_damaged_artifacts_total 1.0" in metrics
