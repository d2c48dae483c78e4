"""What data scientists read runs with: nested runs, tables over pages, searches by data set."""

import math
import time

import mlflow
import numpy as np
import pandas as pd
import pytest
from flows import mlflow_error
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, ViewType

# A table asks for pages of 1000 at most.
MORE_THAN_ONE_PAGE = 1003


def test_a_sweep_of_nested_runs(client: MlflowClient, experiment_id: str) -> None:
    def nested(name: str) -> mlflow.ActiveRun:
        return mlflow.start_run(experiment_id=experiment_id, run_name=name, nested=True)

    with mlflow.start_run(experiment_id=experiment_id, run_name="sweep") as sweep:
        for alpha in (0.1, 0.2):
            with nested(f"alpha {alpha}") as trial:
                mlflow.log_param("alpha", alpha)
                mlflow.log_metric("loss", alpha**2)
                with nested("fold") as fold:
                    mlflow.log_metric("loss", alpha)

    children = mlflow.search_runs(
        [experiment_id],
        f"tags.mlflow.parentRunId = '{sweep.info.run_id}'",
        order_by=["metrics.loss ASC"],
    )
    assert list(children["tags.mlflow.runName"]) == ["alpha 0.1", "alpha 0.2"]
    assert list(children["params.alpha"]) == ["0.1", "0.2"]
    roots = client.search_runs([experiment_id], "tags.mlflow.parentRunId IS NULL")
    assert [run.info.run_id for run in roots] == [sweep.info.run_id]
    assert client.get_parent_run(fold.info.run_id).info.run_id == trial.info.run_id
    assert client.get_parent_run(sweep.info.run_id) is None


def test_a_table_has_every_column_and_says_what_is_missing(
    client: MlflowClient, experiment_id: str
) -> None:
    def run(number: int, metrics: dict[str, float], params: dict[str, str]) -> None:
        created = client.create_run(experiment_id, start_time=number, run_name=f"run {number}")
        client.log_batch(
            created.info.run_id,
            metrics=[Metric(key, value, 0, 0) for key, value in metrics.items()],
            params=[Param(key, value) for key, value in params.items()],
        )

    run(1, {"loss": 0.5, "auc": math.nan}, {"kind": "tree"})
    run(2, {"loss": 0.25}, {})
    run(3, {"名字": 1e-300}, {"depth": "3"})

    table = mlflow.search_runs([experiment_id], order_by=["metrics.loss ASC", "start_time ASC"])

    assert list(table["tags.mlflow.runName"]) == ["run 2", "run 1", "run 3"]
    assert np.array_equal(table["metrics.loss"], [0.25, 0.5, math.nan], equal_nan=True)
    assert table["metrics.auc"].isna().all()
    assert table["metrics.名字"][2] == 1e-300
    assert list(table["params.kind"].fillna("none")) == ["none", "tree", "none"]
    assert list(table["params.depth"].fillna("none")) == ["none", "none", "3"]
    assert table["end_time"].isna().all()


def test_a_table_of_several_pages(client: MlflowClient, experiment_id: str) -> None:
    for number in range(MORE_THAN_ONE_PAGE):
        client.create_run(experiment_id, start_time=number + 1, tags={"number": str(number)})

    table = mlflow.search_runs([experiment_id])

    newest_first = [str(number) for number in reversed(range(MORE_THAN_ONE_PAGE))]
    assert list(table["tags.number"]) == newest_first
    assert table["run_id"].is_unique
    few = mlflow.search_runs([experiment_id], "tags.number LIKE '%7'", max_results=5)
    assert list(few["tags.number"]) == ["997", "987", "977", "967", "957"]


def test_runs_are_found_by_their_data_set(client: MlflowClient, experiment_id: str) -> None:
    frames = {name: pd.DataFrame({"x": [float(len(name))]}) for name in ("old", "newer")}
    runs = {}
    for name, frame in frames.items():
        data = mlflow.data.from_pandas(frame, source=f"s3://data/{name}.csv", name=name)
        with mlflow.start_run(experiment_id=experiment_id) as run:
            mlflow.log_input(data, context="training" if name == "old" else "eval")
        runs[name] = (run.info.run_id, data.digest)

    def found(condition: str) -> set[str]:
        return {run.info.run_id for run in client.search_runs([experiment_id], condition)}

    old, newer = runs["old"], runs["newer"]
    assert found("dataset.name = 'old'") == {old[0]}
    assert found("dataset.name LIKE '%e%'") == {newer[0]}
    assert found("dataset.name IN ('old', 'newer')") == {old[0], newer[0]}
    assert found(f"dataset.digest = '{newer[1]}'") == {newer[0]}
    assert found("dataset.context = 'training'") == {old[0]}
    assert found("dataset.name = 'old' AND dataset.context = 'eval'") == set()


