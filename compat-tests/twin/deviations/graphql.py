"""GraphQL, in which the web UI asks a few things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twin.deviations.deviation import Deviation, Deviations

DEVIATIONS = Deviations()


def _graphql_errors(*messages: str) -> Callable[[Any], Any]:
    """The reference's data, which a faulty query leaves empty, with our messages."""
    return lambda theirs: theirs | {"errors": list(messages) or None}


def _graphql(reason: str, step: str, *messages: str) -> None:
    DEVIATIONS.add(
        Deviation(reason, status=200, error_code=None, body=_graphql_errors(*messages)),
        (f"graphql/{step}", 1),
    )


_WORDS = "What is wrong with a query is said by the GraphQL library, in its own words."

_NULL_INPUT = (
    "Variable '{0}' has an invalid value: Variable '{0}' has coerced Null value for NonNull type"
    " '{1}!'"
)

_graphql(_WORDS, "experiment-no-variables", _NULL_INPUT.format("input", "MlflowGetExperimentInput"))

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

DEVIATIONS.add(
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

DEVIATIONS.add(
    Deviation(
        "The reference complains of a value that is no number, which a run shows as null.",
        status=200,
        error_code=None,
        body=_graphql_errors(),
    ),
    ("graphql/run-with-everything", 15),
)

DEVIATIONS.add(
    Deviation(
        "The reference complains of enums that are not set.",
        status=200,
        error_code=None,
        body=_graphql_errors(),
    ),
    ("graphql/run-with-everything", 11),
)

DEVIATIONS.add(
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

DEVIATIONS.add(
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

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on a query that cannot be parsed.", error_code="BAD_REQUEST"
    ),
    ("graphql/bad-unclosed", 1),
)

DEVIATIONS.add(
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
