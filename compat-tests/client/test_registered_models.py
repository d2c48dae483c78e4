"""Registered models through MlflowClient: create, get, rename, update, tags, delete."""

import time

import pytest
from flows import mlflow_error, register_versions
from mlflow import MlflowClient

CHINESE_AND_EMOJI = "欺诈检测 🚀"


def test_create_answers_what_was_given(client: MlflowClient, name: str) -> None:
    before = int(time.time() * 1000)
    created = client.create_registered_model(
        name, tags={"team": "risk"}, description="Scores payments"
    )

    assert created.name == name
    assert created.tags == {"team": "risk"}
    assert created.description == "Scores payments"
    assert created.aliases == {}
    assert created.latest_versions == []
    assert created.creation_timestamp == created.last_updated_timestamp
    assert before - 60_000 < created.creation_timestamp < before + 60_000


def test_get_answers_what_was_created(client: MlflowClient, name: str) -> None:
    created = client.create_registered_model(name, tags={"a": "1", "b": ""}, description="text")

    assert dict(client.get_registered_model(name)) == dict(created)


def test_create_without_tags_and_description(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    model = client.get_registered_model(name)
    assert model.tags == {}
    assert not model.description


def test_create_twice_is_refused(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    with mlflow_error("RESOURCE_ALREADY_EXISTS", f"Registered Model (name={name}) already exists"):
        client.create_registered_model(name)


@pytest.mark.parametrize("bad_name", ["", " ", "a/b", "a:b", ".", ".."])
def test_bad_names_are_refused(client: MlflowClient, bad_name: str) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.create_registered_model(bad_name)


def test_names_are_case_sensitive(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name.lower(), description="lower")
    client.create_registered_model(name.upper(), description="upper")

    assert client.get_registered_model(name.lower()).description == "lower"
    assert client.get_registered_model(name.upper()).description == "upper"


def test_chinese_and_emoji_survive(client: MlflowClient, name: str) -> None:
    unicode_name = f"{name} {CHINESE_AND_EMOJI}"
    client.create_registered_model(
        unicode_name,
        tags={"团队": "风控 ✅"},
        description="检测\n\t«fraud» 💳 \u0001",
    )

    model = client.get_registered_model(unicode_name)
    assert model.name == unicode_name
    assert model.tags == {"团队": "风控 ✅"}
    assert model.description == "检测\n\t«fraud» 💳 \u0001"
    assert [
        found.name for found in client.search_registered_models(f"name = '{unicode_name}'")
    ] == [unicode_name]


def test_update_replaces_the_description(client: MlflowClient, name: str) -> None:
    created = client.create_registered_model(name, description="old", tags={"kept": "yes"})

    updated = client.update_registered_model(name, description="new")

    assert updated.description == "new"
    assert updated.tags == {"kept": "yes"}
    assert updated.creation_timestamp == created.creation_timestamp
    assert updated.last_updated_timestamp >= created.last_updated_timestamp
    assert dict(client.get_registered_model(name)) == dict(updated)


def test_update_of_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.update_registered_model(name, description="new")


def test_rename_moves_everything(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.set_registered_model_tag(name, "team", "risk")
    client.set_registered_model_alias(name, "champion", "2")
    client.set_model_version_tag(name, "1", "state", "checked")

    client.rename_registered_model(name, f"{name}-new")

    renamed = client.get_registered_model(f"{name}-new")
    assert renamed.name == f"{name}-new"
    assert renamed.tags == {"team": "risk"}
    assert renamed.aliases == {"champion": "2"}
    first = client.get_model_version(f"{name}-new", "1")
    assert (first.name, first.tags) == (f"{name}-new", {"state": "checked"})
    assert client.get_model_version_by_alias(f"{name}-new", "champion").version == "2"
    assert client.create_model_version(f"{name}-new", "s3://models/third").version == "3"
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.get_registered_model(name)


def test_rename_to_a_taken_name_is_refused(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)
    client.create_registered_model(f"{name}-taken")

    with mlflow_error(
        "RESOURCE_ALREADY_EXISTS", f"Registered Model (name={name}-taken) already exists"
    ):
        client.rename_registered_model(name, f"{name}-taken")

    assert client.get_model_version(name, "1").name == name


def test_rename_to_itself_is_accepted(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    client.rename_registered_model(name, name)

    assert client.get_registered_model(name).name == name


def test_an_old_name_can_be_used_again(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.rename_registered_model(name, f"{name}-new")

    register_versions(client, name, 1)

    assert client.get_registered_model(name).latest_versions[0].version == "1"
    assert client.get_registered_model(f"{name}-new").latest_versions[0].version == "2"


def test_delete_takes_versions_tags_and_aliases_along(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.set_registered_model_tag(name, "team", "risk")
    client.set_registered_model_alias(name, "champion", "2")

    client.delete_registered_model(name)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.get_registered_model(name)
    with mlflow_error("RESOURCE_DOES_NOT_EXIST"):
        client.get_model_version(name, "1")
    assert list(client.search_model_versions(f"name = '{name}'")) == []
    assert list(client.search_registered_models(f"name = '{name}'")) == []


def test_delete_twice_is_refused(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)
    client.delete_registered_model(name)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.delete_registered_model(name)


def test_a_deleted_name_starts_afresh(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.set_registered_model_alias(name, "champion", "3")
    client.delete_registered_model(name)

    register_versions(client, name, 1)

    model = client.get_registered_model(name)
    assert model.aliases == {}
    assert model.tags == {}
    assert [version.version for version in model.latest_versions] == ["1"]


def test_tags_are_set_replaced_and_deleted(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)
    client.set_registered_model_tag(name, "team", "risk")
    client.set_registered_model_tag(name, "stage of work", "审核中 🔍")
    client.set_registered_model_tag(name, "team", "fraud")
    client.set_registered_model_tag(name, "number", 5)

    assert client.get_registered_model(name).tags == {
        "team": "fraud",
        "stage of work": "审核中 🔍",
        "number": "5",
    }

    client.delete_registered_model_tag(name, "team")
    client.delete_registered_model_tag(name, "team")

    assert client.get_registered_model(name).tags == {"stage of work": "审核中 🔍", "number": "5"}


def test_tags_of_a_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.set_registered_model_tag(name, "team", "risk")
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.delete_registered_model_tag(name, "team")


def test_get_of_a_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.get_registered_model(name)


def test_latest_versions_name_the_newest_of_each_stage(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 5)
    client.transition_model_version_stage(name, "1", "Production")
    client.transition_model_version_stage(name, "2", "Production")
    client.transition_model_version_stage(name, "3", "Staging")

    newest = {"None": "5", "Production": "2", "Staging": "3"}
    model = client.get_registered_model(name)
    assert {v.current_stage: v.version for v in model.latest_versions} == newest
    latest = client.get_latest_versions(name)
    assert {v.current_stage: v.version for v in latest} == newest
    some = client.get_latest_versions(name, stages=["production", "Archived"])
    assert [(v.current_stage, v.version) for v in some] == [("Production", "2")]


def test_latest_versions_forget_deleted_versions(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.delete_model_version(name, "3")

    assert [v.version for v in client.get_latest_versions(name)] == ["2"]
    assert [v.version for v in client.get_registered_model(name).latest_versions] == ["2"]


def test_latest_versions_of_an_unknown_stage(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    with mlflow_error("INVALID_PARAMETER_VALUE", "Invalid Model Version stage: unknown"):
        client.get_latest_versions(name, stages=["unknown"])


def test_latest_versions_of_a_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.get_latest_versions(name)
