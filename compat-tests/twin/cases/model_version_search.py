"""model-versions/search: filters, order, pages, limits."""

from twin.registry import (
    create_model,
    create_version,
    delete_version,
    move_to_stage,
    search_versions,
    set_alias,
    tags,
)
from twin.scenario import Step, case, get

MINE = "name LIKE '$name%'"
RUN_A, RUN_B = "a" * 32, "b" * 32
VERSIONS = (
    create_model("$name-a"),
    create_version("$name-a", source="s3://$name/one", run_id=RUN_A, tags=tags(team="red")),
    create_version("$name-a", source="s3://$name/Two", run_id=RUN_B, tags=tags(team="blue")),
    create_model("$name-b"),
    create_version("$name-b", source="s3://$name/three", tags=tags(team="Red", size="1")),
)

GOOD_FILTERS = {
    "name-equals": "name = '$name-a'",
    "name-not-equals": f"{MINE} AND name != '$name-a'",
    "name-like": "name LIKE '$name-%'",
    "name-ilike": "name ILIKE '$name-A'",
    "name-in": "name IN ('$name-a', '$name-b')",
    "name-not-in": f"{MINE} AND name NOT IN ('$name-a')",
    "attribute-prefix": "attribute.name = '$name-a'",
    "run-id-equals": f"{MINE} AND run_id = '{RUN_A}'",
    "run-id-not-equals": f"{MINE} AND run_id != '{RUN_A}'",
    "run-id-in": f"{MINE} AND run_id IN ('{RUN_A}', '{RUN_B}')",
    "run-id-not-in": f"{MINE} AND run_id NOT IN ('{RUN_A}')",
    "run-id-empty": f"{MINE} AND run_id = ''",
    "run-id-like": f"{MINE} AND run_id LIKE 'a%'",
    "source-equals": "source_path = 's3://$name/one'",
    "source-like": "source_path LIKE 's3://$name/%'",
    "source-like-other-case": "source_path LIKE 's3://$name/t%'",
    "source-ilike": "source_path ILIKE 's3://$name/t%'",
    "source-not-equals": f"{MINE} AND source_path != 's3://$name/one'",
    "version-equals": f"{MINE} AND version_number = 1",
    "version-not-equals": f"{MINE} AND version_number != 1",
    "version-greater": f"{MINE} AND version_number > 1",
    "version-greater-or-equal": f"{MINE} AND version_number >= 1",
    "version-less": f"{MINE} AND version_number < 2",
    "version-less-or-equal": f"{MINE} AND version_number <= 2",
    "version-negative": f"{MINE} AND version_number > -1",
    "version-with-attribute-prefix": f"{MINE} AND attribute.version_number = 2",
    "version-range": f"{MINE} AND version_number > 0 AND version_number < 2",
    "tag-equals": f"{MINE} AND tags.team = 'red'",
    "tag-not-equals": f"{MINE} AND tags.team != 'red'",
    "tag-like": f"{MINE} AND tag.team LIKE '%ed'",
    "tag-ilike": f"{MINE} AND tags.`team` ILIKE 'RED'",
    "two-tags": f"{MINE} AND tags.team = 'Red' AND tags.size = '1'",
    "missing-tag": f"{MINE} AND tags.other = 'x'",
}
BAD_FILTERS = {
    "unknown-attribute": "source = 'x'",
    "stage": "current_stage = 'Production'",
    "version": "version = 1",
    "creation-time": "creation_timestamp > 0",
    "description": "description LIKE '%x%'",
    "unknown-entity": "metrics.a > 1",
    "plural-attributes": "attributes.name = 'a'",
    "name-greater": "name > 'a'",
    "name-number": "name = 5",
    "source-in": "source_path IN ('a')",
    "source-unquoted": "source_path = a",
    "run-id-number": "run_id = 5",
    "run-id-unquoted": "run_id = abc",
    "run-id-in-empty": "run_id IN ()",
    "run-id-in-numbers": "run_id IN (1)",
    "run-id-greater": "run_id > 'a'",
    "version-quoted": f"{MINE} AND version_number = '1'",
    "version-text": "version_number = 'abc'",
    "version-word": "version_number = abc",
    "version-decimal": "version_number = 1.5",
    "version-like": "version_number LIKE 1",
    "version-like-text": "version_number LIKE '1%'",
    "version-in": "version_number IN (1, 2)",
    "version-huge": "version_number > 99999999999999999999",
    "version-exponent": "version_number = 1e3",
    "version-true": "version_number = true",
    "tag-in": "tags.a IN ('x')",
    "tag-number": "tags.a = 5",
    "tag-greater": "tags.a > 'x'",
    "or": "name = 'a' OR name = 'b'",
    "parentheses": "(name = 'a')",
    "semicolon": "name = 'a';",
    "unclosed-quote": "name = 'a",
    "trailing-and": "name = 'a' AND ",
    "no-value": "version_number >",
    "words": "all versions please",
}
ORDERS = {
    "name": ["name"],
    "name-desc": ["name DESC"],
    "version": ["version_number ASC"],
    "version-desc": ["version_number DESC"],
    "creation": ["creation_timestamp ASC"],
    "creation-desc": ["creation_timestamp DESC"],
    "updated": ["last_updated_timestamp DESC"],
    "two-keys": ["name DESC", "version_number ASC"],
    "attribute-prefix": ["attribute.version_number"],
    "attributes-prefix": ["attributes.name DESC"],
    "timestamp": ["timestamp"],
    "version-key": ["version"],
    "run-id": ["run_id"],
    "source-path": ["source_path"],
    "same-key-twice": ["name", "name DESC"],
    "unknown-key": ["stage"],
    "unknown-direction": ["name SIDEWAYS"],
    "empty": [""],
    "tag": ["tags.team"],
    "comma-in-one": ["name, version_number"],
}
MAX_RESULTS = {
    "one": "1",
    "zero": "0",
    "negative": "-5",
    "200000": "200000",
    "200001": "200001",
    "text": "many",
    "empty": "",
    "decimal": "1.5",
    "huge": "99999999999999999999",
}


