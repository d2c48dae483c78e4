"""The model registry: registered models, versions, aliases, stages, and their searches."""

from __future__ import annotations

from typing import Any

from twin.deviations.deviation import Deviation, Deviations

DEVIATIONS = Deviations()

DEVIATIONS.add(
    Deviation("The reference fails with 500 on a limit that is no whole number."),
    ("registered_model_search/max-results-whole-decimal", 4),
    ("registered_model_search/json-max-results-list", 1),
    ("model_version_search/json-max-results-null", 1),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on a page token of another kind."),
    ("registered_model_search/bad-token-base64-of-number", 1),
    ("registered_model_search/bad-token-unicode", 1),
)

DEVIATIONS.add(
    Deviation("The reference names the key that its own form of a page token lacks."),
    ("registered_model_search/bad-token-base64-of-empty-object", 1),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 where an order names a key twice."),
    ("registered_model_search/order-same-key-twice", 4),
    ("registered_model_search/order-same-key-by-two-names", 4),
    ("model_version_search/order-same-key-twice", 6),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500, or shows its SQL, on these filters."),
    ("registered_model_search/bad-filter-is-null", 1),
    ("registered_model_search/bad-filter-in-unquoted", 1),
    ("registered_model_search/bad-filter-equals-list", 1),
    ("model_version_search/bad-filter-version-huge", 1),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no version has such a number.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Model Version (name=$name, version=9223372036854775808) not found",
    ),
    ("model_versions/get-version-beyond-int64", 3),
    ("model_versions/download-uri-version-beyond-int64", 3),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no version has such a number.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Model Version (name=$name, version=99999999999999999999) not found",
    ),
    ("aliases/set-version-huge", 3),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on a file URI of another host."),
    ("model_version_sources/create-refuses-source-file-with-host", 2),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on a reference to a version that does not exist.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No versions of model with name '$name' found",
    ),
    ("model_version_sources/create-refuses-source-models-latest-of-none", 2),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on a reference to a version that does not exist.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No versions of model with name '$name' and stage 'Production' found",
    ),
    ("model_version_sources/create-refuses-source-models-stage-of-none", 2),
)

_ARCHIVE_REASON = "The reference answers this bad request with 500."

_ARCHIVE_MESSAGE = (
    "Model version transition cannot archive existing model versions because '{}' is not an"
    " Active stage. Valid stages are ['Staging', 'Production']"
)

DEVIATIONS.add(
    Deviation(_ARCHIVE_REASON, message=_ARCHIVE_MESSAGE.format("None")),
    ("stages/archiving-to-none", 3),
    ("stages/archiving-to-none-of-missing-model", 1),
)

DEVIATIONS.add(
    Deviation(_ARCHIVE_REASON, message=_ARCHIVE_MESSAGE.format("archived")),
    ("stages/archiving-to-archived", 3),
)

DEVIATIONS.add(
    Deviation(
        "The reference appends the text of the SQL error.",
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Registered Model (name=$name-2) already exists.",
    ),
    ("registered_models/rename-to-taken", 3),
)

DEVIATIONS.add(
    Deviation("PostgreSQL cannot keep such text; the reference on SQLite can, or drops it."),
    ("registered_models/create-refuses-nul-character", 1),
    ("registered_models/create-refuses-lone-surrogate", 1),
)


def _too_long(field: str, limit: int) -> Deviation:
    return Deviation(
        "The columns of the reference have this limit, which only SQLite does not keep.",
        message=f"'{field}' exceeds the maximum length of {limit} characters",
    )


DEVIATIONS.add(
    _too_long("description", 5000),
    ("registered_models/create-with-5001-character-description", 1),
    ("registered_models/update-too-long-description", 2),
    ("model_versions/create-with-5001-character-description", 2),
    ("model_versions/update-long-description", 3),
)

DEVIATIONS.add(
    _too_long("name", 256),
    ("registered_models/create-with-500-character-name", 1),
)

DEVIATIONS.add(
    Deviation("The reference names the words of a malformed filter in other groups."),
    ("registered_model_search/bad-filter-tag-unclosed-backtick", 1),
    ("registered_model_search/bad-filter-words", 1),
    ("registered_model_search/bad-filter-nul-like-text", 1),
)

DEVIATIONS.add(
    Deviation("The reference takes a filter on a tag without a key, and finds nothing."),
    ("registered_model_search/bad-filter-empty-tag-key", 1),
)


def _with_aliases(body: Any) -> Any:
    """The body of a registered model or of a search, with aliases in its latest versions."""
    if "registered_models" in body:
        models = [_model_with_aliases(model) for model in body["registered_models"]]
        return body | {"registered_models": models}
    return body | {"registered_model": _model_with_aliases(body["registered_model"])}


def _model_with_aliases(model: dict[str, Any]) -> dict[str, Any]:
    versions = []
    for version in model["latest_versions"]:
        aliases = [a["alias"] for a in model["aliases"] if a["version"] == version["version"]]
        versions.append(version | ({"aliases": aliases} if aliases else {}))
    return model | {"latest_versions": versions}


def _first_version_with_aliases(body: Any) -> Any:
    return {
        "model_versions": [
            version | ({"aliases": ["best", "champion"]} if version["version"] == "1" else {})
            for version in body["model_versions"]
        ]
    }


_ALIASES_REASON = (
    "The reference leaves aliases out of versions in lists; users look for them there."
)

DEVIATIONS.add(
    Deviation(_ALIASES_REASON, status=200, error_code=None, body=_with_aliases),
    ("aliases/set-moves-the-alias", 8),
    ("aliases/set-many", 7),
    ("aliases/set-does-not-touch-the-model", 4),
    ("aliases/delete", 7),
    ("aliases/gone-with-the-version", 8),
    ("aliases/follow-a-rename", 4),
    ("registered_models/rename", 4),
    ("registered_models/rename", 6),
    ("registered_model_search/results-carry-everything", 4),
)

DEVIATIONS.add(
    Deviation(_ALIASES_REASON, status=200, error_code=None, body=_first_version_with_aliases),
    ("model_version_search/aliases-in-results", 8),
)
