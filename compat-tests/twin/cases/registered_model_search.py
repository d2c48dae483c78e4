"""registered-models/search: filters, order, pages, limits."""

from twin.registry import (
    IS_PROMPT,
    create_model,
    create_version,
    search_models,
    set_alias,
    tags,
)
from twin.scenario import Step, case, get, post

MINE = "name LIKE '$name%'"
MODELS = (
    create_model("$name-a", tags=tags(team="red", size="1")),
    create_model("$name-b", tags=tags(team="blue")),
    create_model("$name-C_d", description="third", tags=tags(team="Red")),
)

GOOD_FILTERS = {
    "name-equals": "name = '$name-a'",
    "name-equals-double-quoted": 'name = "$name-a"',
    "name-not-equals": f"{MINE} AND name != '$name-a'",
    "name-like": "name LIKE '$name-%'",
    "name-like-other-case": "name LIKE '$name-c%'",
    "name-ilike": "name ILIKE '$name-c%'",
    "name-like-inside": "name LIKE '%$name-b%'",
    "name-like-underscore": "name LIKE '$name-_'",
    "name-like-without-wildcard": "name LIKE '$name'",
    "name-in": "name IN ('$name-a', '$name-b', 'other')",
    "name-in-one": "name IN ('$name-a')",
    "name-in-lower-case-keyword": "name in ('$name-a')",
    "name-in-double-quoted": 'name IN ("$name-a")',
    "name-not-in": f"{MINE} AND name NOT IN ('$name-a')",
    "attribute-prefix": "attribute.name = '$name-a'",
    "backticked-name": "`name` = '$name-a'",
    "lower-case-keywords": "name like '$name%' and name != '$name-a'",
    "no-spaces": "name='$name-a'",
    "many-spaces": "   name   =   '$name-a'   ",
    "newline-between": "name =\n'$name-a'",
    "tag-equals": f"{MINE} AND tags.team = 'red'",
    "tag-singular": f"{MINE} AND tag.team = 'red'",
    "tag-backticked": f"{MINE} AND tags.`team` = 'red'",
    "tag-double-quoted-key": f"{MINE} AND tags.\"team\" = 'red'",
    "tag-double-quoted-value": f'{MINE} AND tags.team = "red"',
    "tag-not-equals": f"{MINE} AND tags.team != 'red'",
    "tag-like": f"{MINE} AND tags.team LIKE 'r%'",
    "tag-ilike": f"{MINE} AND tags.team ILIKE 'R%'",
    "two-tags": f"{MINE} AND tags.team = 'red' AND tags.size = '1'",
    "same-tag-twice": f"{MINE} AND tags.team != 'blue' AND tags.team LIKE 'r%'",
    "same-tag-contradiction": f"{MINE} AND tags.team = 'red' AND tags.team = 'blue'",
    "missing-tag": f"{MINE} AND tags.other = 'x'",
    "missing-tag-not-equals": f"{MINE} AND tags.other != 'x'",
    "value-with-and": "name = 'a AND b'",
    "value-with-parenthesis": "name = 'a (b)'",
    "value-with-escaped-quote": "name = 'it''s'",
    "value-with-quote-in-double-quotes": 'name = "it\'s"',
    "unicode-value": "name = '模型$name'",
    "empty-value": f"{MINE} AND name != ''",
    "percent-in-equals": "name = '$name%'",
    "comment-like-value": "name = '$name-a -- x'",
    "reversed-name-twice": "name = '$name-a' AND name = '$name-b'",
    "semicolon-in-value": "name = '$name;a'",
}
BAD_FILTERS = {
    "unknown-attribute": "description = 'x'",
    "unknown-attribute-with-prefix": "attribute.version = 'x'",
    "creation-time": "creation_timestamp > 0",
    "plural-attribute-prefix": "attributes.name = 'x'",
    "unknown-entity": "params.a = 'x'",
    "metric-entity": "metrics.a > 1",
    "name-greater": "name > 'a'",
    "name-less-or-equal": "name <= 'a'",
    "tag-greater": "tags.a > 'x'",
    "tag-in": "tags.a IN ('x')",
    "number-value": "name = 5",
    "unquoted-value": "name = abc",
    "backticked-value": "name = `abc`",
    "boolean-value": "name = true",
    "null-value": "name = NULL",
    "is-null": "name IS NULL",
    "like-number": "name LIKE 5",
    "tag-number-value": "tags.a = 5",
    "in-empty": "name IN ()",
    "in-numbers": "name IN (1, 2)",
    "in-unquoted": "name IN (a)",
    "in-mixed": "name IN ('a', 1)",
    "in-without-parentheses": "name IN 'a'",
    "in-trailing-comma": "name IN ('a',)",
    "in-unclosed": "name IN ('a'",
    "equals-list": "name = ('a')",
    "or": "name = 'a' OR name = 'b'",
    "not": "NOT name = 'a'",
    "parentheses": "(name = 'a')",
    "nested-parentheses": "((name = 'a') AND (name = 'b'))",
    "semicolon": "name = 'a';",
    "two-statements": "name = 'a'; name = 'b'",
    "missing-and": "name = 'a' name = 'b'",
    "comma-for-and": "name = 'a', name = 'b'",
    "double-and": "name = 'a' AND AND name = 'b'",
    "trailing-and": "name = 'a' AND",
    "leading-and": "AND name = 'a'",
    "only-and": "AND",
    "no-operator": "name",
    "no-value": "name =",
    "no-key": "= 'a'",
    "only-operator": "=",
    "double-operator": "name == 'a'",
    "unequal-with-brackets": "name <> 'a'",
    "unclosed-quote": "name = 'a",
    "unopened-quote": "name = a'",
    "quoted-key": "'name' = 'a'",
    "upper-case-key": "NAME = 'a'",
    "empty-tag-key": "tags. = 'a'",
    "tag-without-dot": "tags = 'a'",
    "tag-key-unquoted-dash": "tags.a-b = 'x'",
    "tag-unclosed-backtick": "tags.`a = 'x'",
    "value-on-the-left": "'a' = name",
    "key-on-both-sides": "name = name",
    "sql-injection": "name = 'a' UNION SELECT 1",
    "sql-comment": "name = 'a' -- comment",
    "sql-block-comment": "name = 'a' /* comment */",
    "between": "name BETWEEN 'a' AND 'b'",
    "function": "lower(name) = 'a'",
    "concatenation": "name = 'a' || 'b'",
    "asterisk": "*",
    "words": "some random words",
    "word": "model",
    "only-quote": "'",
    "rlike": "name RLIKE 'a'",
    "not-like": "name NOT LIKE 'a%'",
    "three-parts": "tags.a.b.c = 'x' AND x.y.z = 'a'",
    "emoji": "🚀",
    "nul-like-text": "name = 'a' \\0",
}
ORDERS = {
    "name": ["name"],
    "name-asc": ["name ASC"],
    "name-desc": ["name DESC"],
    "lower-case-desc": ["name desc"],
    "mixed-case-direction": ["name DeSc"],
    "attribute-prefix": ["attribute.name DESC"],
    "timestamp": ["timestamp DESC"],
    "last-updated": ["last_updated_timestamp ASC"],
    "two-keys": ["last_updated_timestamp DESC", "name ASC"],
    "backticks": ["`name` DESC"],
    "spaces": ["  name   DESC  "],
    "comma-in-one": ["last_updated_timestamp, name"],
    "same-key-twice": ["name ASC", "name DESC"],
    "same-key-by-two-names": ["timestamp", "last_updated_timestamp DESC"],
    "creation-timestamp": ["creation_timestamp DESC"],
    "unknown-key": ["description"],
    "upper-case-key": ["NAME"],
    "unknown-direction": ["name UP"],
    "two-directions": ["name ASC DESC"],
    "only-direction": ["DESC"],
    "empty": [""],
    "blank": ["  "],
    "tag": ["tags.team"],
    "number": ["1"],
    "quoted-key": ["'name'"],
    "injection": ["name; DROP TABLE x"],
    "unknown-entity": ["params.x DESC"],
}
MAX_RESULTS = {
    "one": "1",
    "zero": "0",
    "negative": "-1",
    "1000": "1000",
    "1001": "1001",
    "text": "many",
    "empty": "",
    "decimal": "1.5",
    "whole-decimal": "2.0",
    "huge": "99999999999999999999",
    "plus": "+2",
    "spaces": " 2 ",
    "hexadecimal": "0x2",
}
BAD_TOKENS = {
    "text": "next",
    "base64-of-text": "bm90IGpzb24=",
    "base64-of-number": "MTIz",
    "base64-of-empty-object": "e30=",
    "blank": " ",
    "unicode": "下一页",
}


