"""Runs: metrics, parameters, tags, batches, data sets, search, and the fluent API over them."""

import math
import time

import mlflow
import numpy as np
import pandas as pd
import pytest
from flows import every_page, mlflow_error
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag, ViewType
from mlflow.utils import name_utils


def test_create_and_get(client: MlflowClient, experiment_id: str) -> None:
    run = client.create_run(
        experiment_id, start_time=1_700_000_000_000, tags={"team": "风控"}, run_name="首跑 🏃"
    )

    found = client.get_run(run.info.run_id)
    assert dict(found.info) == dict(run.info)
    assert found.info.run_name == "首跑 🏃"
    assert found.info.status == "RUNNING"
    assert found.info.lifecycle_stage == "active"
    assert found.info.start_time == 1_700_000_000_000
    assert found.info.end_time is None
    assert found.info.artifact_uri == (
        f"mlflow-artifacts:/{experiment_id}/{run.info.run_id}/artifacts"
    )
    assert found.data.tags == {"team": "风控", "mlflow.runName": "首跑 🏃"}
    assert found.data.metrics == {}
    assert found.data.params == {}


def test_a_run_without_a_name_gets_one(client: MlflowClient, experiment_id: str) -> None:
    predicate, noun, number = client.create_run(experiment_id).info.run_name.split("-")
    assert predicate in name_utils._GENERATOR_PREDICATES
    assert noun in name_utils._GENERATOR_NOUNS
    assert 0 <= int(number) <= 1000


def test_missing_runs(client: MlflowClient) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", "Run with id=0123456789abcdef not found"):
        client.get_run("0123456789abcdef")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.log_metric("0123456789abcdef", "loss", 1)


def test_finish_a_run(client: MlflowClient, run_id: str) -> None:
    client.set_terminated(run_id, "FAILED", end_time=1_700_000_001_234)

    info = client.get_run(run_id).info
    assert (info.status, info.end_time) == ("FAILED", 1_700_000_001_234)


def test_rename_a_run(client: MlflowClient, run_id: str) -> None:
    client.update_run(run_id, name="新名字 ✨")

    run = client.get_run(run_id)
    assert run.info.run_name == "新名字 ✨"
    assert run.data.tags["mlflow.runName"] == "新名字 ✨"
    assert run.info.status == "RUNNING"


def test_metrics_keep_their_history(client: MlflowClient, run_id: str) -> None:
    client.log_metric(run_id, "loss", 1.5, timestamp=1000, step=0)
    client.log_metric(run_id, "loss", 0.5, timestamp=3000, step=2)
    client.log_metric(run_id, "loss", 0.75, timestamp=2000, step=1)
    client.log_metric(run_id, "loss", 0.5, timestamp=3000, step=2)

    assert client.get_run(run_id).data.metrics == {"loss": 0.5}
    history = [(m.value, m.timestamp, m.step) for m in client.get_metric_history(run_id, "loss")]
    assert sorted(history, key=lambda point: point[2]) == [
        (1.5, 1000, 0),
        (0.75, 2000, 1),
        (0.5, 3000, 2),
    ]


def test_metrics_that_are_not_numbers(client: MlflowClient, run_id: str) -> None:
    client.log_metric(run_id, "nan", math.nan)
    client.log_metric(run_id, "up", math.inf)
    client.log_metric(run_id, "down", -math.inf)
    client.log_metric(run_id, "tiny", 5e-324)

    metrics = client.get_run(run_id).data.metrics
    assert math.isnan(metrics["nan"])
    assert metrics["up"] == 1.7976931348623157e308
    assert metrics["down"] == -1.7976931348623157e308
    assert metrics["tiny"] == 5e-324


def test_parameters_never_change(client: MlflowClient, run_id: str) -> None:
    client.log_param(run_id, "alpha", 0.5)
    client.log_param(run_id, "alpha", 0.5)

    with mlflow_error("INVALID_PARAMETER_VALUE", "alpha"):
        client.log_param(run_id, "alpha", 0.6)
    assert client.get_run(run_id).data.params == {"alpha": "0.5"}


def test_tags_are_set_and_deleted(client: MlflowClient, run_id: str) -> None:
    client.set_tag(run_id, "团队", "风控 ✅")
    client.set_tag(run_id, "state", "new")
    client.set_tag(run_id, "state", "old")
    tags = client.get_run(run_id).data.tags
    assert (tags["团队"], tags["state"]) == ("风控 ✅", "old")

    client.delete_tag(run_id, "state")

    assert "state" not in client.get_run(run_id).data.tags
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.delete_tag(run_id, "state")


def test_a_batch_of_everything(client: MlflowClient, run_id: str) -> None:
    client.log_batch(
        run_id,
        metrics=[Metric("loss", 1 / (step + 1), 1000 + step, step) for step in range(800)],
        params=[Param(f"param{number}", f"值 {number}") for number in range(100)],
        tags=[RunTag(f"tag{number}", f"v{number}") for number in range(100)],
    )

    data = client.get_run(run_id).data
    assert data.metrics == {"loss": 1 / 800}
    assert data.params == {f"param{number}": f"值 {number}" for number in range(100)}
    assert data.tags.items() >= {f"tag{number}": f"v{number}" for number in range(100)}.items()
    assert len(client.get_metric_history(run_id, "loss")) == 800


