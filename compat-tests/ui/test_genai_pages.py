"""Pages for GenAI over an experiment without traces: each is drawn, and says that it is empty."""

import re

import pytest
from playwright.sync_api import expect
from seed import Seeded
from walk import Text, Walk

# What a server shows that offers the feature, and one that does not.
REVIEW = re.compile("No traces in this queue yet|Set up human review for your traces")
JUDGES = re.compile("Add a judge to your experiment|Create and manage judges")


@pytest.mark.parametrize(
    ("page", "heading", "text"),
    [
        ("traces", "Traces", "Start tracing your LLM application"),
        ("overview/usage", "Overview", "No data available for the selected time range"),
        ("chat-sessions", "Chat sessions", "The Sessions view has moved to the Traces tab"),
        ("judges", "Judges", JUDGES),
        ("datasets", "Datasets", "Create an evaluation dataset"),
        ("evaluation-runs", "Evaluation runs", "run-12"),
        ("review-queue", "Review", REVIEW),
        ("playground", "Playground", "Select an endpoint"),
        ("prompts", "Prompts", "Create your first prompt"),
    ],
)
def test_of_an_experiment(ui: Walk, seeded: Seeded, page: str, heading: str, text: Text) -> None:
    ui.open("/")
    ui.button("GenAI").click()
    ui.open(f"/experiments/{seeded.experiment_id}/{page}")

    ui.sees_heading(heading)
    ui.sees(text)
    ui.sees_no_failure()


def test_the_mcp_registry(ui: Walk) -> None:
    ui.open("/mcp-registry")

    ui.sees("Create MCP server")
    ui.sees_no_failure()


def test_the_gateway_is_shown_where_it_is_offered(ui: Walk, has_gateway: bool) -> None:
    ui.open("/")
    ui.button("GenAI").click()
    ui.sees("Prompts")

    if has_gateway:
        ui.open("/gateway")
        ui.sees("Get started with AI Gateway")
        ui.sees_no_failure()
    else:
        expect(ui.page.get_by_text("AI Gateway").filter(visible=True)).to_have_count(0)


def test_evaluation_run_shows_its_metrics(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/evaluation-runs")

    ui.row(re.compile("run-10.*0.29")).wait_for()
    ui.row(re.compile("run-01.*wine-data.*0.2")).wait_for()
