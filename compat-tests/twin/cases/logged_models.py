"""Logged models: create, get, finalize, search, tags, params, delete."""

from twin.registry import tags
from twin.scenario import NOTHING, Step, case, delete, get, patch, post
from twin.tracking import (
    NO_EXPERIMENT,
    NO_MODEL,
    NO_RUN,
    create_experiment,
    create_logged_model,
    create_run,
    get_logged_model,
    log_metric,
)

MODEL = (create_experiment(), create_logged_model(name="m"))
SEARCH = "logged-models/search"

NAMES = {
    "missing": NOTHING,
    "empty": "",
    "null": None,
    "number": 5,
    "slash": "a/b",
    "colon": "a:b",
    "dot": "a.b",
    "percent": "a%b",
    "quote": "a'b",
    "double-quote": 'a"b',
    "chinese": "模型",
    "spaces": "a b",
    "256-characters": "m" * 256,
    "257-characters": "m" * 257,
}
FIELDS = {
    "type": {"model_type": "agent"},
    "number-type": {"model_type": 5},
    "source-run": {"source_run_id": NO_RUN},
    "tags": {"tags": tags(a="1", b="2")},
    "params": {"params": tags(a="1", b="2")},
    "repeated-param": {"params": tags(a="1") + tags(a="2")},
    "long-param": {"params": tags(a="v" * 6001)},
    "bad-tag-key": {"tags": [{"key": "a;b", "value": "1"}]},
    "long-tag-key": {"tags": [{"key": "k" * 251, "value": "1"}]},
    "tags-object": {"tags": {"a": "1"}},
    "params-object": {"params": {"a": "1"}},
}
STATUSES = {
    "ready": "LOGGED_MODEL_READY",
    "failed": "LOGGED_MODEL_UPLOAD_FAILED",
    "pending": "LOGGED_MODEL_PENDING",
    "unspecified": "LOGGED_MODEL_STATUS_UNSPECIFIED",
    "unknown": "DONE",
    "number": 2,
    "empty": "",
    "null": None,
    "missing": NOTHING,
}
FILTERS = {
    "name": "name = 'alpha'",
    "name-not": "name != 'alpha'",
    "name-like": "name LIKE 'al%'",
    "name-ilike": "name ILIKE 'AL%'",
    "name-in": "name IN ('alpha')",
    "type": "model_type = 'agent'",
    "status": "status = 'READY'",
    "attribute-prefix": "attributes.name = 'alpha'",
    "tag": "tags.team = 'red'",
    "tag-not": "tags.team != 'red'",
    "param": "params.depth = '3'",
    "metric": "metrics.loss > 0",
    "creation-time": "creation_timestamp > 0",
    "creation-time-prefixed": "attributes.creation_timestamp < 0",
    "source-run": "source_run_id = 'x'",
    "unknown-attribute": "colour = 'x'",
    "unknown-entity": "things.a = 'x'",
    "number-for-name": "name = 5",
    "metric-text": "metrics.loss > 'x'",
    "or": "name = 'a' OR name = 'b'",
    "words": "good models",
    "unclosed": "name = 'a",
}
ORDERS = {
    "name": [{"field_name": "name", "ascending": True}],
    "name-desc": [{"field_name": "name", "ascending": False}],
    "default-direction": [{"field_name": "name"}],
    "creation": [{"field_name": "creation_timestamp", "ascending": True}],
    "metric": [{"field_name": "metrics.loss", "ascending": True}],
    "unknown": [{"field_name": "colour"}],
    "without-field": [{"ascending": True}],
    "text": ["name"],
    "param": [{"field_name": "params.depth"}],
}
SETUP = (
    create_experiment(),
    create_run(run_name="r"),
    create_logged_model(
        name="alpha", model_type="agent", tags=tags(team="red"), params=tags(depth="3")
    ),
    log_metric("loss", 0.5, model_id="$model"),
    create_logged_model(name="beta", tags=tags(team="blue")),
)


def _given(field: str, value: object) -> dict[str, object]:
    return {} if value is NOTHING else {field: value}


def _search(**fields: object) -> Step:
    return post(SEARCH, {"experiment_ids": ["$experiment"], **fields})


