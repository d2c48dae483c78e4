"""Takes out of an answer what may differ between two servers: ids, times, random names, order."""

from __future__ import annotations

import json
import re
import time
from typing import Any

_ID_FIELDS = {
    "run_id": "run",
    "run_uuid": "run",
    "source_run_id": "run",
    "model_id": "model",
    "experiment_id": "experiment",
    "upload_id": "upload",
    # In GraphQL.
    "runId": "run",
    "runUuid": "run",
    "modelId": "model",
    "experimentId": "experiment",
}
# Only ids that no other value can look like are replaced wherever they occur.
_UNMISTAKABLE_ID = re.compile(r"(m-)?[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DEFAULT_EXPERIMENT = "0"
# Lists whose order the protocol leaves open, by the field that holds them.
_UNORDERED_FIELDS = {"tags", "aliases", "params", "metrics", "latest_versions"}
_UNORDERED_FIELDS |= {"model_inputs", "model_outputs", "dataset_summaries"}
_RANDOM_NAME = re.compile(r"[a-z]+-[a-z]+-\d{1,4}")
# Cases follow what is signed: that it leads to the same is what counts.
_SIGNED = re.compile(r"[?&]X-Amz-Signature=")
_PYTHON_SET = re.compile(r"\{('[^'{}]*'(?:, '[^'{}]*')+)\}")
_NOW_TOLERANCE_MILLIS = 24 * 60 * 60 * 1000


class Normaliser:
    """Normalises the answers of one server during one case.

    Ids get placeholders in order of their first appearance, so equal normalised answers also mean
    that the same object was meant in every step.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._placeholders: dict[str, str] = {}
        self._experiments: dict[str, str] = {}

    def normalise(self, body: Any) -> Any:
        self._learn_ids(body)
        return self._value(None, body)

    def _learn_ids(self, body: Any) -> None:
        if isinstance(body, list):
            for item in body:
                self._learn_ids(item)
        elif isinstance(body, dict):
            for key, value in body.items():
                if key in _ID_FIELDS and isinstance(value, str):
                    self._learn_id(_ID_FIELDS[key], value)
                else:
                    self._learn_ids(value)

    def _learn_id(self, kind: str, value: str) -> None:
        if kind == "experiment":
            if value.isdigit() and value != _DEFAULT_EXPERIMENT:
                # Letters, so that no number in a placeholder is taken for the id of an experiment.
                letter = chr(ord("A") + len(self._experiments))
                self._experiments.setdefault(value, f"<experiment {letter}>")
        elif _UNMISTAKABLE_ID.fullmatch(value):
            number = sum(p.startswith(f"<{kind} ") for p in self._placeholders.values()) + 1
            self._placeholders.setdefault(value, f"<{kind} {number}>")

    def _value(self, key: str | None, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._text(None, k): self._value(k, v) for k, v in value.items()}
        if isinstance(value, list):
            items = [self._value(key, item) for item in value]
            return sorted(items, key=_sort_key) if key in _UNORDERED_FIELDS else items
        if isinstance(value, str):
            return self._text(key, value)
        if isinstance(value, int) and not isinstance(value, bool) and _is_now(value):
            return "<time>"
        return value

    def _text(self, key: str | None, text: str) -> str:
        if key == "next_page_token":
            return "<token>"
        if key in ("experiment_id", "experiment_ids", "experimentId"):
            return self._experiments.get(text, text)
        if text.isdigit() and _is_now(int(text)):
            return "<time>"
        if key in ("url", "presigned_url") and _SIGNED.search(text):
            return "<signed url>"
        if _RANDOM_NAME.fullmatch(text):
            return "<random name>"
        return self.plain_text(_sort_python_sets(text))

    def plain_text(self, text: str) -> str:
        """``text`` with the placeholders of all ids learnt so far."""
        text = text.replace(self._url, "<server>")
        for known, placeholder in self._placeholders.items():
            text = text.replace(known, placeholder)
        for known, placeholder in self._experiments.items():
            # Digits alone mean nothing: they need an artifact URI or the word before them.
            text = re.sub(rf"(mlflow-artifacts:/+){known}\b", rf"\1{placeholder}", text)
            text = re.sub(rf"(?i)(experiment[^\d\n]{{0,40}}){known}\b", rf"\1{placeholder}", text)
            if "Experiment ID" in text:
                text = text.replace(f"'{known}'", f"'{placeholder}'")
        return text


def _is_now(millis: int) -> bool:
    return abs(time.time() * 1000 - millis) < _NOW_TOLERANCE_MILLIS


def _sort_python_sets(text: str) -> str:
    """The reference prints sets of allowed keys in an order that changes with every start."""
    return _PYTHON_SET.sub(
        lambda match: "{" + ", ".join(sorted(match.group(1).split(", "))) + "}", text
    )


def _sort_key(item: Any) -> str:
    text = json.dumps(item, sort_keys=True)
    if isinstance(item, dict):
        return f"{item.get('key') or item.get('version')}\0{text}"
    return text
