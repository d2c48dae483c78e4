"""Measures operations on both servers in turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

import requests

from load import TIMEOUT_SECONDS, Load, LoadFailed, Measurement, Request, Target, measure
from operations import Operation
from pair import RunningPair


@dataclass(frozen=True)
class Comparison:
    """One operation on both servers."""

    operation: Operation
    reference: Measurement
    modelkeep: Measurement

    @property
    def factor(self) -> float:
        return self.modelkeep.per_second / self.reference.per_second

    @property
    def is_met(self) -> bool:
        share = self.operation.p99_share
        in_time = share is None or (
            self.modelkeep.p99_millis <= share * self.reference.p99_millis
        )
        return self.factor >= self.operation.factor and in_time


def compare(servers: RunningPair, operation: Operation, load: Load) -> Comparison:
    """One server after the other: they share the machine."""
    return Comparison(
        operation,
        reference=_measure(servers.reference, operation, load),
        modelkeep=_measure(servers.modelkeep, operation, load),
    )


def _measure(target: Target, operation: Operation, load: Load) -> Measurement:
    request = operation.request
    for _ in range(operation.deep_page):
        request = _next_page(target.url, operation.request, request)
    return measure(target, request, load)


def _next_page(url: str, first_page: Request, page: Request) -> Request:
    """The request for the page after ``page``."""
    answer = requests.request(page.method, url + page.path, timeout=TIMEOUT_SECONDS)
    token = answer.json().get("next_page_token")
    if answer.status_code != 200 or not token:
        raise LoadFailed(f"No page after {page.path}: {answer.status_code} {answer.text[:200]}")
    return replace(first_page, path=f"{first_page.path}&page_token={quote(token, safe='')}")