def test_delete_and_restore(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    client.delete_run(run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    assert client.search_runs([experiment_id]) == []
    assert len(client.search_runs([experiment_id], run_view_type=ViewType.ALL)) == 1

    client.restore_run(run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "active"


@pytest.mark.parametrize(
    ("filter_string", "names"),
    [
        ("", ["c", "b", "a"]),
        ("metrics.loss < 0.5", ["a"]),
        ("metrics.loss >= 0.5", ["c", "b"]),
        ("params.kind = 'tree'", ["c", "a"]),
        ("params.kind != 'tree'", ["b"]),
        ("params.kind LIKE 'l%'", ["b"]),
        ("tags.team = '风控'", ["b"]),
        ("tags.`team name` ILIKE 'RISK'", ["a"]),
        ("attributes.run_name = 'c'", ["c"]),
        ("status = 'FINISHED'", ["a"]),
        ("params.kind = 'tree' AND metrics.loss > 0.5", ["c"]),
    ],
)
def test_search(
    client: MlflowClient, experiment_id: str, filter_string: str, names: list[str]
) -> None:
    runs = {
        "a": ({"kind": "tree"}, 0.25, {"team name": "risk"}),
        "b": ({"kind": "linear"}, 0.5, {"team": "风控"}),
        "c": ({"kind": "tree"}, 0.75, {}),
    }
    for start_time, (name, (params, loss, tags)) in enumerate(runs.items(), start=1000):
        run = client.create_run(experiment_id, start_time=start_time, run_name=name, tags=tags)
        client.log_batch(
            run.info.run_id,
            metrics=[Metric("loss", loss, 0, 0)],
            params=[Param(key, value) for key, value in params.items()],
        )
        if name == "a":
            client.set_terminated(run.info.run_id)

    found = client.search_runs([experiment_id], filter_string)

    assert [run.info.run_name for run in found] == names


def test_order_and_pages(client: MlflowClient, experiment_id: str) -> None:
    for number in range(7):
        run = client.create_run(experiment_id, run_name=str(number))
        client.log_metric(run.info.run_id, "score", (number * 3) % 7)

    pages = every_page(
        client.search_runs,
        experiment_ids=[experiment_id],
        order_by=["metrics.score DESC"],
        max_results=3,
    )

    scores = [[run.data.metrics["score"] for run in page] for page in pages]
    assert scores == [[6, 5, 4], [3, 2, 1], [0]]


def test_data_sets_of_a_run(client: MlflowClient, experiment_id: str) -> None:
    frame = pd.DataFrame({"长度": [1.0, 2.0], "species": ["setosa", "virginica"]})
    training = mlflow.data.from_pandas(frame, source="s3://data/iris.csv", name="鸢尾花 🌸")
    held_out = mlflow.data.from_numpy(np.arange(4), source="s3://data/numbers.npy", name="numbers")
    with mlflow.start_run(experiment_id=experiment_id) as run:
        mlflow.log_input(training, context="training", tags={"split": "first"})
        mlflow.log_input(held_out)
        mlflow.log_input(training, context="training")

    inputs = client.get_run(run.info.run_id).inputs.dataset_inputs
    by_name = {each.dataset.name: each for each in inputs}
    assert set(by_name) == {"鸢尾花 🌸", "numbers"}
    logged = by_name["鸢尾花 🌸"]
    assert logged.dataset.digest == training.digest
    assert logged.dataset.source_type == "s3"
    assert "s3://data/iris.csv" in logged.dataset.source
    assert "长度" in logged.dataset.schema.encode().decode("unicode_escape")
    tags = {tag.key: tag.value for tag in logged.tags}
    assert tags["mlflow.data.context"] == "training"
    assert mlflow.data.get_source(logged).to_dict() == {"uri": "s3://data/iris.csv"}


def test_the_fluent_api(client: MlflowClient, experiment_id: str) -> None:
    started = int(time.time() * 1000)
    with mlflow.start_run(experiment_id=experiment_id, description="说明 📝") as parent:
        mlflow.log_params({"alpha": 0.5, "名字": "值"})
        mlflow.log_metrics({"auc": 0.9, "f1": 0.8}, step=3)
        mlflow.set_tags({"team": "risk"})
        with mlflow.start_run(experiment_id=experiment_id, nested=True) as child:
            mlflow.log_metric("auc", 0.7)

    run = client.get_run(parent.info.run_id)
    assert run.info.status == "FINISHED"
    assert run.data.params == {"alpha": "0.5", "名字": "值"}
    assert run.data.metrics == {"auc": 0.9, "f1": 0.8}
    assert run.data.tags["mlflow.note.content"] == "说明 📝"
    assert abs(run.info.start_time - started) < 60_000
    assert run.info.end_time >= run.info.start_time
    assert client.get_parent_run(child.info.run_id).info.run_id == parent.info.run_id
    table = mlflow.search_runs([experiment_id], "metrics.auc > 0.8")
    assert list(table["run_id"]) == [parent.info.run_id]
    assert list(table["params.名字"]) == ["值"]


def test_asynchronous_logging(client: MlflowClient, experiment_id: str) -> None:
    with mlflow.start_run(experiment_id=experiment_id) as run:
        for step in range(200):
            mlflow.log_metric("loss", 1 / (step + 1), step=step, synchronous=False)
        mlflow.log_params({"alpha": 0.5}, synchronous=False)
        mlflow.set_tag("team", "risk", synchronous=False).wait()
    mlflow.flush_async_logging()

    history = client.get_metric_history(run.info.run_id, "loss")
    assert sorted(point.step for point in history) == list(range(200))
    data = client.get_run(run.info.run_id).data
    assert (data.params["alpha"], data.tags["team"]) == ("0.5", "risk")


def test_a_failing_run_is_marked(client: MlflowClient, experiment_id: str) -> None:
    with pytest.raises(RuntimeError), mlflow.start_run(experiment_id=experiment_id) as run:
        raise RuntimeError("The training went wrong")

    assert client.get_run(run.info.run_id).info.status == "FAILED"