CASES = [
    case("create", *MODEL, get_logged_model()),
    case("create-in-default", create_logged_model("0", name="m"), get_logged_model()),
    case("create-without-experiment", post("logged-models", {"name": "m"})),
    case(
        "create-in-missing-experiment",
        post("logged-models", {"experiment_id": NO_EXPERIMENT, "name": "m"}),
    ),
    case("create-in-text-experiment", post("logged-models", {"experiment_id": "abc"})),
    case(
        "create-for-run",
        create_experiment(),
        create_run(),
        create_logged_model(name="m", source_run_id="$run"),
        get_logged_model(),
    ),
    case("create-same-name-twice", *MODEL, create_logged_model(name="m")),
    *(
        case(
            f"create-named-{label}",
            create_experiment(),
            post("logged-models", {"experiment_id": "$experiment"} | _given("name", name)),
        )
        for label, name in NAMES.items()
    ),
    *(
        case(
            f"create-with-{label}",
            create_experiment(),
            post("logged-models", {"experiment_id": "$experiment", "name": "m", **fields}),
        )
        for label, fields in FIELDS.items()
    ),
    case("get-missing", get_logged_model(NO_MODEL)),
    case("get-odd-id", get_logged_model("abc")),
    case("get-encoded-slash", get_logged_model("a%2Fb")),
    *(
        case(
            f"finalize-{label}",
            *MODEL,
            patch("logged-models/$model", {"model_id": "$model"} | _given("status", status)),
            get_logged_model(),
        )
        for label, status in STATUSES.items()
    ),
    case(
        "finalize-without-id-in-body",
        *MODEL,
        patch("logged-models/$model", {"status": "LOGGED_MODEL_READY"}),
    ),
    case(
        "finalize-missing-model",
        patch(f"logged-models/{NO_MODEL}", {"model_id": NO_MODEL, "status": "LOGGED_MODEL_READY"}),
    ),
    case(
        "tags",
        *MODEL,
        patch("logged-models/$model/tags", {"tags": tags(a="1", b="2")}),
        patch("logged-models/$model/tags", {"tags": tags(a="3")}),
        get_logged_model(),
        delete("logged-models/$model/tags/a"),
        get_logged_model(),
    ),
    case("tags-missing-model", patch(f"logged-models/{NO_MODEL}/tags", {"tags": tags(a="1")})),
    case("tags-empty", *MODEL, patch("logged-models/$model/tags", {"tags": []})),
    case("tags-not-given", *MODEL, patch("logged-models/$model/tags", {})),
    case(
        "tags-bad-key",
        *MODEL,
        patch("logged-models/$model/tags", {"tags": [{"key": "a;b", "value": "1"}]}),
    ),
    case("tags-object", *MODEL, patch("logged-models/$model/tags", {"tags": {"a": "1"}})),
    case("tag-delete-missing", *MODEL, delete("logged-models/$model/tags/a")),
    case("tag-delete-of-missing-model", delete(f"logged-models/{NO_MODEL}/tags/a")),
    case(
        "tag-delete-dotted",
        *MODEL,
        patch("logged-models/$model/tags", {"tags": [{"key": "a.b", "value": "1"}]}),
        delete("logged-models/$model/tags/a.b"),
        get_logged_model(),
    ),
    case(
        "params",
        *MODEL,
        post("logged-models/$model/params", {"model_id": "$model", "params": tags(a="1")}),
        get_logged_model(),
    ),
    case(
        "params-again",
        *MODEL,
        post("logged-models/$model/params", {"model_id": "$model", "params": tags(a="1")}),
        post("logged-models/$model/params", {"model_id": "$model", "params": tags(a="1")}),
    ),
    case(
        "params-changed",
        *MODEL,
        post("logged-models/$model/params", {"model_id": "$model", "params": tags(a="1")}),
        post("logged-models/$model/params", {"model_id": "$model", "params": tags(a="2")}),
        get_logged_model(),
    ),
    case(
        "params-missing-model",
        post(f"logged-models/{NO_MODEL}/params", {"model_id": NO_MODEL, "params": tags(a="1")}),
    ),
    case(
        "params-bad-key",
        *MODEL,
        post(
            "logged-models/$model/params",
            {"model_id": "$model", "params": [{"key": "a;b", "value": "1"}]},
        ),
    ),
    case(
        "params-without-id-in-body",
        *MODEL,
        post("logged-models/$model/params", {"params": tags(a="1")}),
    ),
    case(
        "params-not-given",
        *MODEL,
        post(
            "logged-models/$model/params",
            {
                "model_id": "$model",
            },
        ),
    ),
    *(case(f"search-{label}", *SETUP, _search(filter=text)) for label, text in FILTERS.items()),
    *(
        case(f"search-order-{label}", *SETUP, _search(order_by=order))
        for label, order in ORDERS.items()
    ),
    case("search-default-order", *SETUP, _search()),
    case("search-without-experiments", post(SEARCH, {})),
    case("search-empty-experiments", post(SEARCH, {"experiment_ids": []})),
    case("search-missing-experiment", post(SEARCH, {"experiment_ids": [NO_EXPERIMENT]})),
    case("search-text-experiment", post(SEARCH, {"experiment_ids": ["abc"]})),
    case("search-limit-one", *SETUP, _search(max_results=1)),
    case("search-limit-zero", *SETUP, _search(max_results=0)),
    case("search-limit-51", *SETUP, _search(max_results=51)),
    case("search-limit-negative", *SETUP, _search(max_results=-1)),
    case("search-bad-token", *SETUP, _search(page_token="next")),
    case(
        "search-pages",
        *SETUP,
        post(
            SEARCH,
            {"experiment_ids": ["$experiment"], "max_results": 1},
            save={"next": "next_page_token"},
        ),
        _search(max_results=1, page_token="$next"),
    ),
    case(
        "search-dataset",
        *SETUP,
        _search(datasets=[{"dataset_name": "iris", "dataset_digest": "abc"}]),
    ),
    case("search-dataset-without-name", *SETUP, _search(datasets=[{"dataset_digest": "abc"}])),
    case("search-by-get", get(SEARCH, {"experiment_ids": "0"})),
]
