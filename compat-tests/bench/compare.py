"""Measures operations on both servers in turn."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from urllib.parse import quote

import requests

from load import TIMEOUT_SECONDS, Load, LoadFailed, Measurement, Request, Target, measure
from operations import Operation
from pair import RunningPair


@dataclass(frozen=True)
class Comparison:
    """One operation on both servers; nothing where a server refused it."""

    operation: Operation
    reference: Measurement | None
    modelkeep: Measurement | None

    @property
    def factor(self) -> float | None:
        if self.reference is None or self.modelkeep is None:
            return None
        return self.modelkeep.per_second / self.reference.per_second

    @property
    def is_met(self) -> bool:
        """A reference that refuses sets no pace: what is answered at all is fast enough."""
        if self.modelkeep is None or self.modelkeep.failed:
            return False
        if self.reference is None or self.factor is None:
            return True
        share = self.operation.p99_share
        in_time = share is None or self.modelkeep.p99_millis <= share * self.reference.p99_millis
        return self.factor >= self.operation.factor and in_time


def compare(servers: RunningPair, operation: Operation, load: Load) -> Comparison:
    """One server after the other: they share the machine."""
    return Comparison(
        operation,
        reference=_measure_or_refused(servers.reference, operation, load),
        modelkeep=_measure_or_refused(servers.modelkeep, operation, load),
    )


def _measure_or_refused(target: Target, operation: Operation, load: Load) -> Measurement | None:
    try:
        return _measure(target, operation, load)
    except (LoadFailed, requests.RequestException) as failure:
        print(f"{operation.name}: {failure}", file=sys.stderr, flush=True)
        return None


def _measure(target: Target, operation: Operation, load: Load) -> Measurement:
    request = operation.request
    for _ in range(operation.deep_page):
        request = _next_page(target.url, operation.request, request)
    return measure(target, request, load)


def _next_page(url: str, first_page: Request, page: Request) -> Request:
    """The request for the page after ``page``."""
    answer = requests.request(
        page.method,
        url + page.path,
        data=page.body,
        headers={"Content-Type": "application/json"},
        timeout=TIMEOUT_SECONDS,
    )
    token = answer.json().get("next_page_token") if answer.ok else None
    if not token:
        raise LoadFailed(f"No page after {page.path}: {answer.status_code} {answer.text[:200]}")
    if first_page.body:
        fields = json.loads(first_page.body)
        return replace(first_page, body=json.dumps({**fields, "page_token": token}))
    return replace(first_page, path=f"{first_page.path}&page_token={quote(token, safe='')}")
