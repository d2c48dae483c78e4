"""Charts of metrics: of all runs of an experiment, and of one run."""

import re

from playwright.sync_api import expect
from seed import RUNS, Seeded
from walk import Walk


def test_charts_of_an_experiment(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/runs")
    ui.sees(f"{RUNS} matching runs")
    # The switch between table, chart and artifacts shows pictures only.
    ui.main.locator("label").filter(has=ui.page.get_by_role("radio")).nth(1).click()

    ui.sees_heading("acc")
    ui.sees_heading("loss")
    assert "compareRunsMode=CHART" in ui.page.url
    # The ten newest runs are drawn, the others hidden.
    ui.sees("run-12 (acc)", "run-12 (loss)", "run-03 (acc)")
    ui.does_not_see("run-02 (acc)")


def test_metrics_of_a_run(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/runs/{seeded.run_ids['run-01']}")
    ui.page.get_by_role("tab", name="Model metrics").click()

    ui.sees("run-01 (acc)", "run-01 (loss)")
    # Twenty points, one a step: the history was read, not the last value alone.
    points = ui.main.locator("svg.main-svg").first.locator("path.point")
    expect(points).to_have_count(20)

    ui.page.get_by_placeholder("Search metric charts").fill("loss")
    ui.does_not_see("run-01 (acc)")
    ui.sees("run-01 (loss)")


def test_a_metric_leads_to_its_chart(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/runs/{seeded.run_ids['run-02']}")
    ui.link("acc").click()

    ui.sees("run-02 (acc)")
    expect(ui.page).to_have_url(re.compile("model-metrics"))


def test_system_metrics_of_a_run_without_any(ui: Walk, seeded: Seeded) -> None:
    ui.open(f"/experiments/{seeded.experiment_id}/runs/{seeded.run_ids['run-01']}")
    ui.page.get_by_role("tab", name="System metrics").click()

    ui.sees("No charts in this section")
