"""logged-models/search: filters, datasets, orders and pages."""

from twin.registry import tags
from twin.scenario import Step, case, delete, patch, post
from twin.tracking import (
    create_experiment,
    create_logged_model,
    create_run,
    log_metric,
)

SEARCH = "logged-models/search"

# Metrics: alpha's loss falls from 0.9 to 0.1; beta's is measured on two datasets; gamma has none.
SETUP = (
    create_experiment(),
    create_run(run_name="r"),
    create_logged_model(
        name="alpha",
        save="alpha",
        model_type="agent",
        source_run_id="$run",
        tags=tags(team="red", **{"a b": "1"}),
        params=tags(depth="3"),
    ),
    log_metric("loss", 0.9, model_id="$alpha", timestamp=1),
    log_metric("loss", 0.1, model_id="$alpha", timestamp=2, step=1),
    create_logged_model(name="beta", save="beta", tags=tags(team="blue"), params=tags(depth="10")),
    log_metric("loss", 0.5, model_id="$beta", dataset_name="iris", dataset_digest="1"),
    log_metric("acc", 0.7, model_id="$beta", dataset_name="wine", dataset_digest="2"),
    create_logged_model(name="Gamma", save="gamma", tags=tags(team="Red")),
    patch("logged-models/$gamma", {"model_id": "$gamma", "status": "LOGGED_MODEL_READY"}),
)

