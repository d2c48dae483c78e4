"""Experiments: create, get, search, update, delete, restore, tags."""

from twin.registry import tags
from twin.scenario import NOTHING, Step, case, get, post
from twin.tracking import NO_EXPERIMENT, create_experiment, get_experiment

BY_NAME = "experiments/get-by-name"
SEARCH = "experiments/search"
MINE = "name LIKE '$name%'"

EXPERIMENT_NAMES = {
    "missing": NOTHING,
    "null": None,
    "empty": "",
    "blank": "  ",
    "number": 5,
    "list": ["a"],
    "slash": "a/b $name",
    "colon": "a:b $name",
    "dots": ".. $name",
    "chinese": "实验 $name",
    "emoji": "🚀 $name",
    "spaces-around": "  $name  ",
    "500-characters": "${name}" + "e" * 485,
    "501-characters": "${name}" + "e" * 486,
    "newline": "a\nb $name",
}
EXPERIMENT_IDS = {
    "missing": NOTHING,
    "empty": "",
    "unknown": NO_EXPERIMENT,
    "text": "abc",
    "negative": "-1",
    "decimal": "1.5",
    "huge": "99999999999999999999",
    "spaces": " 0 ",
    "leading-zero": "00",
    "default": "0",
}
LOCATIONS = {
    "s3": "s3://bucket/$name",
    "trailing-slash": "s3://bucket/$name/",
    "artifacts": "mlflow-artifacts:/$name",
    "empty": "",
    "null": None,
    "number": 5,
    "fragment": "s3://bucket/a#b",
    "query": "s3://bucket/a?b=c",
    "parent": "s3://bucket/../a",
    "encoded-parent": "s3://bucket/%2e%2e/a",
    "artifacts-parent": "mlflow-artifacts:/../a",
    "http": "http://example.com/a",
    "too-long": "s3://bucket/" + "p" * 2100,
}
FILTERS = {
    "by-name": "name = '$name-a'",
    "not-name": f"{MINE} AND name != '$name-a'",
    "like": MINE,
    "ilike": "name ILIKE '$name-B'",
    "tag": f"{MINE} AND tags.team = 'red'",
    "tag-backticked": f"{MINE} AND tags.`team` = 'red'",
    "tag-not": f"{MINE} AND tags.team != 'red'",
    "tag-like": f"{MINE} AND tags.team LIKE 'r%'",
    "attribute-prefix": "attribute.name = '$name-a'",
    "attributes-prefix": "attributes.name = '$name-a'",
    "creation-time": f"{MINE} AND creation_time > 0",
    "creation-time-future": f"{MINE} AND creation_time > 99999999999999",
    "last-update-time": f"{MINE} AND last_update_time >= 1",
    "name-in": "name IN ('$name-a')",
    "unknown-attribute": "artifact_location = 'x'",
    "experiment-id": "experiment_id = '0'",
    "unknown-entity": "params.a = 'x'",
    "number-for-name": "name = 5",
    "text-for-time": "creation_time > 'x'",
    "like-time": "creation_time LIKE '1%'",
    "greater-name": "name > 'a'",
    "or": "name = 'a' OR name = 'b'",
    "parentheses": "(name = 'a')",
    "unclosed": "name = 'a",
    "unquoted": "name = a",
    "words": "all of them",
    "tag-number": "tags.a = 1",
    "tag-greater": "tags.a > 'x'",
}
ORDERS = {
    "name": ["name ASC"],
    "name-desc": ["name DESC"],
    "creation-time": ["creation_time ASC"],
    "creation-time-desc": ["creation_time DESC"],
    "last-update-time": ["last_update_time DESC"],
    "experiment-id": ["experiment_id DESC"],
    "attribute-prefix": ["attribute.name DESC"],
    "unknown": ["location"],
    "tag": ["tags.a"],
    "bad-direction": ["name DOWN"],
    "empty": [""],
    "twice": ["name", "name DESC"],
}
SETUP = (
    create_experiment("$name-a", tags=tags(team="red")),
    create_experiment("$name-b", tags=tags(team="blue")),
    create_experiment("$name-C"),
)


