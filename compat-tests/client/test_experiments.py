"""Experiments through MlflowClient: create, get, rename, tags, delete, restore, search."""

from collections.abc import Callable

import pytest
from flows import every_page, mlflow_error
from mlflow import MlflowClient
from mlflow.entities import ViewType


def test_the_default_experiment_is_there(client: MlflowClient) -> None:
    default = client.get_experiment("0")

    assert (default.name, default.lifecycle_stage) == ("Default", "active")
    assert client.get_experiment_by_name("Default").experiment_id == "0"


def test_create_and_get(client: MlflowClient, name: str) -> None:
    experiment_id = client.create_experiment(f"{name} 实验 🧪", tags={"team": "风控"})

    experiment = client.get_experiment(experiment_id)
    assert experiment.name == f"{name} 实验 🧪"
    assert experiment.tags["team"] == "风控"
    assert experiment.lifecycle_stage == "active"
    assert experiment.artifact_location == f"mlflow-artifacts:/{experiment_id}"
    assert experiment.creation_time == experiment.last_update_time
    by_name = client.get_experiment_by_name(f"{name} 实验 🧪")
    assert dict(by_name) == dict(experiment)


def test_a_location_of_its_own(client: MlflowClient, name: str) -> None:
    experiment_id = client.create_experiment(name, artifact_location="s3://bucket/folder")

    assert client.get_experiment(experiment_id).artifact_location == "s3://bucket/folder"
    run = client.create_run(experiment_id)
    assert run.info.artifact_uri == f"s3://bucket/folder/{run.info.run_id}/artifacts"


def test_create_twice_is_refused(client: MlflowClient, name: str) -> None:
    client.create_experiment(name)

    with mlflow_error("RESOURCE_ALREADY_EXISTS", name):
        client.create_experiment(name)


def test_missing_experiments(client: MlflowClient, name: str) -> None:
    assert client.get_experiment_by_name(name) is None
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.get_experiment("987654321987654321")


def test_rename(client: MlflowClient, name: str, experiment_id: str) -> None:
    client.rename_experiment(experiment_id, f"{name}-new")

    assert client.get_experiment(experiment_id).name == f"{name}-new"
    assert client.get_experiment_by_name(name) is None


def test_tags(client: MlflowClient, experiment_id: str) -> None:
    client.set_experiment_tag(experiment_id, "team", "risk")
    client.set_experiment_tag(experiment_id, "team", "风控 ✅")

    assert client.get_experiment(experiment_id).tags["team"] == "风控 ✅"


def test_delete_and_restore(client: MlflowClient, name: str) -> None:
    experiment_id = client.create_experiment(name)
    client.delete_experiment(experiment_id)

    assert client.get_experiment(experiment_id).lifecycle_stage == "deleted"
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.create_run(experiment_id)

    client.restore_experiment(experiment_id)
    assert client.get_experiment(experiment_id).lifecycle_stage == "active"
    assert client.create_run(experiment_id).info.experiment_id == experiment_id


@pytest.mark.parametrize(
    ("condition", "suffixes"),
    [
        ("name = '{name}-Alpha'", {"Alpha"}),
        ("name != '{name}-Alpha'", {"beta", "gamma"}),
        ("name ILIKE '%-ALPHA'", {"Alpha"}),
        ("tags.team = 'risk'", {"Alpha"}),
        ("tags.`task type` = 'rank'", {"Alpha", "beta"}),
        ("tags.team = 'sales' AND tags.`task type` = 'rank'", {"beta"}),
    ],
)
def test_search(client: MlflowClient, name: str, condition: str, suffixes: set[str]) -> None:
    client.create_experiment(f"{name}-Alpha", tags={"team": "risk", "task type": "rank"})
    client.create_experiment(f"{name}-beta", tags={"team": "sales", "task type": "rank"})
    client.create_experiment(f"{name}-gamma")

    found = client.search_experiments(
        filter_string=f"name LIKE '{name}%' AND {condition.replace('{name}', name)}"
    )

    assert {experiment.name.removeprefix(f"{name}-") for experiment in found} == suffixes


def test_search_by_state(client: MlflowClient, fresh: Callable[..., str]) -> None:
    name = fresh()
    client.create_experiment(f"{name}-kept")
    client.delete_experiment(client.create_experiment(f"{name}-deleted"))

    def found(view_type: int) -> list[str]:
        experiments = client.search_experiments(
            view_type, filter_string=f"name LIKE '{name}%'", order_by=["name ASC"]
        )
        return [experiment.name.removeprefix(f"{name}-") for experiment in experiments]

    assert found(ViewType.ACTIVE_ONLY) == ["kept"]
    assert found(ViewType.DELETED_ONLY) == ["deleted"]
    assert found(ViewType.ALL) == ["deleted", "kept"]


def test_pages(client: MlflowClient, name: str) -> None:
    for number in range(7):
        client.create_experiment(f"{name}-{number}")

    pages = every_page(
        client.search_experiments,
        filter_string=f"name LIKE '{name}%'",
        order_by=["name DESC"],
        max_results=3,
    )

    assert [[experiment.name[-1] for experiment in page] for page in pages] == [
        ["6", "5", "4"],
        ["3", "2", "1"],
        ["0"],
    ]
