"""Experiments, runs, logged models, metrics and their history."""

from __future__ import annotations

from twin.deviations.deviation import Deviation, Deviations, nothing

DEVIATIONS = Deviations()

DEVIATIONS.add(
    Deviation("The reference names the words of a malformed filter in other groups."),
    ("experiments/search-words", 4),
)

_SQL_REASON = "The reference shows its SQL where a constraint is hit."

DEVIATIONS.add(
    Deviation(
        _SQL_REASON,
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Experiment(name=$name) already exists.",
    ),
    ("experiments/create-twice", 2),
    ("experiment_changes/create-named-as-deleted", 3),
)

DEVIATIONS.add(
    Deviation(
        _SQL_REASON,
        error_code="RESOURCE_ALREADY_EXISTS",
        message="Experiment(name=Default) already exists.",
    ),
    ("experiments/create-named-default", 1),
)

DEVIATIONS.add(
    Deviation(_SQL_REASON, error_code="RESOURCE_ALREADY_EXISTS"),
    ("experiment_changes/update-to-taken", 3),
)

DEVIATIONS.add(
    Deviation(_SQL_REASON),
    ("logged_models/create-with-repeated-param", 2),
    ("run_inputs/repeated-tag", 3),
    ("run_inputs/outputs-same-model-in-one-call", 3),
    ("logged_models/params-changed", 4),
    ("runs/create-without-experiment", 1),
    ("runs/create-with-repeated-tag", 2),
    ("experiments/create-with-repeated-tag", 1),
)

DEVIATIONS.add(
    Deviation(_SQL_REASON, status=404, error_code="RESOURCE_DOES_NOT_EXIST"),
    ("runs/metric-for-missing-model", 3),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails on its own constraint; a repeated request must not fail.",
        status=200,
        error_code=None,
        body=nothing,
    ),
    ("run_lineage/outputs-twice", 5),
    ("logged_models/params-again", 4),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on a prefix before the alias of a time.",
        status=200,
        error_code=None,
        body=nothing,
    ),
    ("logged_models/search-creation-time-prefixed", 6),
)

DEVIATIONS.add(
    Deviation("The reference answers with empty pages that never end."),
    ("logged_models/search-limit-negative", 6),
)

DEVIATIONS.add(
    Deviation("Our tokens tell that the order is another one, but not which it was."),
    ("logged_model_search/token-with-other-order", 12),
)

DEVIATIONS.add(
    Deviation(
        "The reference lacks a slash in its table of routes; the documented path works here.",
        status=200,
        error_code=None,
        body=nothing,
    ),
    ("run_inputs/datasets-below-api", 1),
)

DEVIATIONS.add(
    Deviation(
        "The reference fails with 500 on numbers beyond 64 bits; no experiment has such an id.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("experiments/get-id-huge", 1),
)

DEVIATIONS.add(
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
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on a limit that is no number."),
    ("metric_history/bulk-limit-text", 8),
    ("metric_history/bulk-limit-decimal", 8),
    ("metric_history/bulk-limit-empty", 8),
)

DEVIATIONS.add(
    Deviation("The reference takes a negative limit for one from the end."),
    ("metric_history/bulk-limit-negative", 8),
)

DEVIATIONS.add(
    Deviation(
        "The reference writes NaN as no JSON has it, which its own web UI cannot read.",
        status=200,
        error_code=None,
        body=lambda body: {"metrics": [point | {"value": "NaN"} for point in body["metrics"]]},
    ),
    ("metric_history/bulk-nan", 9),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 where an item of a list is null."),
    ("tracking_values/batch-of-null", 3),
)

DEVIATIONS.add(
    Deviation(
        "What the reference answers its web UI alone is answered under both roots of the API.",
        status=200,
        error_code=None,
    ),
    ("metric_history/bulk-below-api", 8),
)
