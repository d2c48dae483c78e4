"""The files of the web UI: types, sizes, ranges, and what is not there."""

from twin.scenario import Step, case, get

FILES = {
    "page": "/",
    "page-as-file": "/static-files/index.html",
    "icon": "/static-files/favicon.ico",
    "manifest": "/static-files/manifest.json",
    "list-of-files": "/static-files/asset-manifest.json",
    "notebook-page": "/static-files/lib/notebook-trace-renderer/index.html",
}
MISSING = {
    "file": "/static-files/nothing.js",
    "folder": "/static-files/static/",
    "root": "/static-files/",
    "parent": "/static-files/../application.properties",
    "encoded-parent": "/static-files/%2e%2e/%2e%2e/handlers.py",
    "encoded-slash-parent": "/static-files/..%2f..%2fhandlers.py",
    "without-prefix": "/static/js/main.js",
    "nul": "/static-files/a%00.js",
}
RANGES = ["bytes=0-9", "bytes=5-", "bytes=-5", "bytes=0-99999", "bytes=99999-", "lines=1-2"]


def _file(path: str, method: str = "GET", **headers: str) -> Step:
    compared = ("Content-Length", "Content-Range", "Accept-Ranges", "X-Frame-Options")
    return Step(method, path, headers=headers, compared_headers=compared)


CASES = [
    *(case(label, _file(path)) for label, path in FILES.items()),
    *(case(f"head-{label}", _file(path, "HEAD")) for label, path in FILES.items()),
    *(case(f"missing-{label}", get(path)) for label, path in MISSING.items()),
    *(
        case(f"range-{value.replace('=', '-')}", _file("/static-files/favicon.ico", Range=value))
        for value in RANGES
    ),
    case("post", Step("POST", "/static-files/manifest.json", raw=b"")),
    case("post-page", Step("POST", "/", raw=b"")),
]
