"""How a request is read: content types, JSON, query against body, methods, routes, spellings."""

from twin.registry import create_model, create_version, get_model, get_version
from twin.scenario import NOTHING, Case, Step, case, delete, get, patch, post

CREATE = "registered-models/create"
GET = "registered-models/get"
SAMPLE = "metrics/get-history-bulk-interval"
SEARCH = "registered-models/search"
BODY = b'{"name": "some-model-that-is-not-there"}'
MISSING = "some-model-that-is-not-there"

CONTENT_TYPES = {
    "none": None,
    "json": "application/json",
    "json-with-charset": "application/json; charset=utf-8",
    "json-with-other-charset": "application/json; charset=latin-1",
    "json-upper-case": "Application/JSON",
    "json-parameter": "application/json;a=b",
    "vendor-json": "application/vnd.api+json",
    "text": "text/plain",
    "text-json": "text/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data; boundary=x",
    "empty": "",
    "garbage": "garbage",
    "wildcard": "*/*",
}
BODIES = {
    "empty": b"",
    "blank": b"  \n ",
    "unclosed": b'{"name": "a"',
    "single-quotes": b"{'name': 'a'}",
    "trailing-comma": b'{"name": "a",}',
    "comment": b'{"name": "a"} // x',
    "two-documents": b'{"name": "a"}{"name": "b"}',
    "unquoted-key": b'{name: "a"}',
    "null": b"null",
    "number": b"5",
    "true": b"true",
    "list": b"[]",
    "list-of-pairs": b'[["name", "a"]]',
    "list-with-object": b'[{"name": "a"}]',
    "text": b'"text"',
    "empty-text": b'""',
    "form": b"name=a",
    "invalid-utf8": b'{"name": "\xff"}',
    "overlong-utf8": BODY[:-1] + b', "x": "\xc0\xaf"}',
    "number-of-5000-digits": BODY[:-1] + b', "x": ' + b"9" * 5000 + b"}",
    "utf8-mark": b"\xef\xbb\xbf" + BODY,
    "utf16": BODY.decode().encode("utf-16"),
    "nan": b'{"name": "some-model-that-is-not-there", "x": NaN}',
    "infinity": b'{"name": Infinity}',
    "empty-object": b"{}",
    "double-encoded": b'"{\\"name\\": \\"some-model-that-is-not-there\\"}"',
    "double-encoded-garbage": b'"{"',
    "double-encoded-list": b'"[]"',
    "double-encoded-null": b'"null"',
    "repeated-key": b'{"name": "a/b", "name": "some-model-that-is-not-there"}',
    "control-character": b'{"name": "a\nb"}',
    "unicode-escapes": b'{"name": "\\u6a21\\ud83d\\ude80 not there"}',
    "nul-escape": b'{"name": "a/\\u0000"}',
    "deep-nesting": b'{"name": "some-model-that-is-not-there", "x": '
    + b"[" * 90
    + b"]" * 90
    + b"}",
}
EXPONENT = {"max_results": "1e2", "view_type": "ALL", "filter": "name = 'no such experiment'"}
BLANK_BOOL = {"name": "a", "version": "1", "stage": "Staging", "archive_existing_versions": " "}
JSON_HEADER = {"Content-Type": "application/json"}
UNKNOWN = {
    "route": get("registered-models/nothing"),
    "route-by-post": post("registered-models/nothing", {}),
    "resource": get("no-such-things/get"),
    "api-version": get("/api/1.0/mlflow/registered-models/get"),
    "preview": get("/api/2.0/preview/mlflow/registered-models/search", {"max_results": "0"}),
    "api-3-registry": get("/api/3.0/mlflow/registered-models/get", {"name": "a"}),
    "trailing-slash": get("registered-models/get/", {"name": MISSING}),
    "upper-case": get("registered-models/GET", {"name": MISSING}),
    "api-root": get("/api/2.0/mlflow"),
    "api-root-slash": get("/api/2.0/mlflow/"),
    "double-slash": get("/api/2.0/mlflow//registered-models/get", {"name": MISSING}),
}
WRONG_METHODS = {
    "get-create": get("registered-models/create", {"name": "a"}),
    "post-get": post("registered-models/get", {"name": "a"}),
    "post-update": post("registered-models/update", {"name": "a"}),
    "put-update": Step("PUT", "registered-models/update", json={"name": "a"}),
    "post-delete": post("registered-models/delete", {"name": "a"}),
    "get-delete": get("registered-models/delete", {"name": "a"}),
    "get-rename": get("registered-models/rename", {"name": "a"}),
    "patch-rename": patch("registered-models/rename", {"name": "a"}),
    "delete-get": delete("registered-models/get", {"name": "a"}),
    "put-alias": Step("PUT", "registered-models/alias", json={"name": "a"}),
    "post-versions-search": post("model-versions/search", {}),
    "get-transition": get("model-versions/transition-stage", {"name": "a"}),
}


