"""Artifacts: the proxy's upload, download, listing and deletion, and artifacts/list of a run."""

from twin.scenario import Step, case, delete, get, put
from twin.tracking import NO_RUN, create_experiment, create_run

PROXY = "/api/2.0/mlflow-artifacts/artifacts"
RUN = (create_experiment(), create_run())

CONTENTS = {
    "text": ("a.txt", b"hello"),
    "empty": ("empty.txt", b""),
    "json": ("a.json", b'{"a": 1}'),
    "html": ("a.html", b"<script>alert(1)</script>"),
    "svg": ("a.svg", b"<svg/>"),
    "csv": ("a.csv", b"a,b\n1,2\n"),
    "yaml": ("a.yaml", b"a: 1\n"),
    "markdown": ("a.md", b"# a\n"),
    "python": ("a.py", b"print(1)\n"),
    "log": ("a.log", b"line\n"),
    "mlmodel": ("MLmodel", b"flavors: {}\n"),
    "mlproject": ("MLproject", b"name: a\n"),
    "without-extension": ("data", b"\x01\x02"),
    "unknown-extension": ("a.whatever", b"x"),
    "pickle": ("model.pkl", b"\x80\x04."),
    "png": ("a.png", b"\x89PNG"),
    "gzip": ("a.tar.gz", b"\x1f\x8b"),
    "zip": ("a.zip", b"PK"),
    "upper-case-extension": ("A.TXT", b"x"),
    "chinese-name": ("文件.txt", b"x"),
    "spaces": ("a b.txt", b"x"),
    "quotes": ("a'b.txt", b"x"),
    "percent": ("a%25b.txt", b"x"),
    "plus": ("a+b.txt", b"x"),
    "hidden": (".hidden", b"x"),
    "nested": ("a/b/c.txt", b"x"),
}
BAD_PATHS = {
    "parent": "../a.txt",
    "parent-inside": "$name/../../a.txt",
    "encoded-parent": "%2e%2e/a.txt",
    "encoded-slash-parent": "..%2Fa.txt",
    "twice-encoded-parent": "%252e%252e/a.txt",
    "thrice-encoded-parent": "%25252e%25252e%25252fa.txt",
    "absolute": "/etc/passwd",
    "encoded-absolute": "%2Fetc/passwd",
    "file-uri": "file:///etc/passwd",
    "encoded-file-uri": "file%3A%2F%2F%2Fetc%2Fpasswd",
    "backslash-parent": "..%5C$name.txt",
    "nul": "$name%00.txt",
    "drive": "C:%5Ca.txt",
    "dot": ".",
    "encoded-dot": "%2e",
    "dot-inside": "$name/./a.txt",
    "double-slash-inside": "$name//a.txt",
    "tilde": "~/$name.txt",
    "fragment": "$name/a%23b.txt",
    "query-like": "$name/a%3Fb.txt",
    "colon": "$name/a:b.txt",
    "http-uri": "http:%2F%2F$name%2Fa",
}
LIST_PATHS = {
    "parent": "../",
    "encoded-parent": "%2e%2e",
    "absolute": "/etc",
    "file-uri": "file:///etc",
    "missing": "$name/nothing",
    "dot": ".",
    "nul": "a\0b",
    "blank": " ",
}


def _put(path: str, content: bytes = b"x", **headers: str) -> Step:
    return put(f"{PROXY}/{path}", content, headers=headers)


def _get(path: str) -> Step:
    return get(f"{PROXY}/{path}")


def _list(path: str) -> Step:
    return get(PROXY, {"path": path})


CASES = [
    *(
        case(
            f"round-trip-{label}",
            _put(f"$name/{path}", content),
            _get(f"$name/{path}"),
            _list("$name"),
        )
        for label, (path, content) in CONTENTS.items()
    ),
    *(case(f"upload-to-{label}", _put(path)) for label, path in BAD_PATHS.items()),
    *(case(f"download-from-{label}", _get(path)) for label, path in BAD_PATHS.items()),
    *(
        case(f"delete-at-{label}", delete(f"{PROXY}/{path}"))
        for label, path in BAD_PATHS.items()
        if label not in ("dot", "encoded-dot")
    ),
    *(
        case(f"list-{label}", _list(path))
        for label, path in LIST_PATHS.items()
        if label not in ("dot", "blank")
    ),
    case(
        "upload-again",
        _put("$name/a.txt", b"one"),
        _put("$name/a.txt", b"two"),
        _get("$name/a.txt"),
        _list("$name"),
    ),
    case(
        "upload-with-content-type",
        _put("$name/a.txt", b"one", **{"Content-Type": "text/html"}),
        _get("$name/a.txt"),
    ),
    case("upload-below-a-file", _put("$name/a", b"one"), _put("$name/a/b", b"two")),
    case("upload-over-a-folder", _put("$name/a/b", b"one"), _put("$name/a", b"two")),
    case("upload-without-path", put(f"{PROXY}/", b"x")),
    case("upload-by-post", Step("POST", f"{PROXY}/$name/a.txt", raw=b"x")),
    case("download-missing", _get("$name/a.txt")),
    case("download-folder", _put("$name/a/b.txt"), _get("$name/a")),
    case("download-without-path", get(f"{PROXY}/")),
    case(
        "list-order",
        _put("$name/b.txt", b"22"),
        _put("$name/a.txt", b"1"),
        _put("$name/C/x"),
        _put("$name/d/y"),
        _list("$name"),
    ),
    case(
        "list-nested",
        _put("$name/a/b/c.txt", b"123"),
        _list("$name/a"),
        _list("$name/a/b"),
        _list("$name/a/"),
    ),
    case("list-file", _put("$name/a.txt"), _list("$name/a.txt")),
    case(
        "list-empty-path-after-delete",
        _put("$name/a.txt"),
        delete(f"{PROXY}/$name/a.txt"),
        _list("$name"),
    ),
    case(
        "delete-file",
        _put("$name/a.txt"),
        delete(f"{PROXY}/$name/a.txt"),
        _get("$name/a.txt"),
        delete(f"{PROXY}/$name/a.txt"),
    ),
    case(
        "delete-folder",
        _put("$name/a/b.txt"),
        _put("$name/c.txt"),
        delete(f"{PROXY}/$name/a"),
        _list("$name"),
    ),
    case(
        "ajax-round-trip",
        put("/ajax-api/2.0/mlflow-artifacts/artifacts/$name/a.txt", b"x"),
        get("/ajax-api/2.0/mlflow-artifacts/artifacts/$name/a.txt"),
        get("/ajax-api/2.0/mlflow-artifacts/artifacts", {"path": "$name"}),
    ),
    case("run-list-empty", *RUN, get("artifacts/list", {"run_id": "$run"})),
    case(
        "run-list",
        *RUN,
        _put("$experiment/$run/artifacts/model/MLmodel", b"a"),
        _put("$experiment/$run/artifacts/a.txt", b"abc"),
        get("artifacts/list", {"run_id": "$run"}),
        get("artifacts/list", {"run_id": "$run", "path": "model"}),
        get("artifacts/list", {"run_id": "$run", "path": "a.txt"}),
        get("artifacts/list", {"run_uuid": "$run"}),
    ),
    *(
        case(
            f"run-list-path-{label}", *RUN, get("artifacts/list", {"run_id": "$run", "path": path})
        )
        for label, path in LIST_PATHS.items()
    ),
    case("run-list-of-missing-run", get("artifacts/list", {"run_id": NO_RUN})),
    case("run-list-without-run", get("artifacts/list")),
]
