"""Search of model versions: the filter language, orders and pages."""

import pytest
from flows import every_page, mlflow_error
from mlflow import MlflowClient

MODEL = "SearchVersions"
OTHER_MODEL = "SearchVersions 其他"


# Versions from remote sources may name any run, of this server or not.
RUN_1 = "1" * 32
RUN_2 = "2" * 32


@pytest.fixture(scope="module", autouse=True)
def registered(client: MlflowClient) -> None:
    """Versions 1, 2, 4, 5 of one model (3 is deleted) and version 1 of another."""
    for name in (MODEL, OTHER_MODEL):
        if client.search_registered_models(f"name = '{name}'"):
            client.delete_registered_model(name)
        client.create_registered_model(name)
    create = client.create_model_version
    create(MODEL, "s3://models/a", RUN_1, tags={"state": "new", "task type": "rank"})
    create(MODEL, "s3://models/A/b", RUN_2, tags={"state": "New"})
    create(MODEL, "s3://models/deleted", RUN_1, tags={"state": "new"})
    create(MODEL, "s3://models/c", RUN_1, tags={"state": "审核 ✅"})
    create(MODEL, "s3://models/d")
    create(OTHER_MODEL, "s3://models/a", RUN_1, tags={"state": "new"})
    client.delete_model_version(MODEL, "3")


def found(client: MlflowClient, filter_string: str) -> set[str]:
    versions = client.search_model_versions(f"name ILIKE '{MODEL}%' AND {filter_string}")
    return {
        version.version if version.name == MODEL else f"other {version.version}"
        for version in versions
    }


@pytest.mark.parametrize(
    ("condition", "versions"),
    [
        (f"name = '{MODEL}'", {"1", "2", "4", "5"}),
        (f"name != '{MODEL}'", {"other 1"}),
        ("name LIKE 'searchversions%'", set()),
        ("name ILIKE 'searchversions%'", {"1", "2", "4", "5", "other 1"}),
        (f"name IN ('{OTHER_MODEL}', 'unknown')", {"other 1"}),
        ("version_number = 2", {"2"}),
        ("version_number != 2", {"1", "4", "5", "other 1"}),
        ("version_number > 2", {"4", "5"}),
        ("version_number >= 2", {"2", "4", "5"}),
        ("version_number < 2", {"1", "other 1"}),
        ("version_number <= 2 AND version_number > 1", {"2"}),
        ("version_number = '2'", {"2"}),
        ("attribute.version_number = 5", {"5"}),
        ("version_number = 3", set()),
        (f"run_id = '{RUN_1}'", {"1", "4", "other 1"}),
        # A version without a run has the empty run id, not none.
        (f"run_id != '{RUN_1}'", {"2", "5"}),
        ("run_id = ''", {"5"}),
        (f"run_id IN ('{RUN_1}', '{RUN_2}')", {"1", "2", "4", "other 1"}),
        ("run_id IN ('unknown')", set()),
        (f"run_id NOT IN ('{RUN_2}')", {"1", "4", "5", "other 1"}),
        ("source_path = 's3://models/a'", {"1", "other 1"}),
        ("source_path LIKE 's3://models/a%'", {"1", "other 1"}),
        ("source_path ILIKE 's3://models/a%'", {"1", "2", "other 1"}),
        ("tags.state = 'new'", {"1", "other 1"}),
        ("tags.state != 'new'", {"2", "4"}),
        ("tags.state ILIKE 'NEW'", {"1", "2", "other 1"}),
        ("tags.state = '审核 ✅'", {"4"}),
        ("tags.`task type` = 'rank'", {"1"}),
        ("tag.\"task type\" = 'rank'", {"1"}),
        ("tags.`task type` = 'rank' AND tags.state = 'new' AND version_number = 1", {"1"}),
        ("tags.`task type` = 'rank' AND tags.state = 'New'", set()),
    ],
)
def test_filters(client: MlflowClient, condition: str, versions: set[str]) -> None:
    assert found(client, condition) == versions