def _order(keys: list[str]) -> Step:
    return get("model-versions/search", [("filter", MINE), *(("order_by", key) for key in keys)])


CASES = [
    *(
        case(f"filter-{label}", *VERSIONS, search_versions(text))
        for label, text in GOOD_FILTERS.items()
    ),
    *(case(f"bad-filter-{label}", search_versions(text)) for label, text in BAD_FILTERS.items()),
    *(case(f"order-{label}", *VERSIONS, _order(keys)) for label, keys in ORDERS.items()),
    *(
        case(f"max-results-{label}", *VERSIONS, search_versions(MINE, max_results=value))
        for label, value in MAX_RESULTS.items()
    ),
    case("default-order", *VERSIONS, search_versions(MINE)),
    case("empty-result", search_versions(MINE)),
    case("bad-token", search_versions(MINE, page_token="next")),
    case(
        "token-of-another-filter",
        *VERSIONS,
        get(
            "model-versions/search",
            {"filter": MINE, "max_results": "1"},
            save={"next": "next_page_token"},
        ),
        search_versions("name = '$name-other'", page_token="$next"),
    ),
    case(
        "pages",
        *VERSIONS,
        get(
            "model-versions/search",
            {"filter": MINE, "max_results": "2", "order_by": "name ASC"},
            save={"next": "next_page_token"},
        ),
        search_versions(MINE, max_results="2", order_by="name ASC", page_token="$next"),
    ),
    case("page-exactly-full", *VERSIONS, search_versions(MINE, max_results="3")),
    case(
        "aliases-in-results",
        *VERSIONS,
        set_alias("champion", name="$name-a"),
        set_alias("best", name="$name-a"),
        search_versions("name = '$name-a'"),
    ),
    case("without-deleted", *VERSIONS, delete_version("1", "$name-a"), search_versions(MINE)),
    case(
        "stage-in-results",
        create_model(),
        create_version(),
        move_to_stage("Staging"),
        search_versions("name = '$name'"),
    ),
    case(
        "json-body",
        *VERSIONS,
        get("model-versions/search", json={"filter": MINE, "max_results": 1}),
    ),
    case("json-zero", get("model-versions/search", json={"filter": MINE, "max_results": 0})),
    case(
        "json-max-results-null",
        get("model-versions/search", json={"filter": MINE, "max_results": None}),
    ),
    case("json-order-by-text", get("model-versions/search", json={"order_by": "name"})),
    case("bad-filter-and-bad-limit", search_versions("x = 1", max_results="0")),
    case("bad-filter-and-bad-order", search_versions("x = 1", order_by="y")),
    case("bad-order-and-bad-token", search_versions(MINE, order_by="y", page_token="x")),
]
