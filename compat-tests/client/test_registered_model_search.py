"""Search of registered models: the filter language, orders and pages."""

from collections.abc import Iterator

import pytest
from flows import every_page, mlflow_error, register_versions
from mlflow import MlflowClient

PREFIX = "SearchModels"


@pytest.fixture(scope="module", autouse=True)
def models(client: MlflowClient) -> Iterator[None]:
    """Models with names after `PREFIX`, deleted afterwards so that a second run finds the same."""
    tags_by_name = {
        "Alpha": {"team": "risk", "task type": "classify"},
        "beta": {"team": "Risk"},
        "Gamma_x": {"team": "sales", "task type": "rank"},
        "gammaYx": {},
        "100% 检测 🚀": {"team": 'O\'Hara "x"'},
    }
    for name, tags in tags_by_name.items():
        client.create_registered_model(f"{PREFIX} {name}", tags=tags)
    yield
    for name in tags_by_name:
        client.delete_registered_model(f"{PREFIX} {name}")


def found(client: MlflowClient, condition: str) -> list[str]:
    """The models of this module that meet the condition, in the default order."""
    filter_string = f"name LIKE '{PREFIX} %' AND {condition}"
    models = client.search_registered_models(filter_string)
    return [model.name.removeprefix(f"{PREFIX} ") for model in models]


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (f"name = '{PREFIX} Alpha'", ["Alpha"]),
        (f"name = '{PREFIX} alpha'", []),
        (f'name = "{PREFIX} Alpha"', ["Alpha"]),
        (f"name != '{PREFIX} Alpha'", ["100% 检测 🚀", "Gamma_x", "beta", "gammaYx"]),
        (f"name LIKE '{PREFIX} Gamma%'", ["Gamma_x"]),
        (f"name ILIKE '{PREFIX} GAMMA%'", ["Gamma_x", "gammaYx"]),
        ("name LIKE '%a_x'", ["Gamma_x", "gammaYx"]),
        ("name ILIKE '%检测%'", ["100% 检测 🚀"]),
        (f"name IN ('{PREFIX} Alpha', '{PREFIX} beta', 'other')", ["Alpha", "beta"]),
        (f"name IN ('{PREFIX} 100% 检测 🚀')", ["100% 检测 🚀"]),
        (
            f"name NOT IN ('{PREFIX} Alpha', '{PREFIX} beta')",
            ["100% 检测 🚀", "Gamma_x", "gammaYx"],
        ),
        (f"attribute.name = '{PREFIX} beta'", ["beta"]),
        ("tags.team = 'risk'", ["Alpha"]),
        ("tag.team = 'risk'", ["Alpha"]),
        ("tags.team != 'risk'", ["100% 检测 🚀", "Gamma_x", "beta"]),
        ("tags.team LIKE '%isk'", ["Alpha", "beta"]),
        ("tags.team ILIKE 'RISK'", ["Alpha", "beta"]),
        ("tags.`team` = 'sales'", ["Gamma_x"]),
        ("tags.`task type` = 'rank'", ["Gamma_x"]),
        ("tags.\"task type\" LIKE '%'", ["Alpha", "Gamma_x"]),
        ("tags.team = 'risk' AND tags.`task type` = 'classify'", ["Alpha"]),
        ("tags.team = 'risk' and tags.`task type` = 'rank'", []),
        ("tags.team LIKE 'r%' AND tags.team LIKE '%k' AND tags.team != 'x'", ["Alpha"]),
        ("tags.missing != 'x'", []),
        ("  name   ILIKE   '%ALPHA'  ", ["Alpha"]),
    ],
)
def test_filters(client: MlflowClient, condition: str, names: list[str]) -> None:
    assert sorted(found(client, condition)) == sorted(names)


def test_quotes_inside_values(client: MlflowClient) -> None:
    assert found(client, "tags.team LIKE 'O%Hara \"x\"'") == ["100% 检测 🚀"]


@pytest.mark.parametrize(
    "filter_string",
    [
        "name = 'a' OR name = 'b'",
        "(name = 'a')",
        "name = 'a';",
        "name = a",
        "name",
        "name =",
        "= 'a'",
        "name > 'a'",
        "name LIKE",
        "name IN ()",
        "name IN 'a'",
        "name == 'a'",
        "description = 'a'",
        "run_id = 'a'",
        "tags = 'a'",
        "tags.team = risk",
        "tags.team > 'a'",
        "tags.team IN ('a')",
        "unknown.team = 'a'",
        "name = 'a",
    ],
)
def test_malformed_filters_are_refused(client: MlflowClient, filter_string: str) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_registered_models(filter_string)


