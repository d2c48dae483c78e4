"""Collects the cases of all topics: every module under ``cases`` has a list ``CASES``."""

from __future__ import annotations

import importlib
import pkgutil

import twin.cases
from twin.scenario import Case


def all_cases() -> dict[str, Case]:
    """Cases by id, such as ``aliases/set-moves-the-alias``."""
    cases: dict[str, Case] = {}
    for module in pkgutil.iter_modules(twin.cases.__path__):
        for case in importlib.import_module(f"twin.cases.{module.name}").CASES:
            identifier = f"{module.name}/{case.name}"
            if identifier in cases:
                raise ValueError(f"two cases are called {identifier}")
            cases[identifier] = case
    return cases
