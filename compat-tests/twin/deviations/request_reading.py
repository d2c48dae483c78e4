"""How requests are read, whatever they ask for."""

from __future__ import annotations

from twin.deviations.deviation import Deviation, Deviations, nothing

DEVIATIONS = Deviations()

DEVIATIONS.add(
    Deviation("The reference fails with 500 on a body that is JSON but no object."),
    ("request_reading/body-number", 1),
    ("request_reading/body-true", 1),
    ("request_reading/body-list", 1),
    ("request_reading/body-list-of-pairs", 1),
    ("request_reading/body-list-with-object", 1),
    ("request_reading/body-double-encoded-list", 1),
)

DEVIATIONS.add(
    Deviation("The reference fails with 500 on JSON within JSON that cannot be parsed."),
    ("request_reading/body-text", 1),
    ("request_reading/body-empty-text", 1),
    ("request_reading/body-double-encoded-garbage", 1),
)

DEVIATIONS.add(
    Deviation(
        "What is no media type at all is refused before it is read.", error_code="BAD_REQUEST"
    ),
    ("request_reading/content-type-garbage", 1),
)

DEVIATIONS.add(
    Deviation(
        "What is no URL encoding is refused by the HTTP layer, without a body, not taken literally.",
        error_code=None,
    ),
    ("request_reading/get-bad-percent", 1),
)

DEVIATIONS.add(
    Deviation(
        "Bytes that are no UTF-8 are read as the replacement character, not as an escape.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=\N{REPLACEMENT CHARACTER} not found",
    ),
    ("request_reading/get-encoded-latin", 1),
)

DEVIATIONS.add(
    Deviation(
        "A semicolon separates parameters too, as HTML forms once had it; clients encode it.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=a not found",
    ),
    ("request_reading/get-semicolon-between", 1),
)

_DELETE_REASON = "DELETE takes query parameters where there is no body: the Databricks SDK does so."

DEVIATIONS.add(
    Deviation(_DELETE_REASON, status=200, error_code=None, body=nothing),
    ("request_reading/delete-query-only", 2),
    ("request_reading/delete-query-and-json", 2),
)

DEVIATIONS.add(
    Deviation(
        _DELETE_REASON,
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
        message="Registered Model with name=$name not found",
    ),
    ("request_reading/delete-query-only", 3),
    ("request_reading/delete-query-and-json", 3),
)

DEVIATIONS.add(
    Deviation(
        "The reference redirects a doubled slash; ours takes it for one.",
        status=404,
        error_code="RESOURCE_DOES_NOT_EXIST",
    ),
    ("request_reading/unknown-double-slash", 1),
)

DEVIATIONS.add(
    Deviation(
        "No text in PostgreSQL holds a NUL; the reference on SQLite looks for it and finds none.",
        message="Invalid value: text must not contain the NUL character.",
    ),
    ("request_reading/path-nul", 1),
)

DEVIATIONS.add(
    Deviation(
        "The reference decodes a path before it looks for the route: what a proxy in front took for"
        " one segment would be two.",
        status=404,
        error_code="ENDPOINT_NOT_FOUND",
    ),
    ("request_reading/path-segments-encoded", 1),
)

DEVIATIONS.add(
    Deviation(
        "The reference writes methods in capitals; by HTTP they are case-sensitive.",
        status=405,
        error_code="ENDPOINT_NOT_FOUND",
    ),
    ("request_reading/method-in-lower-case", 1),
)

DEVIATIONS.add(
    Deviation(
        "A slash at the end, or a parameter of a path segment, does not make it another path.",
        message="Invalid model name 'a/b'. Names cannot contain '/' or ':'.",
    ),
    ("request_reading/trailing-slash", 1),
    ("request_reading/path-parameter", 1),
)

DEVIATIONS.add(
    Deviation("What is UTF-8 in its form only is read as what it stands for, and then checked."),
    ("request_reading/body-overlong-utf8", 1),
)

DEVIATIONS.add(
    Deviation(
        "Python refuses to read such a number, which the reference takes for no body at all.",
        error_code="BAD_REQUEST",
    ),
    ("request_reading/body-number-of-5000-digits", 1),
)

DEVIATIONS.add(
    Deviation(
        "The HTTP layer takes a Host with such a port for none, whatever the path.",
        error_code="BAD_REQUEST",
    ),
    *(
        (f"request_reading/host-port-{label}", 1)
        for label in ("word", "too-large", "negative", "two")
    ),
)
