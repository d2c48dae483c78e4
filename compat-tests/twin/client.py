"""Sends the steps of a case to one server and keeps what it answered."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

from twin.normaliser import Normaliser
from twin.scenario import NOTHING, Step, pick, substitute

API = "/api/2.0/mlflow/"
TIMEOUT_SECONDS = 30
# Headers that belong to the protocol where the body is a file.
FILE_HEADERS = ("Content-Disposition", "X-Content-Type-Options")


@dataclass(frozen=True)
class Answer:
    """A normalised answer; ``body`` is text where the server did not send JSON."""

    status: int
    content_type: str
    body: Any
    headers: Mapping[str, str | None]

    @property
    def is_json(self) -> bool:
        return self.content_type.split(";")[0] == "application/json"

    def show(self) -> str:
        body = json.dumps(self.body, indent=2, sort_keys=True, ensure_ascii=False)
        headers = "".join(f"\n{name}: {value}" for name, value in self.headers.items())
        return f"{self.status} {self.content_type}{headers}\n{body}"


class Conversation:
    """One case on one server: variables and placeholders live as long as the case."""

    def __init__(self, url: str, name: str, session: requests.Session) -> None:
        self._url = url
        self._variables = {"name": name}
        self._normaliser = Normaliser(url)
        self._session = session

    def send(self, step: Step) -> Answer:
        response = self._session.send(
            self._session.prepare_request(self._request(step)),
            timeout=TIMEOUT_SECONDS,
            allow_redirects=False,
        )
        content_type = response.headers.get("Content-Type", "").lower().replace("; ", ";")
        headers: dict[str, str | None] = {}
        body: Any
        if content_type.startswith("application/json") and response.content:
            body = response.json()
            for variable, path in step.save.items():
                self._variables[variable] = pick(body, path)
            body = self._normaliser.normalise(body)
        else:
            body = self._normaliser.plain_text(response.content.decode("utf-8", "replace"))
            headers = {name: response.headers.get(name) for name in FILE_HEADERS}
        return Answer(response.status_code, content_type, body, headers)

    def _request(self, step: Step) -> requests.Request:
        path = substitute(step.path, self._variables)
        query = list(step.query.items() if isinstance(step.query, Mapping) else step.query)
        headers = substitute(dict(step.headers), self._variables)
        data = step.raw
        if step.json is not NOTHING:
            data = json.dumps(substitute(step.json, self._variables)).encode()
            headers = {"Content-Type": "application/json"} | headers
        return requests.Request(
            step.method,
            self._url + (path if path.startswith("/") else API + path),
            params=[tuple(substitute(pair, self._variables)) for pair in query],
            data=data,
            headers=headers,
        )


def fresh_name() -> str:
    return f"case-{uuid.uuid4().hex[:10]}"
