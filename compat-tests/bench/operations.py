"""What is measured, and how many times the reference's requests per second it has to reach."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from datasets import Size
from load import Request

API = "/api/2.0/mlflow"
PAGE_SIZE = 100
# Pages of a search that the reference answers in seconds: each before the deep one is fetched.
DEEP_PAGE_OF_RUNS = 20

READ_FACTOR = 30
SEARCH_FACTOR = 20
WRITE_FACTOR = 15
BATCH_FACTOR = 10


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
        "get version": get_version(size),
        "get version by alias": _get("/registered-models/alias", name=model, alias="champion"),
        "get download URI": _get("/model-versions/get-download-uri", **version),
        "get latest versions": _post("/registered-models/get-latest-versions", name=model),
        "get run": _get("/runs/get", run_id=_run(size)),
        "get metric history, 1,000 points": _get(
            "/metrics/get-history", run_id="{run:100}", metric_key="series"
        ),
    }
    return [
        Operation(name, request, READ_FACTOR, p99_share=0.1) for name, request in requests.items()
    ]


def get_version(size: Size) -> Request:
    """The read that is held against what PostgreSQL and a bare endpoint could do at most."""
    return _get("/model-versions/get", name=f"model-{{random:{size.models}}}", version="2")


def searches(size: Size) -> list[Operation]:
    models = _search("/registered-models/search", "name LIKE 'model-%'")
    versions = _search("/model-versions/search", "name = 'large'")
    runs = _post(
        "/runs/search",
        experiment_ids=["1"],
        filter="metrics.loss < 0.5",
        order_by=["metrics.accuracy DESC"],
        max_results=PAGE_SIZE,
    )
    deep_model = size.models // PAGE_SIZE // 2
    deep_version = min(size.versions // PAGE_SIZE // 2, 100)
    return [
        *_first_and_deep("search models", models, deep_model),
        *_first_and_deep("search versions of a model", versions, deep_version),
        *_first_and_deep("search runs by a metric", runs, DEEP_PAGE_OF_RUNS),
        Operation(
            "search experiments",
            _post("/experiments/search", max_results=PAGE_SIZE),
            SEARCH_FACTOR,
        ),
    ]


def _first_and_deep(name: str, request: Request, deep_page: int) -> list[Operation]:
    return [
        Operation(f"{name}, first page", request, SEARCH_FACTOR),
        Operation(f"{name}, page {deep_page}", request, SEARCH_FACTOR, deep_page=deep_page),
    ]


def writes(size: Size) -> list[Operation]:
    """Of the registry; those of runs are in ``run_writes``."""
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


def run_writes(size: Size) -> list[Operation]:
    run = _run(size)
    requests = {
        "create run": _post("/runs/create", experiment_id="2", start_time=1700000000000),
        "update run": _post("/runs/update", run_id=run, status="FINISHED", end_time=1700000060000),
        "set tag of a run": _post("/runs/set-tag", run_id=run, key="note", value="{unique}"),
        "log parameter": _post("/runs/log-parameter", run_id=run, key="p-{unique}", value="3"),
        "log metric": _without_quotes(
            _post("/runs/log-metric", run_id=run, key="new", value=0.5, timestamp="{time}", step=1)
        ),
    }
    return [
        *(Operation(name, request, WRITE_FACTOR) for name, request in requests.items()),
        Operation("log batch, 100 metrics and 10 params", _log_batch(run), BATCH_FACTOR),
    ]


def _log_batch(run: str) -> Request:
    """The params are the same each time, for they may not change."""
    metrics = [
        {"key": f"metric-{i}", "value": i / 100, "timestamp": "{time}", "step": "{random:1000000}"}
        for i in range(100)
    ]
    params = [{"key": f"param-{i}", "value": "3"} for i in range(10)]
    return _without_quotes(_post("/runs/log-batch", run_id=run, metrics=metrics, params=params))


def growth(model: str) -> list[tuple[str, Request]]:
    """What must not grow slower with the number of a model's versions; the write comes last."""
    return [
        ("get latest versions", _post("/registered-models/get-latest-versions", name=model)),
        ("get version by alias", _get("/registered-models/alias", name=model, alias="champion")),
        ("search versions", _search("/model-versions/search", f"name = '{model}'")),
        ("create version", _post("/model-versions/create", name=model, source="s3://models/m")),
    ]


def _run(size: Size) -> str:
    return f"{{run:{size.runs}}}"


def _without_quotes(request: Request) -> Request:
    """Placeholders of numbers stand for numbers, as clients send them."""
    body = request.body
    for number in ("{time}", "{random:1000000}"):
        body = body.replace(f'"{number}"', number)
    return replace(request, body=body)


def _search(path: str, condition: str) -> Request:
    return _get(path, filter=condition, max_results=PAGE_SIZE)


def _get(path: str, **parameters: str | int) -> Request:
    # Braces stay as they are: they are the placeholders of requests.lua.
    return Request("GET", f"{API}{path}?{urlencode(parameters, safe='{}:')}")


def _post(path: str, **fields: object) -> Request:
    return Request("POST", f"{API}{path}", json.dumps(fields))
