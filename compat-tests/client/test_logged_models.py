"""Logged models of MLflow 3: create, finalize, tags, parameters, metrics, artifacts, search."""

import json
from pathlib import Path

import mlflow
import pytest
from flows import every_page, mlflow_error
from mlflow import MlflowClient
from mlflow.entities import LoggedModelOutput, LoggedModelStatus, Metric


def test_create_and_get(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    created = client.create_logged_model(
        experiment_id,
        name="鸢尾花 🌸",
        source_run_id=run_id,
        tags={"team": "风控"},
        params={"alpha": "0.5"},
        model_type="classifier",
    )

    found = client.get_logged_model(created.model_id)
    assert found.to_dictionary() == created.to_dictionary()
    assert found.model_id.startswith("m-")
    assert found.model_uri == f"models:/{found.model_id}"
    assert found.name == "鸢尾花 🌸"
    assert found.experiment_id == experiment_id
    assert found.source_run_id == run_id
    assert found.model_type == "classifier"
    assert found.status == LoggedModelStatus.PENDING
    assert found.tags["team"] == "风控"
    assert found.params == {"alpha": "0.5"}
    assert found.artifact_location == (
        f"mlflow-artifacts:/{experiment_id}/models/{found.model_id}/artifacts"
    )


def test_a_model_without_a_name_gets_one(client: MlflowClient, experiment_id: str) -> None:
    assert client.create_logged_model(experiment_id).name


@pytest.mark.parametrize("status", [LoggedModelStatus.READY, LoggedModelStatus.FAILED])
def test_finalize(client: MlflowClient, experiment_id: str, status: LoggedModelStatus) -> None:
    model_id = client.create_logged_model(experiment_id).model_id

    finalized = client.finalize_logged_model(model_id, status)

    assert finalized.status == status
    assert client.get_logged_model(model_id).status == status


def test_tags_and_parameters(client: MlflowClient, experiment_id: str) -> None:
    model_id = client.create_logged_model(experiment_id, params={"alpha": "0.5"}).model_id

    client.set_logged_model_tags(model_id, {"state": "new", "团队": "风控 ✅"})
    client.set_logged_model_tags(model_id, {"state": "old"})
    client.log_model_params(model_id, {f"参数{number}": str(number) for number in range(150)})
    client.delete_logged_model_tag(model_id, "团队")

    model = client.get_logged_model(model_id)
    assert model.tags["state"] == "old"
    assert "团队" not in model.tags
    assert model.params == {"alpha": "0.5"} | {f"参数{n}": str(n) for n in range(150)}


def test_delete(client: MlflowClient, experiment_id: str) -> None:
    model_id = client.create_logged_model(experiment_id).model_id

    client.delete_logged_model(model_id)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", model_id):
        client.get_logged_model(model_id)
    assert list(client.search_logged_models([experiment_id])) == []


def test_a_missing_model(client: MlflowClient) -> None:
    missing = "m-00000000000000000000000000000000"

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", missing):
        client.get_logged_model(missing)
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", missing):
        client.finalize_logged_model(missing, LoggedModelStatus.READY)


def test_metrics_of_a_model(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    model_id = client.create_logged_model(experiment_id, source_run_id=run_id).model_id

    client.log_metric(run_id, "auc", 0.8, step=1, model_id=model_id)
    client.log_batch(run_id, [Metric("f1", 0.7, 1000, 1, model_id=model_id)])
    client.log_metric(run_id, "auc", 0.9, step=2, model_id=model_id)
    client.log_metric(run_id, "not of the model", 1)

    metrics = client.get_logged_model(model_id).metrics
    latest = {
        metric.key: metric.value for metric in metrics if metric.step == 2 or metric.key == "f1"
    }
    assert latest == {"auc": 0.9, "f1": 0.7}
    assert all(metric.run_id == run_id for metric in metrics)


def test_outputs_of_a_run(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    models = [client.create_logged_model(experiment_id).model_id for _ in range(2)]

    client.log_outputs(
        run_id, [LoggedModelOutput(model, step) for step, model in enumerate(models)]
    )

    outputs = client.get_run(run_id).outputs.model_outputs
    assert {(output.model_id, output.step) for output in outputs} == {
        (models[0], 0),
        (models[1], 1),
    }


def test_artifacts_of_a_model(client: MlflowClient, experiment_id: str, tmp_path: Path) -> None:
    model_id = client.create_logged_model(experiment_id).model_id
    (tmp_path / "说明.txt").write_text("你好")
    (tmp_path / "nested").mkdir()
    (tmp_path / "nested" / "weights.bin").write_bytes(b"\x00\x01")

    client.log_model_artifacts(model_id, str(tmp_path))

    top = client.list_logged_model_artifacts(model_id)
    assert {(file.path, file.is_dir) for file in top} == {("说明.txt", False), ("nested", True)}
    nested = client.list_logged_model_artifacts(model_id, "nested")
    assert [(file.path, file.file_size) for file in nested] == [("nested/weights.bin", 2)]
    copy = Path(mlflow.artifacts.download_artifacts(f"models:/{model_id}"))
    assert (copy / "说明.txt").read_text() == "你好"
    assert (copy / "nested" / "weights.bin").read_bytes() == b"\x00\x01"


@pytest.mark.parametrize(
    ("filter_string", "names"),
    [
        (None, ["third", "second", "first"]),
        ("name = 'first'", ["first"]),
        ("name != 'first'", ["third", "second"]),
        ("name LIKE '%ir%'", ["third", "first"]),
        ("params.kind = 'tree'", ["third", "first"]),
        ("tags.team = '风控'", ["second"]),
        ("metrics.auc > 0.5", ["third", "second"]),
        ("metrics.auc > 0.5 AND params.kind = 'tree'", ["third"]),
        ("model_type = 'agent'", ["second"]),
    ],
)
def test_search(
    client: MlflowClient,
    experiment_id: str,
    run_id: str,
    filter_string: str | None,
    names: list[str],
) -> None:
    log_three_models(client, experiment_id, run_id)

    found = client.search_logged_models([experiment_id], filter_string)

    assert [model.name for model in found] == names


def test_order_and_pages(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    log_three_models(client, experiment_id, run_id)

    pages = every_page(
        client.search_logged_models,
        experiment_ids=[experiment_id],
        order_by=[{"field_name": "metrics.auc", "ascending": True}],
        max_results=2,
    )

    assert [[model.name for model in page] for page in pages] == [["first", "second"], ["third"]]


def test_order_by_a_metric_on_a_data_set(
    client: MlflowClient, experiment_id: str, run_id: str
) -> None:
    digests = {"train": "1", "test": "2"}
    scores = {"first": (0.9, 0.1), "second": (0.5, 0.5), "third": (0.1, 0.9)}
    for name, values in scores.items():
        model = client.create_logged_model(experiment_id, name=name, source_run_id=run_id)
        # Points of one model are told apart by time and step, not by data set.
        for timestamp, (dataset, value) in enumerate(zip(digests, values, strict=True)):
            client.log_metric(
                run_id,
                "auc",
                value,
                timestamp=timestamp,
                model_id=model.model_id,
                dataset_name=dataset,
                dataset_digest=digests[dataset],
            )

    def names(dataset: str, **search) -> list[str]:
        measured = {"dataset_name": dataset, "dataset_digest": digests[dataset]}
        key = {"field_name": "metrics.auc", "ascending": False, **measured}
        found = client.search_logged_models(
            [experiment_id], order_by=[key], datasets=[measured], **search
        )
        return [model.name for model in found]

    assert names("train") == ["first", "second", "third"]
    assert names("test") == ["third", "second", "first"]
    assert names("test", filter_string="metrics.auc > 0.3") == ["third", "second"]


def test_the_best_model_is_registered_and_found_again(
    client: MlflowClient, name: str, experiment_id: str, run_id: str
) -> None:
    log_three_models(client, experiment_id, run_id)
    [best] = client.search_logged_models(
        [experiment_id],
        order_by=[{"field_name": "metrics.auc", "ascending": False}],
        max_results=1,
    )
    client.create_registered_model(name)

    version = client.create_model_version(name, best.model_uri, model_id=best.model_id)

    assert best.name == "third"
    [found] = client.search_model_versions(f"source_path = 'models:/{best.model_id}'")
    assert (found.name, found.version) == (name, version.version)
    noted = json.loads(client.get_logged_model(best.model_id).tags["mlflow.modelVersions"])
    assert noted == [{"name": name, "version": int(version.version)}]


def log_three_models(client: MlflowClient, experiment_id: str, run_id: str) -> None:
    """Models whose creation times differ, since the default order is the newest first."""
    facts = {
        "first": ({"kind": "tree"}, {}, None, 0.25),
        "second": ({"kind": "linear"}, {"team": "风控"}, "agent", 0.625),
        "third": ({"kind": "tree"}, {}, None, 0.75),
    }
    last_created = 0
    for name, (params, tags, model_type, auc) in facts.items():
        model = create_later_than(
            last_created,
            client,
            experiment_id,
            name=name,
            params=params,
            tags=tags,
            model_type=model_type,
        )
        last_created = model.creation_timestamp
        client.log_metric(run_id, "auc", auc, model_id=model.model_id)
        if name == "first":
            client.finalize_logged_model(model.model_id, LoggedModelStatus.READY)


def create_later_than(timestamp: int, client: MlflowClient, experiment_id: str, **arguments):
    model = client.create_logged_model(experiment_id, **arguments)
    while model.creation_timestamp <= timestamp:
        client.delete_logged_model(model.model_id)
        model = client.create_logged_model(experiment_id, **arguments)
    return model
