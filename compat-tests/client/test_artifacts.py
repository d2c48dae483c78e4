"""Artifacts through the proxy: upload, list, download, with every kind of name and size."""

import hashlib
from pathlib import Path

import mlflow
import numpy as np
import pytest
import requests
from matplotlib.figure import Figure
from mlflow import MlflowClient
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

FIFTY_MEGABYTES = 50 * 1024 * 1024
TREE = {
    "plain.txt": b"text",
    "empty": b"",
    "说明 📄.md": "# 你好".encode(),
    "with space & signs +%='(1).txt": b"signs",
    "a/b/c/deep.bin": bytes(range(256)),
    "a/b/sibling.json": b"{}",
    "模型/权重 ⚖️.bin": b"\x00" * 10,
}


def listing(client: MlflowClient, run_id: str, path: str | None = None) -> dict[str, int | None]:
    """Path to size; a folder has none."""
    return {file.path: file.file_size for file in client.list_artifacts(run_id, path)}


def write_tree(folder: Path) -> None:
    for path, content in TREE.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def test_a_tree_goes_up_and_comes_down_whole(
    client: MlflowClient, run_id: str, tmp_path: Path
) -> None:
    write_tree(tmp_path / "up")

    client.log_artifacts(run_id, str(tmp_path / "up"))

    (tmp_path / "down").mkdir()
    client.download_artifacts(run_id, "", str(tmp_path / "down"))
    copies = {
        file.relative_to(tmp_path / "down").as_posix(): file.read_bytes()
        for file in (tmp_path / "down").rglob("*")
        if file.is_file()
    }
    assert copies == TREE


def test_hundreds_of_small_files(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    files = {f"layer {n % 7}/part {n % 3}/{n}.txt": f"内容 {n}" * (n % 5) for n in range(300)}
    for path, content in files.items():
        file = tmp_path / "up" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    client.log_artifacts(run_id, str(tmp_path / "up"), "weights")

    down = Path(
        mlflow.artifacts.download_artifacts(
            run_id=run_id, artifact_path="weights", dst_path=str(tmp_path / "down")
        )
    )
    copies = {
        file.relative_to(down).as_posix(): file.read_text(encoding="utf-8")
        for file in down.rglob("*")
        if file.is_file()
    }
    assert copies == files


def test_listings_show_one_level(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    write_tree(tmp_path)
    client.log_artifacts(run_id, str(tmp_path))

    assert listing(client, run_id) == {
        "plain.txt": 4,
        # MLflow leaves a size of zero out of the answer.
        "empty": None,
        "说明 📄.md": 8,
        "with space & signs +%='(1).txt": 5,
        "a": None,
        "模型": None,
    }
    assert listing(client, run_id, "a/b") == {"a/b/c": None, "a/b/sibling.json": 2}
    assert listing(client, run_id, "模型") == {"模型/权重 ⚖️.bin": 10}
    assert listing(client, run_id, "missing") == {}
    assert [file.path for file in client.list_artifacts(run_id)] == sorted(listing(client, run_id))


def test_one_file_into_a_folder(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    file = tmp_path / "数据.csv"
    file.write_text("a,b\n1,2\n")

    client.log_artifact(run_id, str(file), "输入/第一")

    assert listing(client, run_id, "输入/第一") == {"输入/第一/数据.csv": 8}
    copy = Path(client.download_artifacts(run_id, "输入/第一/数据.csv"))
    assert copy.read_text() == "a,b\n1,2\n"


def test_a_second_upload_replaces_the_first(client: MlflowClient, run_id: str) -> None:
    client.log_text(run_id, "a longer first text", "note.txt")
    client.log_text(run_id, "second", "note.txt")

    assert listing(client, run_id) == {"note.txt": 6}
    assert mlflow.artifacts.load_text(f"runs:/{run_id}/note.txt") == "second"


def test_text_and_dictionaries(client: MlflowClient, run_id: str) -> None:
    client.log_text(run_id, "你好 👋\r\n", "notes/你好.txt")
    client.log_dict(run_id, {"键": [1, 2.5, None, "值"]}, "config.json")

    assert mlflow.artifacts.load_dict(f"runs:/{run_id}/config.json") == {"键": [1, 2.5, None, "值"]}
    assert mlflow.artifacts.load_text(f"runs:/{run_id}/notes/你好.txt").split() == ["你好", "👋"]


def test_figures_and_images(client: MlflowClient, run_id: str) -> None:
    figure = Figure()
    figure.subplots().plot([1, 2, 3])
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)

    client.log_figure(run_id, figure, "plots/curve.png")
    client.log_image(run_id, pixels, "images/pixels.png")

    assert np.array_equal(
        np.asarray(mlflow.artifacts.load_image(f"runs:/{run_id}/images/pixels.png")), pixels
    )
    assert mlflow.artifacts.load_image(f"runs:/{run_id}/plots/curve.png").size == (640, 480)


def test_tables(client: MlflowClient, run_id: str) -> None:
    client.log_table(run_id, {"问题": ["一", "二"], "answer": [1, 2]}, "table.json")
    client.log_table(run_id, {"问题": ["三"], "answer": [3]}, "table.json")

    table = client.load_table(client.get_run(run_id).info.experiment_id, "table.json")
    assert list(table["问题"]) == ["一", "二", "三"]
    assert list(table["answer"]) == [1, 2, 3]


def test_fifty_megabytes(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    content = np.random.default_rng(0).bytes(FIFTY_MEGABYTES)
    (tmp_path / "weights.bin").write_bytes(content)

    client.log_artifact(run_id, str(tmp_path / "weights.bin"))

    assert listing(client, run_id) == {"weights.bin": FIFTY_MEGABYTES}
    (tmp_path / "down").mkdir()
    copy = Path(client.download_artifacts(run_id, "weights.bin", str(tmp_path / "down")))
    assert hashlib.sha256(copy.read_bytes()).digest() == hashlib.sha256(content).digest()


def test_a_missing_artifact(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    client.log_text(run_id, "text", "there.txt")

    with pytest.raises(Exception, match="404|Failed to download artifacts from path 'missing.txt'"):
        client.download_artifacts(run_id, "missing.txt", str(tmp_path))


def test_delete(client: MlflowClient, run_id: str, tmp_path: Path) -> None:
    write_tree(tmp_path)
    client.log_artifacts(run_id, str(tmp_path))
    repository = get_artifact_repository(client.get_run(run_id).info.artifact_uri)

    repository.delete_artifacts("a/b/c/deep.bin")
    repository.delete_artifacts("说明 📄.md")
    repository.delete_artifacts("missing.txt")

    assert "说明 📄.md" not in listing(client, run_id)
    assert listing(client, run_id, "a/b/c") == {}

    repository.delete_artifacts()

    assert listing(client, run_id) == {}


@pytest.mark.parametrize("path", ["..", "../other", "a/../../other", "/etc", "%2e%2e/other"])
def test_listings_outside_the_run_are_refused(client: MlflowClient, run_id: str, path: str) -> None:
    with pytest.raises(requests.HTTPError, match="400 Client Error"):
        client.list_artifacts(run_id, path)
