"""Stages: transitions with and without archiving, in any case, and what they refuse."""

import pytest
from flows import mlflow_error, register_versions
from mlflow import MlflowClient


def stages(client: MlflowClient, name: str) -> dict[str, str]:
    versions = client.search_model_versions(f"name = '{name}'")
    return {version.version: version.current_stage for version in versions}


def test_transition_without_archiving_leaves_the_others(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.transition_model_version_stage(name, "1", "Production")

    moved = client.transition_model_version_stage(name, "2", "Production")

    assert (moved.version, moved.current_stage) == ("2", "Production")
    assert stages(client, name) == {"1": "Production", "2": "Production", "3": "None"}


def test_transition_with_archiving_replaces_the_others(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 4)
    client.transition_model_version_stage(name, "1", "Production")
    client.transition_model_version_stage(name, "2", "Production")
    client.transition_model_version_stage(name, "4", "Staging")

    moved = client.transition_model_version_stage(
        name, "3", "Production", archive_existing_versions=True
    )

    assert moved.current_stage == "Production"
    assert stages(client, name) == {
        "1": "Archived",
        "2": "Archived",
        "3": "Production",
        "4": "Staging",
    }


def test_archiving_spares_the_version_itself(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)
    client.transition_model_version_stage(name, "1", "Staging")

    client.transition_model_version_stage(name, "1", "Staging", archive_existing_versions=True)

    assert stages(client, name) == {"1": "Staging"}


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("production", "Production"),
        ("STAGING", "Staging"),
        ("aRchived", "Archived"),
        ("none", "None"),
    ],
)
def test_stages_come_in_any_case(
    client: MlflowClient, name: str, given: str, canonical: str
) -> None:
    register_versions(client, name, 1)

    assert client.transition_model_version_stage(name, "1", given).current_stage == canonical
    assert client.get_model_version(name, "1").current_stage == canonical


def test_a_version_goes_through_all_stages_and_back(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 1)

    for stage in ["Staging", "Production", "Archived", "None", "Production"]:
        assert client.transition_model_version_stage(name, "1", stage).current_stage == stage


# The reference answers 500 INTERNAL_ERROR.
@pytest.mark.better_than_mlflow
@pytest.mark.parametrize("stage", ["Archived", "None"])
def test_archiving_is_only_for_active_stages(client: MlflowClient, name: str, stage: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error(
        "INVALID_PARAMETER_VALUE",
        "is not an Active stage. Valid stages are ['Staging', 'Production']",
    ):
        client.transition_model_version_stage(name, "1", stage, archive_existing_versions=True)
    assert stages(client, name) == {"1": "None"}


@pytest.mark.parametrize("stage", ["unknown", "生产"])
def test_unknown_stages_are_refused(client: MlflowClient, name: str, stage: str) -> None:
    register_versions(client, name, 1)

    with mlflow_error("INVALID_PARAMETER_VALUE", f"Invalid Model Version stage: {stage}"):
        client.transition_model_version_stage(name, "1", stage)


def test_transition_touches_version_and_model(client: MlflowClient, name: str) -> None:
    [created] = register_versions(client, name, 1)

    moved = client.transition_model_version_stage(name, "1", "Staging")

    assert moved.creation_timestamp == created.creation_timestamp
    assert moved.last_updated_timestamp >= created.last_updated_timestamp
    assert client.get_registered_model(name).last_updated_timestamp == moved.last_updated_timestamp


def test_transition_of_a_missing_version(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)

    with mlflow_error("RESOURCE_DOES_NOT_EXIST", f"(name={name}, version=1) not found"):
        client.transition_model_version_stage(name, "1", "Production")
