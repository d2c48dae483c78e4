"""What a case is made of: a name and a few HTTP requests, sent to both servers in turn.

Texts may hold ``$name`` (fresh for every case, the same on both servers), ``$saved`` values that an
earlier step picked from its answer (different on the two servers), and ``$$`` for a dollar sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Template
from typing import Any

# Tells "no body" from the body `null`.
NOTHING: Any = object()

Query = Mapping[str, Any] | Iterable[tuple[str, Any]]


@dataclass(frozen=True)
class Step:
    """One request; ``save`` maps the name of a variable to the path of its value in the answer.

    Of an answer that is a file it is the name of a header. ``compared_headers`` are headers of the
    answer that must be equal too. A ``path`` that begins with ``http://`` leads to another server.
    """

    method: str
    path: str
    query: Query = ()
    json: Any = NOTHING
    raw: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    save: Mapping[str, str] = field(default_factory=dict)
    compared_headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """Steps whose answers must be equal on both servers, in this order."""

    name: str
    steps: tuple[Step, ...]


def case(name: str, *steps: Step) -> Case:
    return Case(name, steps)


def get(path: str, query: Query = (), **options: Any) -> Step:
    return Step("GET", path, query, **options)


def post(path: str, json: Any = NOTHING, **options: Any) -> Step:
    return Step("POST", path, json=json, **options)


def patch(path: str, json: Any = NOTHING, **options: Any) -> Step:
    return Step("PATCH", path, json=json, **options)


def put(path: str, raw: bytes = b"", **options: Any) -> Step:
    return Step("PUT", path, raw=raw, **options)


def delete(path: str, json: Any = NOTHING, **options: Any) -> Step:
    return Step("DELETE", path, json=json, **options)


def substitute(value: Any, variables: Mapping[str, str]) -> Any:
    """``value`` with the variables in all its texts replaced, keys included."""
    if isinstance(value, str):
        return Template(value).substitute(variables) if "$" in value else value
    if isinstance(value, Mapping):
        return {substitute(k, variables): substitute(v, variables) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [substitute(item, variables) for item in value]
    return value


def pick(body: Any, path: str) -> str:
    """The text or number at a path such as ``run.info.run_id`` or ``versions.0.name``."""
    for part in path.split("."):
        body = body[int(part)] if isinstance(body, list) else body[part]
    return str(body)
