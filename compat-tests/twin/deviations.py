"""The reviewed list of answers that differ from the reference on purpose.

A listed step must really differ, and must answer what is written here; a new entry needs a reason
that holds for a user of MLflow, not for us.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Deviation:
    """Why we differ and what we answer instead: an MLflow error, or a whole body.

    A message is only compared where the protocol suggests its words. ``$name`` in it stands for the
    name of the case.
    """

    reason: str
    status: int = 400
    error_code: str | None = "INVALID_PARAMETER_VALUE"
    message: str | None = None
    body: Any = None


# A step is named by the id of its case and its number, counted from 1.
DEVIATIONS: dict[tuple[str, int], Deviation] = {}


def _deviate(deviation: Deviation, *steps: tuple[str, int]) -> None:
    for step in steps:
        if step in DEVIATIONS:
            raise ValueError(f"{step} is listed twice")
        DEVIATIONS[step] = deviation


_deviate(
    Deviation("The reference fails with 500 on a body that is JSON but no object."),
    ("request_reading/body-number", 1),
    ("request_reading/body-true", 1),
    ("request_reading/body-list", 1),
    ("request_reading/body-list-of-pairs", 1),
    ("request_reading/body-list-with-object", 1),
    ("request_reading/body-text", 1),
    ("request_reading/body-empty-text", 1),
    ("request_reading/body-double-encoded-garbage", 1),
    ("request_reading/body-double-encoded-list", 1),
)

_deviate(
    Deviation("The reference fails with 500 on a limit that is no whole number."),
    ("registered_model_search/max-results-whole-decimal", 4),
    ("registered_model_search/json-max-results-list", 1),
    ("model_version_search/json-max-results-null", 6),
)

_deviate(
    Deviation("The reference fails with 500 on a page token of another kind."),
    ("registered_model_search/bad-token-base64-of-number", 1),
    ("registered_model_search/bad-token-unicode", 1),
)

_deviate(
    Deviation("The reference fails with 500 where an order names a key twice."),
    ("registered_model_search/order-same-key-twice", 4),
    ("registered_model_search/order-same-key-by-two-names", 4),
    ("model_version_search/order-same-key-twice", 6),
)

_deviate(
    Deviation("The reference fails with 500, or shows its SQL, on these filters."),
    ("registered_model_search/bad-filter-is-null", 1),
    ("registered_model_search/bad-filter-in-unquoted", 1),
    ("registered_model_search/bad-filter-equals-list", 1),
    ("model_version_search/bad-filter-version-huge", 1),
)

_deviate(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no version has such a number.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Model Version (name=$name, version=9223372036854775808) not found",
    ),
    ("model_versions/get-version-beyond-int64", 3),
    ("model_versions/download-uri-version-beyond-int64", 3),
)
_deviate(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no version has such a number.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Model Version (name=$name, version=99999999999999999999) not found",
    ),
    ("aliases/set-version-huge", 3),
)

_deviate(
    Deviation("The reference fails with 500 on a file URI of another host."),
    ("model_versions/create-refuses-source-file-with-host", 2),
)
_deviate(
    Deviation(
        "The reference fails with 500 on a reference to a version that does not exist.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No versions of model with name '$name' found",
    ),
    ("model_versions/create-refuses-source-models-latest-of-none", 2),
)
_deviate(
    Deviation(
        "The reference fails with 500 on a reference to a version that does not exist.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No versions of model with name '$name' and stage 'Production' found",
    ),
    ("model_versions/create-refuses-source-models-stage-of-none", 2),
)

_ARCHIVE_REASON = "The reference answers this bad request with 500."
_ARCHIVE_MESSAGE = (
    "Model version transition cannot archive existing model versions because '{}' is not an"
    " Active stage. Valid stages are ['Staging', 'Production']"
)
_deviate(
    Deviation(_ARCHIVE_REASON, message=_ARCHIVE_MESSAGE.format("None")),
    ("stages/archiving-to-none", 3),
    ("stages/archiving-to-none-of-missing-model", 1),
)
_deviate(
    Deviation(_ARCHIVE_REASON, message=_ARCHIVE_MESSAGE.format("archived")),
    ("stages/archiving-to-archived", 3),
)

_deviate(
    Deviation(
        "The reference appends the text of the SQL error.",
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Registered Model (name=$name-2) already exists.",
    ),
    ("registered_models/rename-to-taken", 3),
)

_deviate(
    Deviation("PostgreSQL cannot keep the NUL character; the reference on SQLite can."),
    ("registered_models/create-refuses-nul-character", 1),
)

_DELETE_REASON = "DELETE takes query parameters where there is no body: the Databricks SDK does so."
_deviate(
    Deviation(_DELETE_REASON, status=200, error_code=None, body={}),
    ("request_reading/delete-query-only", 2),
    ("request_reading/delete-query-and-json", 2),
)
_deviate(
    Deviation(
        _DELETE_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=$name not found",
    ),
    ("request_reading/delete-query-only", 3),
    ("request_reading/delete-query-and-json", 3),
)

_deviate(
    Deviation(
        "The reference redirects a doubled slash; no client sends one.",
        status=404,
        error_code="ENDPOINT_NOT_FOUND",
    ),
    ("request_reading/unknown-double-slash", 1),
)
