"""The reviewed list of answers that differ from the reference on purpose.

A listed step must really differ, and must answer what is written here; a new entry needs a reason
that holds for a user of MLflow, not for us.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Deviation:
    """Why we differ and what we answer instead: an MLflow error, or a body made from theirs.

    A message is only compared where the protocol suggests its words. ``$name`` in it stands for the
    name of the case.
    """

    reason: str
    status: int = 400
    error_code: str | None = "INVALID_PARAMETER_VALUE"
    message: str | None = None
    body: Callable[[Any], Any] | None = None


def _nothing(_: Any) -> Any:
    return {}


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
    ("request_reading/body-double-encoded-list", 1),
)

_deviate(
    Deviation("The reference fails with 500 on JSON within JSON that cannot be parsed."),
    ("request_reading/body-text", 1),
    ("request_reading/body-empty-text", 1),
    ("request_reading/body-double-encoded-garbage", 1),
)

_deviate(
    Deviation("The reference fails with 500 on a limit that is no whole number."),
    ("registered_model_search/max-results-whole-decimal", 4),
    ("registered_model_search/json-max-results-list", 1),
    ("model_version_search/json-max-results-null", 1),
)
_deviate(
    Deviation("The reference fails with 500 on a page token of another kind."),
    ("registered_model_search/bad-token-base64-of-number", 1),
    ("registered_model_search/bad-token-unicode", 1),
)
_deviate(
    Deviation("The reference names the key that its own form of a page token lacks."),
    ("registered_model_search/bad-token-base64-of-empty-object", 1),
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
    ("model_version_sources/create-refuses-source-file-with-host", 2),
)
_deviate(
    Deviation(
        "The reference fails with 500 on a reference to a version that does not exist.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No versions of model with name '$name' found",
    ),
    ("model_version_sources/create-refuses-source-models-latest-of-none", 2),
)
_deviate(
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
    Deviation("PostgreSQL cannot keep such text; the reference on SQLite can, or drops it."),
    ("registered_models/create-refuses-nul-character", 1),
    ("registered_models/create-refuses-lone-surrogate", 1),
)


def _too_long(field: str, limit: int) -> Deviation:
    return Deviation(
        "The columns of the reference have this limit, which only SQLite does not keep.",
        message=f"'{field}' exceeds the maximum length of {limit} characters",
    )


_deviate(
    _too_long("description", 5000),
    ("registered_models/create-with-5001-character-description", 1),
    ("registered_models/update-too-long-description", 2),
    ("model_versions/create-with-5001-character-description", 2),
    ("model_versions/update-long-description", 3),
)
_deviate(_too_long("name", 256), ("registered_models/create-with-500-character-name", 1))

_deviate(
    Deviation("The reference names the words of a malformed filter in other groups."),
    ("registered_model_search/bad-filter-tag-unclosed-backtick", 1),
    ("registered_model_search/bad-filter-words", 1),
    ("registered_model_search/bad-filter-nul-like-text", 1),
    ("experiments/search-words", 4),
)
_deviate(
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
_deviate(
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
_deviate(
    Deviation(_ALIASES_REASON, status=200, error_code=None, body=_first_version_with_aliases),
    ("model_version_search/aliases-in-results", 8),
)

_SQL_REASON = "The reference shows its SQL where a constraint is hit."
_deviate(
    Deviation(
        _SQL_REASON,
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Experiment(name=$name) already exists.",
    ),
    ("experiments/create-twice", 2),
    ("experiment_changes/create-named-as-deleted", 3),
)
_deviate(
    Deviation(
        _SQL_REASON,
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Experiment(name=Default) already exists.",
    ),
    ("experiments/create-named-default", 1),
)
_deviate(
    Deviation(_SQL_REASON, error_code="RESOURCE_ALREADY_EXISTS"),
    ("experiment_changes/update-to-taken", 3),
)
_deviate(
    Deviation(_SQL_REASON),
    ("logged_models/create-with-repeated-param", 2),
    ("run_inputs/repeated-tag", 3),
    ("run_inputs/outputs-same-model-in-one-call", 3),
    ("logged_models/params-changed", 4),
    ("runs/create-without-experiment", 1),
    ("runs/create-with-repeated-tag", 2),
    ("experiments/create-with-repeated-tag", 1),
)
_deviate(
    Deviation(_SQL_REASON, status=404, error_code="RESOURCE_DOES_NOT_EXIST"),
    ("runs/metric-for-missing-model", 3),
)
_deviate(
    Deviation(
        "The reference fails on its own constraint; a repeated request must not fail.",
        status=200,
        error_code=None,
        body=_nothing,
    ),
    ("run_lineage/outputs-twice", 5),
    ("logged_models/params-again", 4),
)
_deviate(
    Deviation(
        "The reference fails with 500 on a prefix before the alias of a time.",
        status=200,
        error_code=None,
        body=_nothing,
    ),
    ("logged_models/search-creation-time-prefixed", 6),
)
_deviate(
    Deviation("The reference answers with empty pages that never end."),
    ("logged_models/search-limit-negative", 6),
)
_deviate(
    Deviation("Our tokens tell that the order is another one, but not which it was."),
    ("logged_model_search/token-with-other-order", 12),
)
_deviate(
    Deviation(
        "The reference lacks a slash in its table of routes; the documented path works here.",
        status=200,
        error_code=None,
        body=_nothing,
    ),
    ("run_inputs/datasets-below-api", 1),
)

_deviate(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no experiment has such an id.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("experiments/get-id-huge", 1),
)
_deviate(
    Deviation("The reference fails with 500 on this bad input."),
    ("logged_models/search-unknown-attribute", 6),
    ("logged_models/search-metric-text", 6),
    ("logged_model_search/bad-filter-upper-case-prefix", 1),
    ("logged_model_search/bad-filter-unknown-attribute-prefixed", 1),
    ("logged_model_search/bad-filter-text-for-time", 1),
    ("logged_model_search/bad-filter-word-for-time", 1),
    ("logged_models/search-bad-token", 6),
    ("run_search/order-twice", 9),
    ("runs/metric-value-list", 3),
    ("artifact_transfers/mpu-create-num-parts-list", 1),
    ("artifact_transfers/presigned-upload-expiration-list", 3),
    ("artifact_transfers/presigned-download-expiration-list", 3),
    ("artifacts/upload-below-a-file", 2),
    ("artifacts/upload-over-a-folder", 2),
)

_deviate(
    Deviation("The reference fails with 500 on a limit that is no number."),
    ("metric_history/bulk-limit-text", 8),
    ("metric_history/bulk-limit-decimal", 8),
    ("metric_history/bulk-limit-empty", 8),
)
_deviate(
    Deviation("The reference takes a negative limit for one from the end."),
    ("metric_history/bulk-limit-negative", 8),
)
_deviate(
    Deviation(
        "The reference writes NaN as no JSON has it, which its own web UI cannot read.",
        status=200,
        error_code=None,
        body=lambda body: {"metrics": [point | {"value": "NaN"} for point in body["metrics"]]},
    ),
    ("metric_history/bulk-nan", 9),
)
_deviate(
    Deviation("The reference fails with 500 where an item of a list is null."),
    ("tracking_values/batch-of-null", 3),
)

_deviate(
    Deviation("The reference redirects to the path without its root; it is refused elsewhere."),
    ("artifacts/delete-at-absolute", 1),
    ("artifacts/delete-at-encoded-absolute", 1),
    ("artifact_transfers/mpu-create-to-absolute", 1),
    ("artifact_transfers/mpu-complete-to-absolute", 1),
    ("artifact_transfers/mpu-abort-to-absolute", 1),
    ("artifact_transfers/presigned-of-absolute", 1),
)

_deviate(
    Deviation("A backslash separates folders on some stores, a NUL ends names: neither is taken."),
    ("artifacts/upload-to-backslash-parent", 1),
    ("artifacts/download-from-backslash-parent", 1),
    ("artifacts/delete-at-backslash-parent", 1),
    ("artifacts/upload-to-nul", 1),
    ("artifacts/download-from-nul", 1),
    ("artifacts/delete-at-nul", 1),
    ("artifacts/list-nul", 1),
    ("artifacts/run-list-path-nul", 3),
)

_DOTS_REASON = "Dots and doubled slashes are resolved as in any URL; the reference mostly fails."
_deviate(
    Deviation(_DOTS_REASON, status=405, error_code="ENDPOINT_NOT_FOUND"),
    ("artifacts/upload-to-dot", 1),
    ("artifacts/upload-to-encoded-dot", 1),
    ("artifacts/upload-without-path", 1),
)
_deviate(
    Deviation(_DOTS_REASON, status=200, error_code=None),
    ("artifacts/download-from-dot", 1),
    ("artifacts/download-from-encoded-dot", 1),
    ("artifacts/download-without-path", 1),
    ("artifacts/upload-to-dot-inside", 1),
    ("artifacts/upload-to-http-uri", 1),
)
_deviate(
    Deviation(
        _DOTS_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No such artifact: '$name/a.txt'",
    ),
    ("artifacts/download-from-dot-inside", 1),
    ("artifacts/download-from-double-slash-inside", 1),
)
_deviate(
    Deviation(
        _DOTS_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="No such artifact: 'http:/$name/a'",
    ),
    ("artifacts/download-from-http-uri", 1),
)

_deviate(
    Deviation(
        "What is no media type at all is refused before it is read.", error_code="BAD_REQUEST"
    ),
    ("request_reading/content-type-garbage", 1),
)
_deviate(
    Deviation(
        "What is no URL encoding is refused by the HTTP layer, without a body, not taken literally.",
        error_code=None,
    ),
    ("request_reading/get-bad-percent", 1),
)
_deviate(
    Deviation(
        "Bytes that are no UTF-8 are read as the replacement character, not as an escape.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=\N{REPLACEMENT CHARACTER} not found",
    ),
    ("request_reading/get-encoded-latin", 1),
)
_deviate(
    Deviation(
        "A semicolon separates parameters too, as HTML forms once had it; clients encode it.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=a not found",
    ),
    ("request_reading/get-semicolon-between", 1),
)
_deviate(
    Deviation("A path of blanks names nothing."),
    ("artifacts/run-list-path-blank", 3),
)

_DELETE_REASON = "DELETE takes query parameters where there is no body: the Databricks SDK does so."
_deviate(
    Deviation(_DELETE_REASON, status=200, error_code=None, body=_nothing),
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
        "The reference redirects a doubled slash; ours takes it for one.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("request_reading/unknown-double-slash", 1),
)

_deviate(
    Deviation(
        "No text in PostgreSQL holds a NUL; the reference on SQLite looks for it and finds none.",
        message="Invalid value: text must not contain the NUL character.",
    ),
    ("request_reading/path-nul", 1),
)
_deviate(
    Deviation(
        "The reference decodes a path before it looks for the route: what a proxy in front took for"
        " one segment would be two.",
        status=404,
        error_code="ENDPOINT_NOT_FOUND",
    ),
    ("request_reading/path-segments-encoded", 1),
)
_deviate(
    Deviation(
        "The reference writes methods in capitals; by HTTP they are case-sensitive.",
        status=405,
        error_code="ENDPOINT_NOT_FOUND",
    ),
    ("request_reading/method-in-lower-case", 1),
)
_deviate(
    Deviation(
        "A slash at the end, or a parameter of a path segment, does not make it another path.",
        message="Invalid model name 'a/b'. Names cannot contain '/' or ':'.",
    ),
    ("request_reading/trailing-slash", 1),
    ("request_reading/path-parameter", 1),
)

_deviate(
    Deviation("What is UTF-8 in its form only is read as what it stands for, and then checked."),
    ("request_reading/body-overlong-utf8", 1),
)
_deviate(
    Deviation(
        "Python refuses to read such a number, which the reference takes for no body at all.",
        error_code="BAD_REQUEST",
    ),
    ("request_reading/body-number-of-5000-digits", 1),
)
_deviate(
    Deviation(
        "RFC 9110 lets a server ignore ranges it does not follow, and a suffix may be longer than"
        " the file. The reference answers 400, 416 or several parts, by endpoint.",
        status=200,
        error_code=None,
        body=lambda _: "0123456789",
    ),
    *(
        (f"artifact_downloads/range-of-{endpoint}-file-{label}", 4)
        for endpoint in ("run", "proxy")
        for label in ("turned-around", "two", "other-unit", "junk", "empty")
    ),
)
_deviate(
    Deviation(
        "A suffix longer than the file is the whole file (RFC 9110).",
        status=206,
        error_code=None,
        body=lambda _: "0123456789",
    ),
    ("artifact_downloads/range-of-run-file-suffix-too-long", 4),
)
_deviate(
    Deviation(
        "The same refusal as elsewhere, where the reference sends an empty text.",
        status=416,
        error_code="BAD_REQUEST",
        message="The requested range is not within the file's 10 bytes.",
    ),
    *(
        (f"artifact_downloads/range-of-proxy-file-{label}", 4)
        for label in ("beyond", "beyond-between", "suffix-of-nothing")
    ),
)
_deviate(
    Deviation(
        "The reference's proxy knows no conditions and sends what the client has already.",
        status=304,
        error_code=None,
        body=lambda _: "",
    ),
    *(("artifact_downloads/conditions-of-proxy-file", step) for step in (5, 6, 7, 9)),
)
_deviate(
    Deviation(
        "The reference sends another file than the one that was asked for: its proxy knows no"
        " conditions, the rest no If-Unmodified-Since, and with a 412 it sends the file.",
        status=412,
        error_code="BAD_REQUEST",
    ),
    *(("artifact_downloads/conditions-of-proxy-file", step) for step in (13, 15)),
    *(("artifact_downloads/conditions-of-run-file", step) for step in (13, 15)),
)
_deviate(
    Deviation("Backslashes, control characters and look-alikes of dots lead elsewhere somewhere."),
    *(
        (f"artifact_downloads/{endpoint}-file-at-{label}", step)
        for endpoint, step in (("run", 4), ("version", 6), ("logged-model", 4))
        for label in ("backslash", "nul")
    ),
    *(
        (f"artifact_downloads/run-file-at-{label}", 4)
        for label in (
            "full-width-parent",
            "full-width-slash",
            "two-dot-leader",
            "division-slash",
        )
    ),
    ("artifact_uploads/upload-to-backslash", 3),
    ("artifact_uploads/upload-to-nul", 3),
)
_deviate(
    Deviation("The reference fails with 500 on names its file system does not hold."),
    ("artifact_downloads/run-file-at-too-long", 4),
    ("artifact_downloads/version-file-at-too-long", 6),
    ("artifact_downloads/logged-model-file-at-too-long", 4),
    ("artifact_uploads/upload-to-too-long", 3),
)
_deviate(
    Deviation("The reference names the folder with the dot or slash that was sent."),
    ("artifact_downloads/run-file-at-folder", 4),
    ("artifact_downloads/version-file-at-folder", 6),
    ("artifact_downloads/logged-model-file-at-folder", 4),
    ("artifact_downloads/run-file-at-empty", 4),
    ("artifact_downloads/version-file-at-empty", 6),
)
_deviate(
    Deviation("The reference fails with 500 on an upload to a folder."),
    ("artifact_uploads/upload-to-folder", 3),
    ("artifact_uploads/upload-to-root", 3),
)
_deviate(
    Deviation(
        "Modelkeep has no AI gateway, and the web UI shows one where it is announced.",
        status=200,
        error_code=None,
        body=lambda theirs: theirs | {"features_enabled": {"gateway": False}},
    ),
    ("artifact_transfers/server-info", 1),
    ("artifact_transfers/server-info-of-the-ui", 1),
)
_deviate(
    Deviation(
        "The reference takes any name that begins as a private address does.",
        status=403,
        error_code=None,
    ),
    ("browser_security/host-private-looking-name", 1),
)


def _graphql_errors(*messages: str) -> Callable[[Any], Any]:
    """The reference's data, which a faulty query leaves empty, with our messages."""
    return lambda theirs: theirs | {"errors": list(messages) or None}


