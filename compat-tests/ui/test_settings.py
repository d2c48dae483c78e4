"""The settings: general ones, webhooks, connections."""

from playwright.sync_api import expect
from walk import Walk


def test_dark_theme_is_kept(ui: Walk) -> None:
    ui.open("/settings/general")
    ui.sees("Theme preference", "Enable telemetry")
    ui.page.get_by_role("switch", name="Light").click()
    expect(ui.page.get_by_role("switch", name="Dark")).to_be_visible()

    ui.page.reload()
    expect(ui.page.get_by_role("switch", name="Dark")).to_be_visible()


def test_webhooks(ui: Walk) -> None:
    ui.open("/settings/webhooks")
    ui.sees("Receive HTTP notifications", "No webhooks configured")
    ui.button("Create webhook").click()

    for label in ("Name", "URL", "Secret", "Registered model created", "Prompt alias deleted"):
        expect(ui.dialog.get_by_text(label).first).to_be_visible()
    ui.sees_no_failure()


def test_connections(ui: Walk) -> None:
    ui.open("/settings/llm-connections")

    ui.sees("LLM Connections", "No API keys created")
    ui.sees_no_failure()


def test_an_unknown_address(ui: Walk) -> None:
    ui.open("/no/such/page")

    ui.sees("Page Not Found")
