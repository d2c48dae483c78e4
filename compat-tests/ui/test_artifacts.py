"""The browser of artifacts: one file of each kind that it draws, folders, and a model's files."""

import pytest
from playwright.sync_api import expect
from seed import Seeded
from walk import Walk


@pytest.fixture
def files(ui: Walk, seeded: Seeded) -> Walk:
    """The artifacts of the run that has one file of each kind."""
    ui.open(f"/experiments/{seeded.nested_experiment_id}/runs/{seeded.files_run_id}")
    ui.page.get_by_role("tab", name="Artifacts").click()
    ui.sees("Select a file to preview")
    return ui


def choose(ui: Walk, file: str) -> None:
    ui.main.get_by_role("listitem").get_by_text(file, exact=True).click()


def test_a_text_in_a_folder(files: Walk) -> None:
    files.does_not_see("readme.txt")
    choose(files, "notes")
    choose(files, "readme.txt")

    files.sees("The quick brown fox", "19B")


def test_json_and_markdown(files: Walk) -> None:
    choose(files, "settings.json")
    files.sees('"threshold": 0.75')

    choose(files, "findings.md")
    files.sees_heading("Findings")


def test_an_image(files: Walk) -> None:
    choose(files, "pixel.png")

    image = files.main.get_by_role("img", name="pixel.png")
    expect(image).to_be_visible()
    assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [1, 1]


def test_tables(files: Walk) -> None:
    choose(files, "prices.csv")
    files.sees("Previewing the first 2 rows")
    expect(files.main.get_by_role("row", name="Riesling 12")).to_be_visible()

    choose(files, "eval.json")
    expect(files.main.get_by_role("row", name="Why? Because")).to_be_visible()


def test_a_page_in_html(files: Walk) -> None:
    choose(files, "report.html")

    framed = files.main.frame_locator("iframe").get_by_role("heading", name="Evaluation report")
    expect(framed).to_be_visible()


def test_files_of_a_logged_model(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.nested_experiment_id}/runs/{seeded.trained_run_id}/artifacts")
    ui.sees("You're viewing artifacts assigned to a")
    choose(ui, "MLmodel")

    ui.sees("mlflow_version: 3.17.2", "signature:")
    choose(ui, "requirements.txt")
    ui.sees("scikit-learn")
