"""The list of registered models: pages, searches, order, and creating a model."""

import pytest
from mlflow import MlflowClient
from playwright.sync_api import expect
from seed import MODEL_PAGES, Seeded
from walk import Walk

PAGE = 25


@pytest.fixture
def models(ui: Walk) -> Walk:
    ui.open("/models")
    ui.sees_heading("Registered Models")
    return ui


def search(ui: Walk, text: str) -> None:
    box = ui.page.get_by_placeholder("Search registered models")
    box.fill(text)
    box.press("Enter")


def expect_models(ui: Walk, count: int) -> None:
    """As many rows as models, beneath the row of headings."""
    expect(ui.main.get_by_role("row")).to_have_count(count + 1)


def test_search_by_a_part_of_the_name_over_two_pages(models: Walk, seeded: Seeded) -> None:
    search(models, f"CATALOGUE-{seeded.token}")
    models.sees(f"catalogue-{seeded.token}-01")
    expect_models(models, PAGE)

    models.button("Next").click()
    expect_models(models, MODEL_PAGES - PAGE)
    models.sees(f"catalogue-{seeded.token}-30")

    models.button("Previous").click()
    expect_models(models, PAGE)
    models.sees(f"catalogue-{seeded.token}-01")


def test_order_by_name(models: Walk, seeded: Seeded) -> None:
    search(models, f"catalogue-{seeded.token}")
    models.sees(f"catalogue-{seeded.token}-01")
    models.button("Name").click()

    first = models.main.get_by_role("row").nth(1)
    expect(first).to_contain_text(f"catalogue-{seeded.token}-30")


def test_search_by_a_tag(models: Walk, seeded: Seeded) -> None:
    search(models, f"tags.team = 'risk' AND name = '{seeded.model}'")

    expect_models(models, 1)
    row = models.row(seeded.model)
    for text in ("Version 3", "@ challenger", "team: risk"):
        expect(row).to_contain_text(text)


def test_a_search_that_finds_nothing(models: Walk) -> None:
    search(models, "no such model")

    models.sees("No results. Try using a different keyword")


def test_an_invalid_search_is_explained(models: Walk) -> None:
    models.faults.expect(400, "/registered-models/search", "the walk types a wrong filter")
    search(models, "tags.team ! 'risk'")

    models.sees("Error fetching models", "Invalid comparator for tag: !")


def test_prompts_are_not_listed(models: Walk, seeded: Seeded) -> None:
    search(models, seeded.token)
    models.sees(f"catalogue-{seeded.token}-01")

    models.does_not_see(seeded.prompt)


def test_create(models: Walk, client: MlflowClient, name: str) -> None:
    models.faults.expect(404, "/registered-models/get", "the dialog asks whether the name is free")
    models.button("Create Model").click()
    models.dialog.get_by_label("Model name").fill(f"{name} 酒")
    models.dialog.get_by_role("button", name="Create").click()

    models.sees_heading(f"{name} 酒")
    models.sees("No models versions are registered yet.")
    assert client.get_registered_model(f"{name} 酒").latest_versions == []


def test_create_under_a_taken_name(models: Walk, seeded: Seeded) -> None:
    models.button("Create Model").click()
    models.dialog.get_by_label("Model name").fill(seeded.model)
    models.dialog.get_by_role("button", name="Create").click()

    models.sees(f'Model "{seeded.model}" already exists.')