def _graphql(reason: str, step: str, *messages: str) -> None:
    _deviate(
        Deviation(reason, status=200, error_code=None, body=_graphql_errors(*messages)),
        (f"graphql/{step}", 1),
    )


_WORDS = "What is wrong with a query is said by the GraphQL library, in its own words."
_NULL_INPUT = (
    "Variable '{0}' has an invalid value: Variable '{0}' has coerced Null value for NonNull type"
    " '{1}!'"
)
_graphql(
    _WORDS, "experiment-no-variables", _NULL_INPUT.format("input", "MlflowGetExperimentInput")
)
_graphql(_WORDS, "experiment-null-input", _NULL_INPUT.format("input", "MlflowGetExperimentInput"))
_graphql(
    _WORDS,
    "experiment-unknown-field",
    "The variables input contains a field name 'x' that is not defined for input object type"
    " 'MlflowGetExperimentInput' ",
)
_graphql(
    _WORDS,
    "experiment-number",
    "Variable 'input' has an invalid value: Expected a String input, but it was a 'Integer'",
)
_graphql(
    _WORDS,
    "run-number",
    "Variable 'data' has an invalid value: Expected a String input, but it was a 'Integer'",
)
_graphql(
    _WORDS,
    "bad-unknown-field",
    "Validation error (FieldUndefined@[nothing]) : Field 'nothing' in type 'Query' is undefined",
)
_graphql(
    _WORDS,
    "bad-unknown-field-below",
    "Validation error (FieldUndefined@[mlflowGetExperiment/experiment/nope]) : Field 'nope' in"
    " type 'MlflowExperiment' is undefined",
)
_graphql(
    _WORDS,
    "bad-no-selection",
    "Validation error (SubselectionRequired@[mlflowGetExperiment/experiment]) : Subselection"
    " required for type 'MlflowExperiment' of field 'experiment'",
)
_graphql(
    _WORDS,
    "bad-number-for-text",
    "Validation error (WrongType@[mlflowGetExperiment]) : argument 'input.experimentId' with value"
    " 'IntValue{value=0}' is not a valid 'String' - Expected an AST type of 'StringValue' but it"
    " was a 'IntValue'",
)
_graphql(
    _WORDS,
    "bad-unknown-directive",
    "Validation error (UnknownDirective) : Unknown directive 'nope'",
)
_graphql(
    _WORDS,
    "bad-directive-without-argument",
    "Validation error (MissingDirectiveArgument) : Missing directive argument 'name'",
)
_graphql(
    _WORDS,
    "bad-directive-on-field",
    "Validation error (MisplacedDirective@[test]) : Directive 'component' not allowed here",
)
_graphql(
    _WORDS,
    "bad-subscription",
    "Validation error (UnknownOperation): The 'Subscription' operation is not supported by the"
    " schema",
)
_graphql(
    _WORDS,
    "bad-fragment-cycle",
    "Validation error (FragmentCycle@[F]) : Fragment cycles not allowed",
)
_ARGUMENT = "The reference names a function of its own that lacks an argument."
_graphql(_ARGUMENT, "bad-no-input", "Missing value for required argument 'input'.")
_graphql(_ARGUMENT, "bad-echo-without-text", "Missing value for required argument 'inputString'.")
_graphql(
    "The reference names its database's limit; no experiment has such an id.",
    "experiment-huge",
    f"No Experiment with id={'9' * 30} exists",
)
_deviate(
    Deviation(
        _WORDS,
        status=200,
        error_code=None,
        body=_graphql_errors(
            "Variable 'i' has an invalid value: Invalid input for enum 'MlflowViewType'. No value"
            " found for name 'BAD'"
        ),
    ),
    ("graphql/runs-bad-view", 2),
)
_deviate(
    Deviation(
        "The reference complains of a value that is no number, which a run shows as null.",
        status=200,
        error_code=None,
        body=_graphql_errors(),
    ),
    ("graphql/run-with-everything", 15),
)
_deviate(
    Deviation(
        "The reference complains of enums that are not set.",
        status=200,
        error_code=None,
        body=_graphql_errors(),
    ),
    ("graphql/run-with-everything", 11),
)
_deviate(
    Deviation(
        "The reference cannot read its own enum.",
        status=200,
        error_code=None,
        body=lambda _: {
            "data": {
                "mlflowSearchRuns": {
                    "nextPageToken": "",
                    "runs": [
                        {"info": {"runName": "first", "status": "RUNNING"}, "data": {"metrics": []}}
                    ],
                }
            },
            "errors": None,
        },
    ),
    ("graphql/runs-of-a-view", 3),
)
_deviate(
    Deviation(
        "The checks of the endpoint hold here as well.",
        status=200,
        error_code=None,
        body=lambda _: {
            "data": {"mlflowGetMetricHistoryBulkInterval": None},
            "errors": [
                "Missing value for required parameter 'run_ids'. See the API docs for more"
                " information about request parameters."
            ],
        },
    ),
    ("graphql/interval-unset", 1),
)
_deviate(
    Deviation(
        "The reference fails with 500 on a query that cannot be parsed.", error_code="BAD_REQUEST"
    ),
    ("graphql/bad-unclosed", 1),
)
_deviate(
    Deviation("The reference fails with 500 on a body without a query."),
    ("graphql/bad-empty", 1),
    ("graphql/body-no-query", 1),
    ("graphql/body-empty", 1),
    ("graphql/body-no-json", 1),
    ("graphql/body-query-number", 1),
    ("graphql/body-query-null", 1),
    ("graphql/body-list", 1),
    ("graphql/get-nothing", 1),
)

_deviate(
    Deviation("A range that cannot be answered has no page of its own.", 416, error_code=None),
    ("ui_files/range-bytes-99999-", 1),
)
_deviate(
    Deviation("A unit of ranges that is not known is ignored, as HTTP says.", 200, error_code=None),
    ("ui_files/range-lines-1-2", 1),
)