def _order(keys: list[str]) -> Step:
    pairs = [("order_by", key) for key in keys]
    return get("registered-models/search", [("filter", MINE), *pairs])


CASES = [
    *(
        case(f"filter-{label}", *MODELS, search_models(text))
        for label, text in GOOD_FILTERS.items()
    ),
    # Without results: some of them are accepted, and what others left would be found.
    *(
        case(f"bad-filter-{label}", search_models(text, max_results="0"))
        for label, text in BAD_FILTERS.items()
    ),
    *(case(f"order-{label}", *MODELS, _order(keys)) for label, keys in ORDERS.items()),
    *(
        case(f"max-results-{label}", *MODELS, search_models(MINE, max_results=value))
        for label, value in MAX_RESULTS.items()
    ),
    *(
        case(f"bad-token-{label}", search_models(MINE, page_token=token))
        for label, token in BAD_TOKENS.items()
    ),
    case("empty-result", search_models(MINE)),
    case("empty-token", *MODELS, search_models(MINE, page_token="")),
    case("empty-filter-and-name", search_models("", max_results="0")),
    case(
        "results-carry-everything",
        create_model(description="d", tags=tags(a="1")),
        create_version(),
        set_alias("champion"),
        search_models(MINE),
    ),
    case(
        "pages",
        *MODELS,
        get(
            "registered-models/search",
            {"filter": MINE, "max_results": "2"},
            save={"next": "next_page_token"},
        ),
        search_models(MINE, max_results="2", page_token="$next"),
    ),
    case(
        "pages-of-one",
        *MODELS,
        get(
            "registered-models/search",
            {"filter": MINE, "max_results": "1"},
            save={"next": "next_page_token"},
        ),
        get(
            "registered-models/search",
            {"filter": MINE, "max_results": "1", "page_token": "$next"},
            save={"next": "next_page_token"},
        ),
        search_models(MINE, max_results="1", page_token="$next"),
    ),
    case("page-exactly-full", *MODELS, search_models(MINE, max_results="3")),
    case(
        "pages-in-descending-order",
        *MODELS,
        get(
            "registered-models/search",
            {"filter": MINE, "max_results": "2", "order_by": "name DESC"},
            save={"next": "next_page_token"},
        ),
        search_models(MINE, max_results="2", order_by="name DESC", page_token="$next"),
    ),
    case("by-post-is-no-route", post("registered-models/search", {})),
    case(
        "json-body",
        *MODELS,
        get(
            "registered-models/search",
            json={"filter": MINE, "max_results": 2, "order_by": ["name"]},
        ),
    ),
    case(
        "json-max-results-text",
        *MODELS,
        get("registered-models/search", json={"filter": MINE, "max_results": "2"}),
    ),
    case("json-max-results-list", get("registered-models/search", json={"max_results": [2]})),
    case(
        "json-max-results-float",
        get("registered-models/search", json={"filter": MINE, "max_results": 1.5}),
    ),
    case(
        "json-max-results-whole-float",
        *MODELS,
        get("registered-models/search", json={"filter": MINE, "max_results": 2.0}),
    ),
    case("json-order-by-text", get("registered-models/search", json={"order_by": "name"})),
    case("json-order-by-numbers", get("registered-models/search", json={"order_by": [1]})),
    case("json-filter-number", get("registered-models/search", json={"filter": 5})),
    case(
        "json-filter-null", get("registered-models/search", json={"filter": None, "max_results": 0})
    ),
    case("json-token-number", get("registered-models/search", json={"page_token": 5})),
    case(
        "updated-order", *MODELS, create_version("$name-a"), _order(["last_updated_timestamp DESC"])
    ),
    case(
        "excludes-prompts",
        create_model("$name-m"),
        create_model("$name-p", tags=[{"key": IS_PROMPT, "value": "true"}]),
        search_models(MINE),
    ),
]