@pytest.mark.parametrize(
    ("order_by", "names"),
    [
        (["name"], ["Alpha", "Gamma_x", "beta"]),
        (["name ASC"], ["Alpha", "Gamma_x", "beta"]),
        (["name DESC"], ["beta", "Gamma_x", "Alpha"]),
        (["name desc"], ["beta", "Gamma_x", "Alpha"]),
        (["timestamp ASC"], ["Gamma_x", "beta", "Alpha"]),
        (["last_updated_timestamp DESC"], ["Alpha", "beta", "Gamma_x"]),
        (["last_updated_timestamp DESC", "name ASC"], ["Alpha", "beta", "Gamma_x"]),
    ],
)
def test_orders(client: MlflowClient, name: str, order_by: list[str], names: list[str]) -> None:
    """Names sort by code point, as byte order does, whatever the database's locale."""
    for suffix in ["beta", "Alpha", "Gamma_x"]:
        client.create_registered_model(f"{name} {suffix}")
    for suffix in ["Gamma_x", "beta", "Alpha"]:
        updated_later_than_the_last(client, f"{name} {suffix}")

    models = client.search_registered_models(f"name LIKE '{name} %'", order_by=order_by)

    assert [model.name.removeprefix(f"{name} ") for model in models] == names


def updated_later_than_the_last(client: MlflowClient, name: str) -> None:
    """Updates the model until its timestamp, a number of milliseconds, differs from any before."""
    newest = client.search_registered_models(
        "name LIKE '%'", order_by=["last_updated_timestamp DESC"], max_results=1
    )[0].last_updated_timestamp
    while client.update_registered_model(name, "touched").last_updated_timestamp <= newest:
        pass


@pytest.mark.parametrize(
    "order_by", ["description", "name UP", "name ASC DESC", "creation_time", ""]
)
def test_bad_orders_are_refused(client: MlflowClient, order_by: str) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_registered_models(order_by=[order_by])


def test_pages_are_whole_and_disjoint(client: MlflowClient, name: str) -> None:
    names = [f"{name}-{number:02}" for number in range(23)]
    for each in reversed(names):
        client.create_registered_model(each)

    pages = every_page(
        client.search_registered_models, filter_string=f"name LIKE '{name}%'", max_results=5
    )

    assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
    assert [model.name for page in pages for model in page] == names


def test_a_page_that_ends_with_the_last_row_has_no_token(client: MlflowClient, name: str) -> None:
    for number in range(4):
        client.create_registered_model(f"{name}-{number}")

    pages = every_page(
        client.search_registered_models, filter_string=f"name LIKE '{name}%'", max_results=2
    )

    assert [len(page) for page in pages] == [2, 2]


# The reference pages by offset, so a row inserted or deleted before the mark shifts the next page.
@pytest.mark.better_than_mlflow
@pytest.mark.parametrize("order", ["name ASC", "name DESC", "last_updated_timestamp DESC"])
def test_pages_stay_correct_while_rows_come_and_go(
    client: MlflowClient, name: str, order: str
) -> None:
    names = [f"{name}-m{number:02}" for number in range(12)]
    for each in names:
        client.create_registered_model(each)
    arguments = {
        "filter_string": f"name LIKE '{name}%'",
        "order_by": [order],
        "max_results": 3,
    }
    page = client.search_registered_models(**arguments)
    seen = [model.name for model in page]
    while page.token:
        newcomer = len(seen)
        client.create_registered_model(f"{name}-a{newcomer:02}")
        client.create_registered_model(f"{name}-z{newcomer:02}")
        client.delete_registered_model(seen[-1])
        page = client.search_registered_models(**arguments, page_token=page.token)
        seen += [model.name for model in page]

    assert len(seen) == len(set(seen))
    assert set(names) <= set(seen)


def test_a_bad_token_is_refused(client: MlflowClient) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_registered_models(page_token="not a token")


@pytest.mark.parametrize("max_results", [1001, 1_000_000])
def test_page_sizes_out_of_range(client: MlflowClient, max_results: int) -> None:
    with mlflow_error("INVALID_PARAMETER_VALUE"):
        client.search_registered_models(max_results=max_results)


def test_found_models_are_complete(client: MlflowClient, name: str) -> None:
    register_versions(client, name, 3)
    client.transition_model_version_stage(name, "1", "Production")
    client.set_registered_model_tag(name, "team", "risk")
    client.update_registered_model(name, "described")

    [model] = client.search_registered_models(f"name = '{name}'")

    assert model.tags == {"team": "risk"}
    assert model.description == "described"
    stages = {version.current_stage: version.version for version in model.latest_versions}
    assert stages == {"None": "3", "Production": "1"}
