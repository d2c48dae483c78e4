"""The page of a model version: what it shows, its edits, promotion, comparison, its end."""

import pytest
from forms import add_table_tag, save, set_aliases, write_description
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from playwright.sync_api import expect
from registered import register
from seed import Seeded
from walk import Walk


@pytest.fixture
def own_version(ui: Walk, client: MlflowClient, seeded: Seeded, name: str) -> str:
    """The model whose version 2 the walk may change; the version's page is open."""
    register(client, name, seeded)
    ui.open(f"/models/{name}/versions/2")
    ui.sees_heading("Version 2")
    return name


def test_page(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/models/{seeded.model}/versions/2")

    ui.sees("Candidate 2", "champion", "validation", "passed", "Stage (deprecated)")
    ui.link("iris-classifier").wait_for()
    ui.link("run-02").click()
    ui.sees_heading("run-02")


def test_schema(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/models/{seeded.model}/versions/2")
    ui.text("Inputs (4)").click()

    ui.sees("sepal length (cm)", "petal width (cm)", "Outputs (1)")


def test_description(ui: Walk, client: MlflowClient, own_version: str) -> None:
    write_description(ui, "Passed **all** checks")

    expect(ui.main.locator("strong", has_text="all")).to_be_visible()
    assert client.get_model_version(own_version, "2").description == "Passed **all** checks"


def test_tags(ui: Walk, client: MlflowClient, own_version: str) -> None:
    add_table_tag(ui, "reviewed by", "Ada")
    expect(ui.row("reviewed by")).to_contain_text("Ada")

    ui.row("validation").get_by_role("button").last.click()
    save(ui, "Confirm")
    ui.does_not_see("validation")

    assert client.get_model_version(own_version, "2").tags == {"reviewed by": "Ada"}


def test_aliases(ui: Walk, client: MlflowClient, own_version: str) -> None:
    client.set_registered_model_alias(own_version, "champion", "1")
    ui.page.reload()
    ui.main.get_by_role("button", name="Add", exact=True).first.click()
    # One that stands at another version moves.
    set_aliases(ui, "champion")
    ui.sees("@ champion")
    ui.button("Edit aliases").click()
    set_aliases(ui, "blue")
    ui.sees("@ champion", "@ blue")
    assert client.get_registered_model(own_version).aliases == {"champion": "2", "blue": "2"}

    ui.button("Edit aliases").click()
    ui.dialog.get_by_role("combobox").click()
    ui.page.keyboard.press("Backspace")
    save(ui, "Save aliases")
    expect(ui.main.get_by_text("@ ")).to_have_count(1)
    assert len(client.get_registered_model(own_version).aliases) == 1


def test_promote_to_another_model(
    ui: Walk, client: MlflowClient, own_version: str, name: str
) -> None:
    target = f"{name}-production"
    client.create_registered_model(target)
    ui.button("Promote model").click()
    ui.dialog.get_by_role("combobox").click()
    ui.page.keyboard.type(target)
    ui.page.get_by_title(target).last.click()
    ui.dialog.get_by_role("button", name="Promote").click()

    ui.link(target).wait_for()
    ui.sees_heading("Version 1")
    copy = client.get_model_version(target, "1")
    assert (copy.source, copy.status) == (f"models:/{own_version}/2", "READY")


def test_compare(ui: Walk, own_version: str) -> None:
    ui.link(own_version).click()
    for version in ("Version 1", "Version 2"):
        ui.row(version).get_by_role("checkbox").check()
    ui.button("Compare").click()

    ui.sees_heading("Comparing 2 Versions")
    ui.sees("Schema Inputs are identical", "Schema Outputs are identical")
    for row in ("depth 1 2", "Run Name: run-01 run-02"):
        expect(ui.main.get_by_role("row", name=row, exact=True)).to_be_visible()
    expect(ui.row("acc")).to_contain_text("0.21")


def test_delete(ui: Walk, client: MlflowClient, own_version: str) -> None:
    ui.menu("Delete")
    ui.sees("Are you sure you want to delete model version 2? This cannot be undone.")
    save(ui, "Delete")

    ui.sees_heading(own_version)
    ui.sees("Version 1")
    ui.does_not_see("Version 2")
    with pytest.raises(MlflowException, match="not found"):
        client.get_model_version(own_version, "2")


def test_a_missing_version(ui: Walk, seeded: Seeded) -> None:
    ui.faults.expect(404, "/model-versions/", "the walk asks for a version that is not there")
    ui.open(f"/models/{seeded.model}/versions/99")

    ui.sees(f"Model {seeded.model} v99 does not exist")