FILTERS = {
    "name-not-in": "name NOT IN ('alpha', 'beta')",
    "name-in-lower-case": "name in ('alpha', 'beta')",
    "name-like-case": "name LIKE 'g%'",
    "name-ilike-lower-case": "name ilike 'g%'",
    "name-underscore": "name LIKE '_lpha'",
    "name-and-tag": "name = 'alpha' AND tags.team = 'red'",
    "lower-case-and": "name = 'alpha' and tags.team = 'blue'",
    "model-id": "model_id = '$beta'",
    "model-id-in": "attributes.model_id IN ('$alpha', '$gamma')",
    "source-run": "source_run_id = '$run'",
    "no-source-run": "source_run_id = ''",
    "no-type": "model_type != 'agent'",
    "type-ilike": "model_type ILIKE 'AG%'",
    "status-number": "status = 2",
    "status-quoted-number": "status = '1'",
    "status-not": "status != 2",
    "experiment": "experiment_id = '$experiment'",
    "experiment-number": "experiment_id = $experiment",
    "location-like": "artifact_location LIKE '%$alpha%'",
    "stage": "lifecycle_stage = 'active'",
    "stage-deleted": "lifecycle_stage = 'deleted'",
    "status-message": "status_message = 'x'",
    "created-between": "creation_timestamp > 1000 AND creation_timestamp < 1000",
    "created-decimal": "creation_timestamp > 1000.5",
    "created-alias": "creation_time >= 0",
    "created-with-unit": "creation_timestamp_ms > 0",
    "updated": "last_updated_timestamp != 0",
    "created-exponent": "creation_timestamp > 1e3",
    "created-negative": "creation_timestamp > -5",
    "tag-like": "tags.team LIKE 'r%'",
    "tag-ilike": "tags.team ILIKE 'r%'",
    "tag-in": "tags.team IN ('red', 'blue')",
    "tag-not-in": "tags.team NOT IN ('red')",
    "tag-missing": "tags.colour != 'x'",
    "tag-backticks": "tags.`a b` = '1'",
    "tag-double-quotes": "tags.\"a b\" = '1'",
    "param-text-order": "params.depth LIKE '1%'",
    "param-unquoted": "params.depth = 3",
    "param-not": "params.depth != '3'",
    "two-params": "params.depth = '3' AND params.depth = '10'",
    "metric-any-point": "metrics.loss > 0.8",
    "metric-newest-point": "metrics.loss < 0.2",
    "metric-equal": "metrics.loss = 0.5",
    "metric-not-equal": "metrics.loss != 0.5",
    "metric-twice": "metrics.loss > 0.8 AND metrics.loss < 0.2",
    "metric-and-param": "metrics.loss <= 0.5 AND params.depth = '10'",
    "metric-backticks": "metrics.`loss` >= 0.5",
    "metric-exponent": "metrics.loss > 5e-1",
    "metric-negative": "metrics.loss > -1",
    "metric-missing": "metrics.f1 > 0",
    "apostrophe": "name = 'it''s'",
    "only-and": "AND",
    "trailing-and": "name = 'alpha' AND",
}
BAD_FILTERS = {
    "like-metric": "metrics.loss LIKE '0.%'",
    "in-metric": "metrics.loss IN (0.5)",
    "like-time": "creation_timestamp LIKE '1%'",
    "greater-name": "name > 'a'",
    "greater-tag": "tags.team >= 'a'",
    "greater-param": "params.depth > 3",
    "is-null": "tags.team IS NULL",
    "dataset": "dataset.name = 'iris'",
    "singular-prefix": "tag.team = 'red'",
    "upper-case-prefix": "TAGS.team = 'red'",
    "attribute-singular": "attribute.name = 'alpha'",
    "no-value": "name =",
    "no-operator": "name 'alpha'",
    "no-key": "= 'alpha'",
    "unknown-attribute-prefixed": "attributes.colour = 'x'",
    "two-statements": "name = 'a'; name = 'b'",
    "parentheses": "(name = 'alpha')",
    "not": "NOT name = 'alpha'",
    "text-for-time": "creation_timestamp > 'yesterday'",
    "word-for-time": "creation_timestamp > yesterday",
    "blank": "   ",
}
ORDERS = {
    "metric-ascending": [{"field_name": "metrics.loss"}],
    "metric-descending": [{"field_name": "metrics.loss", "ascending": False}],
    "metric-on-dataset": [{"field_name": "metrics.loss", "dataset_name": "iris"}],
    "metric-on-digest": [{"field_name": "metrics.acc", "dataset_digest": "2"}],
    "metric-on-dataset-version": [
        {
            "field_name": "metrics.loss",
            "ascending": False,
            "dataset_name": "iris",
            "dataset_digest": "1",
        }
    ],
    "metric-on-other-dataset": [{"field_name": "metrics.loss", "dataset_name": "wine"}],
    "metric-missing": [{"field_name": "metrics.f1"}],
    "two-metrics": [
        {"field_name": "metrics.acc"},
        {"field_name": "metrics.loss", "ascending": False},
    ],
    "name-in-text-order": [{"field_name": "name"}],
    "model-type": [{"field_name": "model_type"}, {"field_name": "name"}],
    "status": [{"field_name": "status", "ascending": False}, {"field_name": "name"}],
    "status-message": [{"field_name": "status_message"}],
    "updated": [{"field_name": "last_updated_timestamp"}],
    "creation-alias": [{"field_name": "creation_time"}],
    "creation-with-unit": [{"field_name": "creation_timestamp_ms"}],
    "model-id-last": [
        {"field_name": "experiment_id"},
        {"field_name": "creation_timestamp"},
        {"field_name": "model_id", "ascending": False},
    ],
    "dataset-for-attribute": [{"field_name": "name", "dataset_name": "iris"}],
    "metric-with-dot": [{"field_name": "metrics.a.b"}],
    "empty-list": [],
}
BAD_ORDERS = {
    "tag": [{"field_name": "tags.team"}],
    "attribute-prefix": [{"field_name": "attributes.name"}],
    "empty-field": [{"field_name": ""}],
    "number": [{"field_name": 5}],
    "ascending-text": [{"field_name": "name", "ascending": "no"}],
    "object": {"field_name": "name"},
    "second-bad": [{"field_name": "name"}, {"field_name": "colour"}],
}
DATASETS = {
    "name-and-digest": [{"dataset_name": "iris", "dataset_digest": "1"}],
    "other-digest": [{"dataset_name": "iris", "dataset_digest": "9"}],
    "name-only": [{"dataset_name": "iris"}],
    "either": [
        {"dataset_name": "iris", "dataset_digest": "1"},
        {"dataset_name": "wine", "dataset_digest": "2"},
    ],
    "empty-list": [],
    "empty-name": [{"dataset_name": "", "dataset_digest": "1"}],
    "text": ["iris"],
    "object": {"dataset_name": "iris"},
    "number": [{"dataset_name": 5}],
}
PAGES = {
    "name": [{"field_name": "name"}],
    "name-descending": [{"field_name": "name", "ascending": False}],
    "metric": [{"field_name": "metrics.loss"}],
    "metric-descending": [{"field_name": "metrics.loss", "ascending": False}],
    "type-and-name": [{"field_name": "model_type"}, {"field_name": "name"}],
    "status-message": [{"field_name": "status_message"}],
}