def test_a_deleted_experiment_takes_its_runs_along(client: MlflowClient, name: str) -> None:
    experiment_id = client.create_experiment(name)
    run_id = client.create_run(experiment_id).info.run_id
    client.delete_experiment(experiment_id)

    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    assert client.search_runs([experiment_id]) == []
    assert len(client.search_runs([experiment_id], run_view_type=ViewType.DELETED_ONLY)) == 1
    with mlflow_error("INVALID_PARAMETER_VALUE", "deleted"):
        client.log_metric(run_id, "loss", 1)

    client.restore_experiment(experiment_id)

    assert [run.info.run_id for run in client.search_runs([experiment_id])] == [run_id]
    client.log_metric(run_id, "loss", 1)


@pytest.mark.parametrize("step", [-(2**63), -1, 0, 2**63 - 1])
def test_steps_are_of_64_bits(client: MlflowClient, run_id: str, step: int) -> None:
    client.log_metric(run_id, "loss", 1.5, timestamp=1, step=step)
    client.log_batch(run_id, metrics=[Metric("auc", 2.5, 2, step)])

    assert [point.step for point in client.get_metric_history(run_id, "loss")] == [step]
    assert [point.step for point in client.get_metric_history(run_id, "auc")] == [step]


def test_the_highest_step_is_the_newest_point(client: MlflowClient, run_id: str) -> None:
    points = [(1, 2**63 - 1), (2, -(2**63)), (3, 0)]
    client.log_batch(
        run_id, [Metric("loss", value, 9 - value, step) for value, step in points]
    )

    assert client.get_run(run_id).data.metrics == {"loss": 1}
    assert {p.step for p in client.get_metric_history(run_id, "loss")} == {s for _, s in points}


def test_timestamps_are_of_64_bits(client: MlflowClient, run_id: str) -> None:
    client.log_metric(run_id, "loss", 1, timestamp=2**63 - 1)

    assert [p.timestamp for p in client.get_metric_history(run_id, "loss")] == [2**63 - 1]
    with mlflow_error("INVALID_PARAMETER_VALUE", "Timestamp must be a nonnegative long"):
        client.log_metric(run_id, "loss", 1, timestamp=-1)


def test_numbers_that_are_none_in_a_history(client: MlflowClient, run_id: str) -> None:
    values = [1.0, math.nan, math.inf, -math.inf, -0.0]
    client.log_batch(run_id, [Metric("loss", value, 1, n) for n, value in enumerate(values)])

    history = sorted(client.get_metric_history(run_id, "loss"), key=lambda point: point.step)
    largest = 1.7976931348623157e308
    assert [point.value for point in history[2:]] == [largest, -largest, 0.0]
    assert math.isnan(history[1].value)


def test_a_history_of_many_points(client: MlflowClient, run_id: str) -> None:
    for first in range(0, 26_000, 1000):
        client.log_batch(run_id, [Metric("loss", n, n, n) for n in range(first, first + 1000)])

    history = client.get_metric_history(run_id, "loss")

    assert [point.step for point in history] == list(range(26_000))


def test_a_batch_logged_asynchronously(client: MlflowClient, experiment_id: str) -> None:
    run_id = client.create_run(experiment_id).info.run_id
    operations = [
        client.log_batch(
            run_id,
            metrics=[Metric("loss", step, int(time.time() * 1000), step)],
            params=[Param(f"p{step}", str(step))],
            synchronous=False,
        )
        for step in range(50)
    ]
    for operation in operations:
        operation.wait()

    run = client.get_run(run_id)
    assert run.data.metrics == {"loss": 49}
    assert run.data.params == {f"p{step}": str(step) for step in range(50)}
    steps = [point.step for point in client.get_metric_history(run_id, "loss")]
    assert sorted(steps) == list(range(50))
