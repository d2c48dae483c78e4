"""Dialogs and editors that several pages share."""

from __future__ import annotations

from playwright.sync_api import expect
from walk import Walk


def add_tag(ui: Walk, key: str, value: str) -> None:
    """Adds a tag in the open dialog of tags and saves."""
    dialog = ui.dialog
    dialog.get_by_role("combobox").click()
    ui.page.keyboard.type(key)
    ui.page.keyboard.press("Enter")
    dialog.get_by_label("Value").fill(value)
    dialog.get_by_role("button", name="Add tag").click()
    save(ui, "Save tags")


def set_aliases(ui: Walk, *aliases: str) -> None:
    """Adds aliases in the open dialog of aliases and saves."""
    ui.dialog.get_by_role("combobox").click()
    for alias in aliases:
        ui.page.keyboard.type(alias)
        ui.page.keyboard.press("Enter")
    save(ui, "Save aliases")


def save(ui: Walk, button: str) -> None:
    """Presses the button of the open dialog and waits until it closes."""
    ui.dialog.get_by_role("button", name=button, exact=True).click()
    expect(ui.page.get_by_role("dialog").filter(visible=True)).to_have_count(0)


def write_description(ui: Walk, text: str, edit: str = "Edit") -> None:
    """Opens the editor of a description, replaces the text and saves."""
    ui.button(edit).click()
    ui.main.locator("textarea").fill(text)
    ui.button("Save").click()


def add_table_tag(ui: Walk, key: str, value: str) -> None:
    """Adds a tag in the table of tags of a registered model or version."""
    ui.main.get_by_placeholder("Name").fill(key)
    ui.main.get_by_placeholder("Value").fill(value)
    # Other buttons of the page are called Add as well.
    ui.main.get_by_placeholder("Value").press("Enter")
