"""A visitor of the web UI: opens pages, reads visible text, clicks and types.

Steps name what a person sees (texts, roles, labels), never classes or ids of the markup.
"""

from __future__ import annotations

import re

from faults import WORDS_OF_FAILURE, Faults
from playwright.sync_api import Locator, Page, expect

# Exactly this name, a part of this text, or what matches.
Text = str | re.Pattern[str]


class Walk:
    """One visitor with one page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.faults = Faults(page, url)

    def open(self, address: str) -> None:
        """Goes to a page by its address, such as ``/models``."""
        self.page.goto(f"{self.url}/#{address}")

    @property
    def main(self) -> Locator:
        """The page without the side bar."""
        return self.page.get_by_role("main")

    @property
    def dialog(self) -> Locator:
        """The dialog or pop-over that is open, the newest where there are several."""
        return self.page.get_by_role("dialog").filter(visible=True).last

    def text(self, text: Text) -> Locator:
        return self.page.get_by_text(text).filter(visible=True).first

    def button(self, name: Text) -> Locator:
        return self._visible("button", name)

    def link(self, name: Text) -> Locator:
        return self._visible("link", name)

    def row(self, text: Text) -> Locator:
        return self.page.get_by_role("row").filter(has_text=text).filter(visible=True).first

    def sees(self, *texts: Text) -> None:
        for text in texts:
            expect(self.text(text)).to_be_visible()

    def does_not_see(self, *texts: Text) -> None:
        for text in texts:
            expect(self.main.get_by_text(text).filter(visible=True)).to_have_count(0)

    def sees_heading(self, text: Text) -> None:
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible()

    def sees_no_failure(self) -> None:
        expect(self.page.get_by_text(WORDS_OF_FAILURE).filter(visible=True)).to_have_count(0)

    def menu(self, item: Text, within: Text = "Open header dropdown menu") -> None:
        """Chooses from the menu behind the three dots of a page's header."""
        self.button(within).click()
        self.page.get_by_role("menuitem", name=item).click()

    def _visible(self, role: str, name: Text) -> Locator:
        exact = isinstance(name, str)
        found = self.page.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]
        return found.filter(visible=True).first
