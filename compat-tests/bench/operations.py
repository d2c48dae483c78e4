"""What is measured, and how many times the reference's requests per second it has to reach."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from datasets import Size
from load import Request

API = "/api/2.0/mlflow"
PAGE_SIZE = 100

READ_FACTOR = 30
SEARCH_FACTOR = 20
WRITE_FACTOR = 15


@dataclass(frozen=True)
class Operation:
    """One row of the table: a request and its budget.

    A deep page is that number of pages after the first; its token is fetched from each server.
    """

    name: str
    request: Request
    factor: int
    # The most that the 99th percentile may be of the reference's.
    p99_share: float | None = None
    deep_page: int = 0


def reads(size: Size) -> list[Operation]:
    model = f"model-{{random:{size.models}}}"
    version = {"name": model, "version": "2"}
    requests = {
        "get model": _get("/registered-models/get", name=model),
        "get version": _get("/model-versions/get", **version),
        "get version by alias": _get("/registered-models/alias", name=model, alias="champion"),
        "get download URI": _get("/model-versions/get-download-uri", **version),
        "get latest versions": _post("/registered-models/get-latest-versions", name=model),
    }
    return [
        Operation(name, request, READ_FACTOR, p99_share=0.1) for name, request in requests.items()
    ]


def searches(size: Size) -> list[Operation]:
    models = _search("/registered-models/search", "name LIKE 'model-%'")
    versions = _search("/model-versions/search", "name = 'large'")
    deep_model = size.models // PAGE_SIZE // 2
    deep_version = min(size.versions // PAGE_SIZE // 2, 100)
    return [
        Operation("search models, first page", models, SEARCH_FACTOR),
        Operation(f"search models, page {deep_model}", models, SEARCH_FACTOR, deep_page=deep_model),
        Operation("search versions of a model, first page", versions, SEARCH_FACTOR),
        Operation(
            f"search versions of a model, page {deep_version}",
            versions,
            SEARCH_FACTOR,
            deep_page=deep_version,
        ),
    ]


def writes(size: Size) -> list[Operation]:
    model = f"model-{{random:{size.models}}}"
    source = "s3://models/demand/{unique}"
    tag = {"key": "note", "value": "{unique}"}
    requests = {
        "create model": _post("/registered-models/create", name="new-{unique}"),
        "create version, many models": _post("/model-versions/create", name=model, source=source),
        "create version, one model": _post("/model-versions/create", name="written", source=source),
        "transition stage": _post(
            "/model-versions/transition-stage", name=model, version="3", stage="Staging"
        ),
        "set tag of a model": _post("/registered-models/set-tag", name=model, **tag),
        "set tag of a version": _post("/model-versions/set-tag", name=model, version="1", **tag),
        "set alias": _post("/registered-models/alias", name=model, alias="new", version="1"),
    }
    return [Operation(name, request, WRITE_FACTOR) for name, request in requests.items()]


def growth(model: str) -> list[tuple[str, Request]]:
    """What must not grow slower with the number of a model's versions; the write comes last."""
    return [
        ("get latest versions", _post("/registered-models/get-latest-versions", name=model)),
        ("get version by alias", _get("/registered-models/alias", name=model, alias="champion")),
        ("search versions", _search("/model-versions/search", f"name = '{model}'")),
        ("create version", _post("/model-versions/create", name=model, source="s3://models/m")),
    ]


def _search(path: str, condition: str) -> Request:
    return _get(path, filter=condition, max_results=PAGE_SIZE)


def _get(path: str, **parameters: str | int) -> Request:
    # Braces stay as they are: they are the placeholders of requests.lua.
    return Request("GET", f"{API}{path}?{urlencode(parameters, safe='{}:')}")


def _post(path: str, **fields: object) -> Request:
    return Request("POST", f"{API}{path}", json.dumps(fields))