def _typed(value: str | None) -> Step:
    headers = {} if value is None else {"Content-Type": value}
    return post("registered-models/rename", raw=BODY, headers=headers)


def _raw(body: bytes) -> Step:
    return post("registered-models/rename", raw=body, headers=JSON_HEADER)


def _same_step(prefix: str, steps: dict[str, Step]) -> list[Case]:
    return [case(f"{prefix}-{label}", step) for label, step in steps.items()]


BAD_PORTS = {"word": "x", "too-large": "65536", "negative": "-1", "two": "80:80"}

CASES = [
    *(case(f"content-type-{label}", _typed(value)) for label, value in CONTENT_TYPES.items()),
    *(case(f"body-{label}", _raw(body)) for label, body in BODIES.items()),
    *_same_step("unknown", UNKNOWN),
    *_same_step("method", WRONG_METHODS),
    case("get-without-content-type-and-body", get(GET)),
    case("get-with-text-content-type", get(GET, raw=BODY, headers={"Content-Type": "text/plain"})),
    case("get-body-without-content-type", get(GET, raw=BODY)),
    case("get-body", create_model(), get(GET, json={"name": "$name"})),
    case(
        "get-query-beats-body", create_model(), get(GET, {"name": "$name"}, json={"name": "other"})
    ),
    case(
        "get-other-query-hides-body", create_model(), get(GET, {"x": "y"}, json={"name": "$name"})
    ),
    case("get-repeated-parameter", create_model(), get(GET, [("name", "$name"), ("name", "b")])),
    case(
        "get-repeated-parameter-first-empty",
        create_model(),
        get(GET, [("name", ""), ("name", "$name")]),
    ),
    case("get-unknown-parameter", create_model(), get(GET, {"name": "$name", "x": "y"})),
    case("get-camel-case-parameter", get(SEARCH, {"maxResults": "-1", "max_results": "0"})),
    case("get-encoded-plus", create_model("a+b $name"), get(GET + "?name=a%2Bb+$name")),
    case("get-bad-percent", get(GET + "?name=%zz")),
    case("get-encoded-latin", get(GET + "?name=%e9")),
    case("get-empty-parameter-name", get(GET + "?=a&name=" + MISSING)),
    case("get-parameter-without-value", get(GET + "?name")),
    case("get-semicolon-between", get(GET + "?x=1;name=a")),
    case("get-huge-parameter", get(GET, {"name": "n" * 4000})),
    case("post-query-is-ignored", post(CREATE + "?name=$name", {})),
    case("post-query-without-body", post(CREATE + "?name=$name", headers=JSON_HEADER)),
    case("post-body-beats-query", post(CREATE + "?name=other", {"name": "$name"})),
    case("patch-without-content-type", patch("registered-models/update", raw=BODY)),
    case("patch-empty-body", patch("registered-models/update", raw=b"", headers=JSON_HEADER)),
    case("delete-without-content-type", delete("registered-models/delete", raw=BODY)),
    case("delete-empty-body", delete("registered-models/delete", raw=b"", headers=JSON_HEADER)),
    case("delete-bad-json", delete("registered-models/delete", raw=b"{", headers=JSON_HEADER)),
    case(
        "delete-query-only",
        create_model(),
        delete("registered-models/delete?name=$name"),
        get_model(),
    ),
    case(
        "delete-query-and-json",
        create_model(),
        delete("registered-models/delete?name=$name", {}),
        get_model(),
    ),
    case("unknown-field", post(CREATE, {"name": "$name", "unknown": {"a": [1]}})),
    case(
        "unknown-field-in-tag",
        post(CREATE, {"name": "$name", "tags": [{"key": "a", "value": "1", "x": 2}]}),
    ),
    case(
        "camel-case-field",
        create_model(),
        post("registered-models/rename", {"name": "$name", "newName": "$name-2"}),
    ),
    case(
        "camel-case-optional-field",
        create_model(),
        create_version(runLink="http://x", runId="a" * 32),
        get_version(),
    ),
    case("both-spellings", create_model(), create_version(run_id="a", runId="b")),
    case("both-spellings-equal", create_model(), create_version(run_id="a", runId="a")),
    case("upper-case-field", post(CREATE, {"Name": "$name"})),
    case(
        "camel-case-archive",
        create_model(),
        create_version(),
        post(
            "model-versions/transition-stage",
            {"name": "$name", "version": "1", "stage": "Staging", "archiveExistingVersions": True},
        ),
    ),
    case(
        "bad-type-behind-good-fields",
        post(CREATE, {"name": "$name", "description": 5, "tags": "x"}),
    ),
    case(
        "bad-type-of-unchecked-field",
        create_model(),
        create_version(model_params="x"),
        get_version(),
    ),
    case("bad-type-before-required", post(CREATE, {"description": 5})),
    case("first-bad-field-is-reported", post(CREATE, {"name": 1, "tags": 2, "description": 3})),
    case("required-checked-in-order", post("model-versions/create", {"source": 5})),
    case("bad-enum-like-text", create_model(), create_version(status="NOT_A_STATUS")),
    case(
        "number-for-text-in-tag",
        post(CREATE, {"name": "$name", "tags": [{"key": "a", "value": 1}]}),
    ),
    case(
        "tag-value-object",
        post(CREATE, {"name": "$name", "tags": [{"key": "a", "value": {"b": 1}}]}),
    ),
    case(
        "int64-as-text",
        create_model(),
        get(SEARCH, json={"filter": "name = '$name'", "max_results": "1"}),
    ),
    case("int64-as-bad-text", get(SEARCH, json={"max_results": "x"})),
    case(
        "int64-as-true",
        create_model(),
        get(SEARCH, json={"filter": "name = '$name'", "max_results": True}),
    ),
    case("int64-exponent", get(SEARCH, json={"max_results": 1e1, "filter": "name = '$name'"})),
    case("int64-as-text-with-exponent", get("experiments/search", EXPONENT)),
    case("int64-as-text-with-fraction", get("experiments/search", {"max_results": "1.5"})),
    case("list-empty", get(SAMPLE, json={"run_ids": [], "metric_key": "a"})),
    case("path-nul", get("logged-models/m-%00")),
    case("path-segments-encoded", get("/api/2.0/mlflow%2Fexperiments/get", {"experiment_id": "0"})),
    case("method-in-lower-case", Step("get", "experiments/get", {"experiment_id": "0"})),
    case("trailing-slash", post(CREATE + "/", {"name": "a/b"})),
    case("path-parameter", post(CREATE + ";x=1", {"name": "a/b"})),
    case("int64-nan", post("runs/search", raw=b'{"max_results": NaN}', headers=JSON_HEADER)),
    case("bool-blank", post("model-versions/transition-stage", BLANK_BOOL)),
    case("int64-beyond", get(SEARCH, json={"max_results": 2**63})),
    case(
        "ajax-create",
        post("/ajax-api/2.0/mlflow/registered-models/create", {"name": "$name"}),
        get("/ajax-api/2.0/mlflow/registered-models/get", {"name": "$name"}),
        get_model(),
    ),
    case("ajax-error", get("/ajax-api/2.0/mlflow/registered-models/get", {"name": MISSING})),
    case("ajax-unknown-route", get("/ajax-api/2.0/mlflow/nothing")),
    case("health", get("/health")),
    case("version", get("/version")),
    case("head-get", Step("HEAD", GET, {"name": MISSING})),
    case("options", Step("OPTIONS", GET)),
    *(
        case(f"host-port-{label}", get("/version", headers={"Host": f"localhost:{port}"}))
        for label, port in BAD_PORTS.items()
    ),
    case("no-json-no-type", post(CREATE, NOTHING)),
    case("accept-html", get(GET, {"name": MISSING}, headers={"Accept": "text/html"})),
    case("accept-xml", get(GET, {"name": MISSING}, headers={"Accept": "application/xml"})),
]
