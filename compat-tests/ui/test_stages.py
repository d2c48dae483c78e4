"""The two modes of the registry: with aliases and, behind the switch, with stages."""

import pytest
from forms import save
from mlflow import MlflowClient
from playwright.sync_api import expect
from registered import register
from seed import Seeded
from walk import Walk


@pytest.fixture
def own_model(ui: Walk, client: MlflowClient, seeded: Seeded, name: str) -> str:
    """A model with two versions, the first in production; the second's page is open with stages."""
    register(client, name, seeded)
    client.transition_model_version_stage(name, "1", "Production")
    ui.open(f"/models/{name}/versions/2")
    ui.sees_heading("Version 2")
    ui.page.get_by_role("switch", name="New model registry UI").click()
    ui.dialog.get_by_role("button", name="Disable").click()
    return name


def test_transition_archives_the_one_before(
    ui: Walk, client: MlflowClient, own_model: str
) -> None:
    ui.main.get_by_text("None", exact=True).first.click()
    ui.page.get_by_role("menuitem").filter(has_text="Production").click()
    ui.dialog.get_by_role("checkbox").check()
    save(ui, "OK")

    ui.main.get_by_text("Production", exact=True).first.wait_for()
    assert client.get_model_version(own_model, "2").current_stage == "Production"
    assert client.get_model_version(own_model, "1").current_stage == "Archived"


def test_list_and_page_show_stages(ui: Walk, own_model: str) -> None:
    ui.link(own_model).click()
    expect(ui.row("Version 1")).to_contain_text("Production")

    ui.link("Registered Models").click()
    ui.page.get_by_placeholder("Search registered models").fill(own_model)
    ui.page.keyboard.press("Enter")
    expect(ui.row(own_model)).to_contain_text("Version 1")
    for column in ("Staging", "Production"):
        expect(ui.page.get_by_role("columnheader", name=column)).to_be_visible()


def test_back_to_aliases(ui: Walk, own_model: str) -> None:
    ui.page.get_by_role("switch", name="New model registry UI").click()

    ui.sees("Aliases", "Stage (deprecated)")