def _search(**fields: object) -> Step:
    return post(SEARCH, {"max_results": 10, **fields})


def _given(field: str, value: object) -> dict[str, object]:
    return {} if value is NOTHING else {field: value}


CASES = [
    case(
        "create", create_experiment(), get_experiment(), get(BY_NAME, {"experiment_name": "$name"})
    ),
    case(
        "create-with-everything",
        create_experiment(artifact_location="s3://bucket/$name", tags=tags(a="1", b="2")),
        get_experiment(),
    ),
    case("create-twice", create_experiment(), post("experiments/create", {"name": "$name"})),
    case("create-in-other-case", create_experiment("$name-A"), create_experiment("$name-a")),
    case("create-named-default", post("experiments/create", {"name": "Default"})),
    case(
        "create-with-bad-tag-key",
        post("experiments/create", {"name": "$name", "tags": [{"key": "a;b", "value": ""}]}),
    ),
    case(
        "create-with-long-tag-key",
        post("experiments/create", {"name": "$name", "tags": [{"key": "k" * 251, "value": ""}]}),
    ),
    case(
        "create-with-long-tag-value",
        post("experiments/create", {"name": "$name", "tags": tags(a="v" * 20_001)}),
    ),
    case(
        "create-with-tag-without-key",
        post("experiments/create", {"name": "$name", "tags": [{"value": "a"}]}),
    ),
    case(
        "create-with-repeated-tag",
        post("experiments/create", {"name": "$name", "tags": tags(a="1") + tags(a="2")}, save={}),
    ),
    case(
        "create-with-tags-object", post("experiments/create", {"name": "$name", "tags": {"a": "b"}})
    ),
    *(
        case(f"create-named-{label}", post("experiments/create", _given("name", name)))
        for label, name in EXPERIMENT_NAMES.items()
    ),
    *(
        case(
            f"create-at-{label}",
            post("experiments/create", {"name": "$name", "artifact_location": location}),
            get(BY_NAME, {"experiment_name": "$name"}),
        )
        for label, location in LOCATIONS.items()
    ),
    *(
        case(f"get-id-{label}", get("experiments/get", _given("experiment_id", value)))
        for label, value in EXPERIMENT_IDS.items()
        if label not in ("default", "leading-zero", "spaces", "missing", "empty")
    ),
    case("get-id-missing", get("experiments/get", {"experiment_id": ""})),
    case("get-id-number", get("experiments/get", json={"experiment_id": 5})),
    case("get-by-missing-name", get(BY_NAME, {"experiment_name": "$name"})),
    case("get-by-empty-name", get(BY_NAME, {"experiment_name": ""})),
    case("get-by-no-name", get(BY_NAME)),
    case(
        "get-by-name-in-other-case",
        create_experiment("$name-A"),
        get(BY_NAME, {"experiment_name": "$name-a"}),
    ),
    *(case(f"search-{label}", *SETUP, _search(filter=text)) for label, text in FILTERS.items()),
    *(
        case(f"search-order-{label}", *SETUP, _search(filter=MINE, order_by=order))
        for label, order in ORDERS.items()
    ),
    case("search-by-get", *SETUP, get(SEARCH, {"filter": MINE, "max_results": "2"})),
    case("search-by-get-without-limit", get(SEARCH, {"filter": MINE})),
    case("search-default-limit", *SETUP, post(SEARCH, {"filter": MINE})),
    case("search-zero", post(SEARCH, {"max_results": 0})),
    case("search-negative", post(SEARCH, {"max_results": -1})),
    case("search-50000", post(SEARCH, {"max_results": 50_000, "filter": "name = '$name'"})),
    case("search-50001", post(SEARCH, {"max_results": 50_001})),
    case("search-text-limit", post(SEARCH, {"max_results": "x"})),
    case("search-bad-token", _search(filter=MINE, page_token="next")),
    case("search-order-text", _search(order_by="name")),
    case(
        "search-pages",
        *SETUP,
        post(SEARCH, {"filter": MINE, "max_results": 2}, save={"next": "next_page_token"}),
        _search(filter=MINE, page_token="$next"),
    ),
    case("search-view-number", *SETUP, _search(filter=MINE, view_type=2)),
]