@pytest.mark.parametrize(
    "filter_string",
    [
        "version_number = 'one'",
        "version_number = 1.5",
        "version_number LIKE '1'",
        "version_number IN (1, 2)",
        "version = 1",
        "stage = 'Production'",
        "current_stage = 'Production'",
        "source_path IN ('a')",
        "source_path > 'a'",
        "run_id > 'a'",
        "run_id = 5",
        "tags.state > 'a'",
        "tags.state = 5",
        "name = 'a' OR version_number = 1",
        "(version_number = 1)",
        "version_number = 1; name = 'a'",
        "params.x = '1'",
    ],
)
def test_malformed_filters_are_refused(client: MlflowClient, filter_string: str) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_model_versions(filter_string)


@pytest.mark.parametrize(
    ("order_by", "versions"),
    [
        (["version_number ASC"], ["1", "2", "4", "5"]),
        (["version_number DESC"], ["5", "4", "2", "1"]),
        (["version_number"], ["1", "2", "4", "5"]),
        (["name ASC"], ["5", "4", "2", "1"]),
        (["creation_timestamp ASC", "version_number ASC"], ["1", "2", "4", "5"]),
        (["name DESC", "version_number ASC"], ["1", "2", "4", "5"]),
    ],
)
def test_orders(client: MlflowClient, order_by: list[str], versions: list[str]) -> None:
    answer = client.search_model_versions(f"name = '{MODEL}'", order_by=order_by)

    assert [version.version for version in answer] == versions


def test_the_default_order_is_last_updated_first(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)
    for number in range(3):
        client.create_model_version(name, f"s3://models/{number}")
    newest = client.get_model_version(name, "3").last_updated_timestamp
    while client.update_model_version(name, "2", "touched").last_updated_timestamp <= newest:
        pass

    first = client.search_model_versions(f"name = '{name}'")[0]

    assert first.version == "2"


@pytest.mark.parametrize("order_by", ["run_id", "version_number UP", "tags.state", ""])
def test_bad_orders_are_refused(client: MlflowClient, order_by: str) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_model_versions(order_by=[order_by])


@pytest.mark.parametrize("max_results", [0, -1, 200_001])
def test_page_sizes_out_of_range(client: MlflowClient, max_results: int) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_model_versions(max_results=max_results)


def test_pages_are_whole_and_disjoint(client: MlflowClient, name: str) -> None:
    client.create_registered_model(name)
    for number in range(11):
        client.create_model_version(name, f"s3://models/{number}")

    pages = every_page(
        client.search_model_versions,
        filter_string=f"name = '{name}'",
        order_by=["version_number ASC"],
        max_results=4,
    )

    assert [[version.version for version in page] for page in pages] == [
        ["1", "2", "3", "4"],
        ["5", "6", "7", "8"],
        ["9", "10", "11"],
    ]


# The reference pages by offset, so a row inserted or deleted before the mark shifts the next page.
@pytest.mark.better_than_mlflow
@pytest.mark.parametrize(
    "order_by", [["version_number DESC"], ["version_number ASC"], ["creation_timestamp DESC"], None]
)
def test_pages_stay_correct_while_rows_come_and_go(
    client: MlflowClient, name: str, order_by: list[str] | None
) -> None:
    client.create_registered_model(name)
    for number in range(12):
        client.create_model_version(name, f"s3://models/{number}")
    arguments = {"filter_string": f"name = '{name}'", "order_by": order_by, "max_results": 3}

    page = client.search_model_versions(**arguments)
    seen = [version.version for version in page]
    while page.token:
        client.create_model_version(name, "s3://models/newcomer")
        client.delete_model_version(name, seen[-1])
        page = client.search_model_versions(**arguments, page_token=page.token)
        seen += [version.version for version in page]

    assert len(seen) == len(set(seen))
    assert {str(number) for number in range(1, 13)} <= set(seen)


def test_found_versions_are_complete(client: MlflowClient, name: str, run_id: str) -> None:
    client.create_registered_model(name)
    created = client.create_model_version(
        name, "s3://models/iris", run_id, tags={"state": "new"}, description="第一版 🌱"
    )

    assert [dict(found) for found in client.search_model_versions(f"name = '{name}'")] == [
        dict(created)
    ]