def _search(**fields: object) -> Step:
    return post(SEARCH, {"experiment_ids": ["$experiment"], **fields})


def _first_page(**fields: object) -> Step:
    return post(
        SEARCH,
        {"experiment_ids": ["$experiment"], "max_results": 1, **fields},
        save={"next": "next_page_token"},
    )


def _three_pages(**fields: object) -> tuple[Step, ...]:
    request = {"experiment_ids": ["$experiment"], "max_results": 1, "page_token": "$next"} | fields
    return (
        _first_page(**fields),
        post(SEARCH, request, save={"next": "next_page_token"}),
        post(SEARCH, request),
    )


CASES = [
    *(case(f"filter-{label}", *SETUP, _search(filter=text)) for label, text in FILTERS.items()),
    *(
        case(f"bad-filter-{label}", post(SEARCH, {"experiment_ids": ["0"], "filter": text}))
        for label, text in BAD_FILTERS.items()
    ),
    *(case(f"order-{label}", *SETUP, _search(order_by=order)) for label, order in ORDERS.items()),
    *(
        case(f"bad-order-{label}", post(SEARCH, {"experiment_ids": ["0"], "order_by": order}))
        for label, order in BAD_ORDERS.items()
    ),
    *(
        case(f"datasets-{label}", *SETUP, _search(datasets=datasets))
        for label, datasets in DATASETS.items()
    ),
    case(
        "datasets-and-metric",
        *SETUP,
        _search(
            filter="metrics.loss > 0.3", datasets=[{"dataset_name": "iris", "dataset_digest": "1"}]
        ),
    ),
    case(
        "datasets-and-metric-of-other",
        *SETUP,
        _search(
            filter="metrics.acc > 0", datasets=[{"dataset_name": "iris", "dataset_digest": "1"}]
        ),
    ),
    case(
        "datasets-and-name",
        *SETUP,
        _search(
            filter="name = 'alpha'", datasets=[{"dataset_name": "iris", "dataset_digest": "1"}]
        ),
    ),
    case("default-pages", *SETUP, *_three_pages()),
    *(
        case(f"pages-by-{label}", *SETUP, *_three_pages(order_by=order))
        for label, order in PAGES.items()
    ),
    case("page-of-two", *SETUP, _search(max_results=2)),
    case("page-of-all", *SETUP, _search(max_results=3)),
    case("page-as-text", *SETUP, _search(max_results="2")),
    case("page-without-number", *SETUP, _search(max_results="many")),
    case("page-beyond-32-bits", *SETUP, _search(max_results=2**31)),
    case(
        "token-with-other-filter",
        *SETUP,
        _first_page(),
        _search(max_results=1, filter="name = 'alpha'", page_token="$next"),
    ),
    case(
        "token-with-other-experiment",
        *SETUP,
        _first_page(),
        post(SEARCH, {"experiment_ids": ["0"], "max_results": 1, "page_token": "$next"}),
    ),
    case(
        "token-with-other-order",
        *SETUP,
        _first_page(),
        _search(max_results=1, order_by=[{"field_name": "name"}], page_token="$next"),
    ),
    case(
        "token-with-other-size", *SETUP, _first_page(), _search(max_results=5, page_token="$next")
    ),
    case("empty-token", *SETUP, _search(page_token="")),
    case("deleted-models-are-left-out", *SETUP, delete("logged-models/$beta"), _search()),
    case(
        "two-experiments",
        *SETUP,
        create_experiment("$name-2", save="other"),
        create_logged_model("$other", name="delta"),
        post(SEARCH, {"experiment_ids": ["$other", "$experiment"]}),
    ),
    case("experiment-twice", *SETUP, post(SEARCH, {"experiment_ids": ["$experiment"] * 2})),
    case("experiments-as-text", post(SEARCH, {"experiment_ids": "0"})),
    case("experiments-as-numbers", post(SEARCH, {"experiment_ids": [0]})),
    case("experiments-null", post(SEARCH, {"experiment_ids": None})),
    case("experiments-blank", post(SEARCH, {"experiment_ids": [""]})),
    case("filter-number", post(SEARCH, {"experiment_ids": ["0"], "filter": 5})),
    case("token-number", post(SEARCH, {"experiment_ids": ["0"], "page_token": 5})),
]
