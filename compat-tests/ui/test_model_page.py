"""The page of a registered model: what it shows, its edits, its versions, its end."""

import pytest
from forms import add_table_tag, add_tag, save, set_aliases, write_description
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from playwright.sync_api import expect
from registered import register
from seed import Seeded
from walk import Walk


@pytest.fixture
def own_model(ui: Walk, client: MlflowClient, seeded: Seeded, name: str) -> str:
    """A model with two versions that the walk may change; its page is open."""
    register(client, name, seeded)
    ui.open(f"/models/{name}")
    ui.sees_heading(name)
    return name


def test_page(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/models/{seeded.model}")

    ui.sees_heading(seeded.model)
    ui.sees("Tells good wine from bad", "team", "risk")
    versions = {"Version 3": "challenger", "Version 2": "champion", "Version 1": "Candidate 1"}
    for version, fact in versions.items():
        expect(ui.row(version)).to_contain_text(fact)
        expect(ui.row(version)).to_contain_text("validation")
    ui.link("Version 2").click()
    ui.sees_heading("Version 2")


def test_description(ui: Walk, client: MlflowClient, own_model: str) -> None:
    write_description(ui, "A **bold** description")

    expect(ui.main.locator("strong", has_text="bold")).to_be_visible()
    assert client.get_registered_model(own_model).description == "A **bold** description"


def test_tags(ui: Walk, client: MlflowClient, own_model: str) -> None:
    ui.button("Tags").click()
    add_table_tag(ui, "owner", "Ada")
    expect(ui.row("owner")).to_contain_text("Ada")
    assert client.get_registered_model(own_model).tags == {"owner": "Ada"}

    # The two buttons of a row show pictures only: edit and delete.
    ui.row("owner").get_by_role("button").first.click()
    ui.main.get_by_role("row").get_by_role("textbox").first.fill("Grace")
    ui.button("Save").click()
    expect(ui.row("owner")).to_contain_text("Grace")
    assert client.get_registered_model(own_model).tags == {"owner": "Grace"}

    ui.row("owner").get_by_role("button").last.click()
    save(ui, "Confirm")
    ui.does_not_see("Grace")
    assert client.get_registered_model(own_model).tags == {}


def test_tags_of_a_version(ui: Walk, client: MlflowClient, own_model: str) -> None:
    ui.row("Version 1").get_by_role("cell", name="validation").get_by_role("button").click()
    add_tag(ui, "risk", "low")

    tags = client.get_model_version(own_model, "1").tags
    assert tags == {"validation": "passed", "risk": "low"}
    # The list shows it when it is loaded again.
    ui.page.reload()
    expect(ui.row("Version 1")).to_contain_text("risk")


def test_aliases_of_a_version(ui: Walk, client: MlflowClient, own_model: str) -> None:
    ui.row("Version 1").get_by_role("button", name="Add").click()
    set_aliases(ui, "champion", "blue")

    assert client.get_registered_model(own_model).aliases == {"champion": "1", "blue": "1"}
    # The list shows them when it is loaded again.
    ui.page.reload()
    expect(ui.row("Version 1")).to_contain_text("@ champion")


def test_delete(ui: Walk, client: MlflowClient, own_model: str) -> None:
    ui.menu("Delete")
    ui.sees(f"Are you sure you want to delete {own_model}?")
    save(ui, "Cancel")
    client.get_registered_model(own_model)

    ui.menu("Delete")
    save(ui, "Delete")

    ui.sees_heading("Registered Models")
    with pytest.raises(MlflowException, match="not found"):
        client.get_registered_model(own_model)


def test_a_missing_model(ui: Walk, name: str) -> None:
    for path in ("/registered-models/get", "/model-versions/search"):
        ui.faults.expect(404, path, "the walk asks for a model that is not there")
    ui.open(f"/models/{name}")

    ui.sees(f"Model {name} does not exist")
