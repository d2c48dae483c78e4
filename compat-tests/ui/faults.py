"""What a walk must not meet: failed requests, errors on the console, words of failure on the page.

`NORMAL` lists the answers of the reference that look like failures and are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response


@dataclass(frozen=True)
class Answer:
    """An answer with an error status that belongs to the page, and why it does."""

    status: int
    path: str
    reason: str

    def matches(self, response: Response) -> bool:
        return response.status == self.status and self.path in response.url


NORMAL = (
    Answer(404, "/mlflow/users/current", "a server without login knows no user"),
)

# Errors on the console that are none: (part of the message, why).
NORMAL_ON_CONSOLE = (
    ("Failed to load resource", "Chromium's word for requests, which are judged by their answers"),
    ("ResizeObserver loop completed", "a chart's size was measured in the next frame"),
)

# The words that MLflow's pages use when a request of theirs failed or could not be read.
WORDS_OF_FAILURE = re.compile(
    r"Something went wrong|Request error|Can't load|Page not found|Internal server error"
    r"|Error loading|An error occurred|Network error|Failed to|INTERNAL_ERROR|_DOES_NOT_EXIST"
    r"|ENDPOINT_NOT_FOUND|Encountered an internal error",
    re.IGNORECASE,
)


class Faults:
    """Listens to one page; the walk fails at its end with everything heard."""

    def __init__(self, page: Page, url: str) -> None:
        self.url = url
        self.heard: list[str] = []
        self.expected = list(NORMAL)
        page.on("console", self._console)
        page.on("pageerror", self._page_error)
        page.on("response", self._response)
        page.on("requestfailed", self._request_failed)

    def expect(self, status: int, path: str, reason: str) -> None:
        """Takes an answer for right that would be a fault without the walk's own doing."""
        self.expected.append(Answer(status, path, reason))

    def _console(self, message: ConsoleMessage) -> None:
        normal = any(text in message.text for text, _ in NORMAL_ON_CONSOLE)
        if message.type == "error" and not normal:
            self.heard.append(f"console: {message.text[:500]}")

    def _page_error(self, error: Error) -> None:
        self.heard.append(f"uncaught in the page: {error}"[:500])

    def _response(self, response: Response) -> None:
        ours = response.url.startswith(self.url)
        if ours and response.status >= 400 and not self._is_expected(response):
            request = response.request
            body = (request.post_data or "")[:500]
            self.heard.append(f"{response.status}: {request.method} {response.url} {body}".strip())

    def _is_expected(self, response: Response) -> bool:
        return any(answer.matches(response) for answer in self.expected)

    def _request_failed(self, request: Request) -> None:
        # A page that is left gives up what it still waits for.
        given_up = request.failure == "net::ERR_ABORTED"
        if request.url.startswith(self.url) and not given_up:
            self.heard.append(f"{request.failure}: {request.method} {request.url}")
