"""Aliases: set, move, delete, look up, and their presence in every answer."""

import pytest
from flows import mlflow_error, register_versions
from mlflow import MlflowClient


def test_an_alias_points_at_a_version(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)

    client.set_registered_model_alias(name, "champion", "1")

    assert client.get_model_version_by_alias(name, "champion").version == "1"
    assert client.get_registered_model(name).aliases == {"champion": "1"}
    assert client.get_model_version(name, "1").aliases == ["champion"]
    assert client.get_model_version(name, "2").aliases == []


def test_an_alias_moves(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)
    client.set_registered_model_alias(name, "champion", "1")

    client.set_registered_model_alias(name, "champion", "2")

    assert client.get_model_version_by_alias(name, "champion").version == "2"
    assert client.get_registered_model(name).aliases == {"champion": "2"}
    assert client.get_model_version(name, "1").aliases == []


def test_a_version_may_have_many_aliases(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)
    aliases = {"champion", "Champion", "冠军", "a_b-1", "v1a"}

    for alias in aliases:
        client.set_registered_model_alias(name, alias, "1")

    assert set(client.get_model_version(name, "1").aliases) == aliases
    assert client.get_model_version_by_alias(name, "冠军").version == "1"


# The reference leaves the aliases of versions out of search answers.
@pytest.mark.better_than_mlflow
def test_searches_carry_aliases(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.set_registered_model_alias(name, "champion", "2")
    client.set_registered_model_alias(name, "challenger", "3")
    client.set_registered_model_alias(name, "next", "3")

    [model] = client.search_registered_models(f"name = '{name}'")
    assert model.aliases == {"champion": "2", "challenger": "3", "next": "3"}
    versions = client.search_model_versions(f"name = '{name}'")
    assert {version.version: set(version.aliases) for version in versions} == {
        "1": set(),
        "2": {"champion"},
        "3": {"challenger", "next"},
    }


def test_an_alias_is_deleted(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)
    client.set_registered_model_alias(name, "champion", "1")

    client.delete_registered_model_alias(name, "champion")
    client.delete_registered_model_alias(name, "champion")

    assert client.get_registered_model(name).aliases == {}
    with mlflow_error("INVALID_PARAMETER_VALUE", "Registered model alias champion not found."):
        client.get_model_version_by_alias(name, "champion")


def test_latest_is_the_newest_version(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 2)

    assert client.get_model_version_by_alias(name, "latest").version == "2"


@pytest.mark.parametrize("alias", ["latest", "LATEST", "v1", "V12", "", "a.b", "🏆", "a" * 256])
def test_reserved_and_bad_aliases_are_refused(client: MlflowClient, name: str, alias: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.set_registered_model_alias(name, alias, "1")


def test_alias_of_a_missing_version(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"(name={name}, version=2) not found"):
        client.set_registered_model_alias(name, "champion", "2")


def test_alias_of_a_missing_model(client: MlflowClient, name: str) -> None:
    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"Registered Model with name={name} not found"):
        client.get_model_version_by_alias(name, "champion")
