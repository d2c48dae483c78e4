"""Prompts: the list, a prompt's page, versions and their comparison, aliases, deletion."""

import mlflow
import pytest
from forms import save, set_aliases
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from playwright.sync_api import expect
from seed import Seeded
from walk import Walk


@pytest.fixture
def own_prompt(ui: Walk, client: MlflowClient, name: str) -> str:
    """A prompt with two versions that the walk may change; its page is open."""
    for text in ("Sum up {{text}}", "Sum up {{text}} in one line"):
        mlflow.genai.register_prompt(name, text)
    ui.open(f"/prompts/{name}")
    ui.sees("Viewing version 2")
    return name


def test_list_and_search(ui: Walk, seeded: Seeded) -> None:
    ui.open("/prompts")
    ui.page.get_by_placeholder("Search prompts by name").fill(seeded.prompt.upper())
    ui.row(seeded.prompt).get_by_text("Version 2").wait_for()
    expect(ui.main.get_by_role("row")).to_have_count(2)
    ui.does_not_see(seeded.model)

    ui.link(seeded.prompt).click()
    ui.sees("Good morning {{name}}, welcome back", "Says Good")


def test_create(ui: Walk, client: MlflowClient, name: str) -> None:
    ui.open("/prompts")
    ui.button("Create prompt").click()
    ui.dialog.get_by_label("Name:").fill(name)
    ui.dialog.get_by_label("Prompt:").fill("Translate {{text}} 酒")
    ui.dialog.get_by_label("Commit message (optional):").fill("First try")
    save(ui, "Create")

    ui.sees("Viewing version 1", "Translate {{text}} 酒", "First try")
    assert mlflow.genai.load_prompt(name, version=1).template == "Translate {{text}} 酒"


def test_second_version(ui: Walk, own_prompt: str) -> None:
    ui.button("Create prompt version").click()
    ui.dialog.get_by_label("Prompt:").fill("Sum up {{text}} in a word")
    save(ui, "Create")

    ui.sees("Viewing version 3", "in a word")
    assert mlflow.genai.load_prompt(own_prompt, version=3).template == "Sum up {{text}} in a word"


def test_compare(ui: Walk, own_prompt: str) -> None:
    ui.main.get_by_text("Compare", exact=True).click()

    ui.sees("Comparing version 2 with version 1", "Version 2 (baseline)")
    expect(ui.main.get_by_text("Sum up {{text}}").filter(visible=True)).to_have_count(2)


def test_aliases(ui: Walk, client: MlflowClient, own_prompt: str) -> None:
    ui.row("Version 1").get_by_role("button", name="Add").click()
    set_aliases(ui, "production")

    expect(ui.row("Version 1")).to_contain_text("production")
    assert client.get_prompt_version_by_alias(own_prompt, "production").version == 1


def test_delete_a_version(ui: Walk, client: MlflowClient, own_prompt: str) -> None:
    ui.button("Delete version").click()
    save(ui, "Delete")

    ui.sees("Viewing version 1")
    ui.does_not_see("Version 2")
    with pytest.raises(MlflowException, match="not found"):
        client.get_prompt_version(own_prompt, "2")


def test_delete(ui: Walk, client: MlflowClient, own_prompt: str) -> None:
    ui.menu("Delete", within="More actions")
    save(ui, "Delete")

    ui.sees_heading("Prompts")
    ui.does_not_see(own_prompt)
    assert client.get_prompt(own_prompt) is None
