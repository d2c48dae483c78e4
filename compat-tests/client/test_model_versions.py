"""Model versions through MlflowClient: create, get, update, tags, delete, download URI, copy."""

import time

import pytest
from flows import mlflow_error, register_versions, source
from mlflow import MlflowClient

ONE_MINUTE_MILLIS = 60_000


def test_create_answers_what_was_given(client: MlflowClient, name: str, run_id: str) -> None:
    client.create_registered_model(name)
    now = int(time.time() * 1000)

    created = client.create_model_version(
        name,
        "s3://models/iris",
        run_id=run_id,
        run_link="https://ci.example/build/7",
        description="第一版 🌱",
        tags={"team": "risk", "空": ""},
    )

    assert (created.name, created.version) == (name, "1")
    assert created.source == "s3://models/iris"
    assert created.run_id == run_id
    assert created.run_link == "https://ci.example/build/7"
    assert created.description == "第一版 🌱"
    assert created.tags == {"team": "risk", "空": ""}
    assert created.current_stage == "None"
    assert created.status == "READY"
    assert created.status_message is None
    assert created.aliases == []
    assert created.creation_timestamp == created.last_updated_timestamp
    assert abs(created.creation_timestamp - now) < ONE_MINUTE_MILLIS


def test_get_answers_what_was_created(client: MlflowClient, name: str, run_id: str) -> None:
    client.create_registered_model(name)
    created = client.create_model_version(
        name, "s3://models/iris", run_id, tags={"a": "1"}, description="text"
    )

    assert dict(client.get_model_version(name, created.version)) == dict(created)


def test_versions_count_from_one_in_each_model(client: MlflowClient, name: str) -> None:
    first = register_versions(client, name, 3)
    second = register_versions(client, f"{name}-other", 2)

    assert [version.version for version in first] == ["1", "2", "3"]
    assert [version.version for version in second] == ["1", "2"]


def test_create_touches_the_model(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    version = client.create_model_version(name, source(1))

    model = client.get_registered_model(name)
    assert model.last_updated_timestamp == version.creation_timestamp


def test_create_in_a_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.create_model_version(name, source(1))


def test_create_for_an_unknown_run_with_a_remote_source(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    created = client.create_model_version(name, source(1), run_id="0123456789abcdef")

    assert created.run_id == "0123456789abcdef"


@pytest.mark.parametrize(
    "path",
    [
        "/etc",
        "file:///etc",
        "relative/model",
        "mlflow-artifacts:/../../etc",
        "mlflow-artifacts:/%2e%2e/etc",
    ],
)
def test_sources_on_the_servers_disk_are_refused(
    client: MlflowClient, name: str, path: str
) -> None:
    client.create_registered_model(name)

    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.create_model_version(name, path)


def test_a_deleted_version_keeps_its_number_for_ever(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.delete_model_version(name, "2")
    client.delete_model_version(name, "3")

    assert client.create_model_version(name, source(4)).version == "4"
    remaining = client.search_model_versions(f"name = '{name}'")
    assert sorted(version.version for version in remaining) == ["1", "4"]


def test_a_deleted_version_is_gone(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.set_registered_model_alias(name, "champion", "1")

    client.delete_model_version(name, "1")

    gone = f"Model Version (name={name}, version=1) not found"
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.get_model_version(name, "1")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.get_model_version_download_uri(name, "1")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.update_model_version(name, "1", "text")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.set_model_version_tag(name, "1", "key", "value")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.transition_model_version_stage(name, "1", "Production")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.set_registered_model_alias(name, "other", "1")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", gone):
        client.delete_model_version(name, "1")
    assert client.get_registered_model(name).aliases == {}


def test_update_replaces_the_description(client: MlflowClient, name: str) -> None:
    [created] = register_versions(client, name, 1)

    updated = client.update_model_version(name, "1", description="更新 ✨")

    assert updated.description == "更新 ✨"
    assert updated.creation_timestamp == created.creation_timestamp
    assert updated.last_updated_timestamp >= created.last_updated_timestamp
    assert client.get_model_version(name, "1").description == "更新 ✨"


def test_tags_are_set_replaced_and_deleted(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.set_model_version_tag(name, "1", "state", "new")
    client.set_model_version_tag(name, "1", "state", "已审核 ✅")
    client.set_model_version_tag(name, "1", "metric.auc", 0.93)

    assert client.get_model_version(name, "1").tags == {"state": "已审核 ✅", "metric.auc": "0.93"}
    assert client.get_model_version(name, "2").tags == {}

    client.delete_model_version_tag(name, "1", "state")
    client.delete_model_version_tag(name, "1", "state")

    assert client.get_model_version(name, "1").tags == {"metric.auc": "0.93"}


def test_tags_by_stage_reach_the_newest_version(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.transition_model_version_stage(name, "1", "Production")

    client.set_model_version_tag(name, key="state", value="live", stage="Production")

    assert client.get_model_version(name, "1").tags == {"state": "live"}
    assert client.get_model_version(name, "2").tags == {}
    client.delete_model_version_tag(name, key="state", stage="Production")
    assert client.get_model_version(name, "1").tags == {}


@pytest.mark.parametrize("version", ["0", "7", "99999999"])
def test_get_of_a_missing_version(client: MlflowClient, name: str, version: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"(name={name}, version={version}) not found"):
        client.get_model_version(name, version)


@pytest.mark.parametrize("version", ["abc", "1.0", "一"])
def test_versions_are_whole_numbers(client: MlflowClient, name: str, version: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.get_model_version(name, version)


def test_download_uri_is_the_source(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)

    assert client.get_model_version_download_uri(name, "1") == source(1)


def test_stages_a_version_may_have(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)

    assert client.get_model_version_stages(name, "1") == [
        "None",
        "Staging",
        "Production",
        "Archived",
    ]


def test_copy_makes_the_next_version_of_the_target(
    client: MlflowClient, name: str, run_id: str
) -> None:
    client.create_registered_model(name)
    client.create_model_version(
        name, "s3://models/iris", run_id, tags={"state": "checked"}, description="the best 🏆"
    )
    client.set_registered_model_alias(name, "champion", "1")
    client.transition_model_version_stage(name, "1", "Production")

    copy = client.copy_model_version(f"models:/{name}@champion", f"{name}-prod")

    assert (copy.name, copy.version) == (f"{name}-prod", "1")
    assert copy.source == f"models:/{name}/1"
    assert copy.run_id == run_id
    assert copy.tags == {"state": "checked"}
    assert copy.description == "the best 🏆"
    assert copy.current_stage == "None"
    assert copy.aliases == []
    assert client.get_model_version_download_uri(f"{name}-prod", "1") == "s3://models/iris"
    assert client.copy_model_version(f"models:/{name}/1", f"{name}-prod").version == "2"


def test_a_copy_of_a_copy_still_finds_the_bytes(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)
    client.copy_model_version(f"models:/{name}/1", f"{name}-second")
    client.copy_model_version(f"models:/{name}-second/1", f"{name}-third")
    client.delete_registered_model(name)

    assert client.get_model_version_download_uri(f"{name}-third", "1") == source(1)


def test_copy_of_a_missing_version(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    with pytest.raises(Exception, match="version=9\\) not found"):
        client.copy_model_version(f"models:/{name}/9", f"{name}-prod")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.create_model_version(name, f"models:/{name}/9")
