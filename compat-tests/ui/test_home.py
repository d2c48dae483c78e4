"""The home page and the ways from it to everything else."""

from collections.abc import Callable

from mlflow import MlflowClient
from seed import TRAINING, Seeded
from walk import Walk


def test_home_leads_to_the_newest_experiment(ui: Walk, client: MlflowClient, name: str) -> None:
    client.create_experiment(name, tags=TRAINING)

    ui.open("/")
    ui.sees_heading("Welcome to MLflow")
    ui.sees_heading("Recent Experiments")
    ui.link(name).click()

    ui.sees_heading("Runs")
    ui.sees("No runs have been logged yet")


def test_home_leads_to_all_experiments(
    ui: Walk, client: MlflowClient, fresh: Callable[[], str]
) -> None:
    names = [fresh() for _ in range(6)]
    for name in names:
        client.create_experiment(name)

    ui.open("/")
    ui.sees(names[-1])
    ui.does_not_see(names[0])
    ui.link("View all").click()

    ui.sees_heading("Experiments")
    ui.sees(*names)


def test_side_bar_of_model_training(ui: Walk, seeded: Seeded) -> None:
    ui.open("/")
    ui.link("Experiments").click()
    ui.sees_heading("Experiments")
    ui.link("Model registry").click()
    ui.sees_heading("Registered Models")
    ui.sees("3.17.2")

    ui.link("Settings").click()
    ui.sees_heading("General")


def test_side_bar_of_genai(ui: Walk, seeded: Seeded) -> None:
    ui.open("/")
    ui.button("GenAI").click()
    ui.link("Prompts").click()

    ui.sees_heading("Prompts")
    ui.sees(seeded.prompt)
