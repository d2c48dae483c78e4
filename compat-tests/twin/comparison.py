"""Decides whether our answer to a step is the right one."""

from __future__ import annotations

import json
from collections.abc import Mapping

from twin.client import Answer
from twin.deviations import Deviation

_UNLISTED_ACCIDENT = "The reference fails inside: this step needs a listed deviation."


def difference(
    ours: Answer, reference: Answer, deviation: Deviation | None, name: str
) -> str | None:
    """Why our answer to a step of the case with this ``$name`` is wrong, or nothing."""
    if deviation is not None:
        return _deviation_difference(ours, reference, deviation, name)
    if _is_accident(reference):
        return _UNLISTED_ACCIDENT
    if _is_of_the_framework(reference):
        # The web frameworks' own answers, such as for an unknown route: ours speak MLflow's.
        if ours.status != reference.status:
            return "The status differs."
        return None if _is_mlflow_error(ours) else "Ours is no MLflow error."
    return None if same(ours, reference) else "The answers differ."


def unrepeatable(second: Answer, reference: Answer, deviation: Deviation | None) -> str | None:
    """Why two reference servers cannot be told to agree, or nothing."""
    if deviation is None and _is_accident(reference):
        return _UNLISTED_ACCIDENT
    if deviation is not None:
        # Often an accident such as an SQL text, which is not the same twice.
        return None if second.status == reference.status else "The statuses differ."
    return None if same(second, reference) else "The references differ."


def same(one: Answer, other: Answer) -> bool:
    # As text, because in Python 1 == 1.0 == True.
    return (one.status, one.content_type, json.dumps(one.body, sort_keys=True), one.headers) == (
        other.status,
        other.content_type,
        json.dumps(other.body, sort_keys=True),
        other.headers,
    )


def _deviation_difference(
    ours: Answer, reference: Answer, deviation: Deviation, name: str
) -> str | None:
    if same(ours, reference):
        return "Listed as a deviation, but both servers agree: remove it from the list."
    if ours.status != deviation.status:
        return f"The listed deviation says {deviation.status}."
    if deviation.error_code is not None:
        if not _is_mlflow_error(ours) or ours.body["error_code"] != deviation.error_code:
            return f"The listed deviation says {deviation.error_code}."
        if deviation.message is not None:
            message = deviation.message.replace("$name", name)
            if ours.body["message"] != message:
                return f"The listed deviation says: {message}"
    elif deviation.body is not None and ours.body != deviation.body(reference.body):
        return f"The listed deviation says: {deviation.body(reference.body)}"
    return None


def _is_accident(reference: Answer) -> bool:
    """Whether this is a failure inside; coded refusals such as INVALID_STATE are answers."""
    if not _is_mlflow_error(reference):
        return reference.status >= 500
    return reference.body["error_code"] == "INTERNAL_ERROR" or "[SQL:" in reference.body["message"]


def _is_of_the_framework(reference: Answer) -> bool:
    # What MLflow's middleware refuses in plain text is its own.
    return (
        reference.status >= 400
        and bool(reference.body)
        and not reference.content_type.startswith("text/plain")
        and not _is_mlflow_error(reference)
    )


def _is_mlflow_error(answer: Answer) -> bool:
    return (
        answer.is_json
        and isinstance(answer.body, Mapping)
        and all(
            isinstance(answer.body.get(field), str) and answer.body[field]
            for field in ("error_code", "message")
        )
    )
