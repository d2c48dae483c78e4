"""Sends the steps of a case to one server and keeps what it answered."""

from __future__ import annotations

import http.client
import json
import string
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from twin.normaliser import Normaliser
from twin.scenario import NOTHING, Step, pick, substitute

API = "/api/2.0/mlflow/"
TIMEOUT_SECONDS = 30
# Headers that belong to the protocol where the body is a file.
FILE_HEADERS = (
    "Content-Disposition",
    "X-Content-Type-Options",
    "Accept-Ranges",
    "Content-Range",
    "Content-Length",
)


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

    def __init__(self, url: str, name: str) -> None:
        self._address = urlsplit(url).netloc
        self._variables = {"name": name}
        self._normaliser = Normaliser(url)

    def send(self, step: Step) -> Answer:
        address, *request = self._request(step)
        # Not through a library that tidies up paths and headers: untidy ones are cases here.
        connection = http.client.HTTPConnection(address, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(step.method, *request)
            response = connection.getresponse()
            return self._answer(step, response, response.read())
        finally:
            connection.close()

    def _request(self, step: Step) -> tuple[str, str, bytes | None, Mapping[str, str]]:
        path = substitute(step.path, self._variables)
        address = self._address
        if path.startswith("http://"):
            # Of a server that this one sent its client to.
            address, _, path = path.removeprefix("http://").partition("/")
            path = f"/{path}"
        target = quote(path if path.startswith("/") else API + path, safe=string.punctuation)
        query = list(step.query.items() if isinstance(step.query, Mapping) else step.query)
        if query:
            target += "?" + urlencode([tuple(substitute(pair, self._variables)) for pair in query])
        headers = substitute(step.headers, self._variables)
        if step.json is NOTHING:
            return address, target, step.raw, headers
        body = json.dumps(substitute(step.json, self._variables)).encode()
        return address, target, body, {"Content-Type": "application/json"} | headers

    def _answer(self, step: Step, response: http.client.HTTPResponse, content: bytes) -> Answer:
        content_type = (response.getheader("Content-Type") or "").lower().replace("; ", ";")
        if not content and response.status == 204:
            content_type = ""  # of nothing
        if content and content_type.startswith("application/json"):
            body = json.loads(content)
            for variable, path in step.save.items():
                self._variables[variable] = pick(body, path)
            headers = _headers(response, step.compared_headers)
            return Answer(response.status, content_type, self._normaliser.normalise(body), headers)
        for variable, header in step.save.items():
            self._variables[variable] = response.getheader(header) or ""
        text = self._normaliser.plain_text(content.decode("utf-8", "replace"))
        of_file = FILE_HEADERS if response.status < 400 else ()
        headers = _headers(response, step.compared_headers or of_file)
        return Answer(response.status, content_type, text, headers)


def _headers(response: http.client.HTTPResponse, names: Iterable[str]) -> dict[str, str | None]:
    return {name: _header(name, response.getheader(name)) for name in names}


def _header(name: str, value: str | None) -> str | None:
    # A set, whose order and repetitions mean nothing.
    if value is None or name not in ("Vary", "Allow"):
        return value
    return ", ".join(sorted({item.strip() for item in value.split(",")}))


def fresh_name() -> str:
    return f"case-{uuid.uuid4().hex[:10]}"
