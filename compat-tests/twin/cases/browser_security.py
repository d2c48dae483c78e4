"""What browsers may do: hosts, origins, preflight requests, and the headers of every answer."""

from typing import Any

from twin.scenario import Step, case

EXPERIMENT = "/api/2.0/mlflow/experiments/get?experiment_id=0"
CREATE = "/api/2.0/mlflow/registered-models/create"
JSON = {"Content-Type": "application/json"}
HEADERS = (
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Vary",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
HOSTS = {
    "unknown": "evil.example",
    "unknown-with-port": "evil.example:5000",
    "localhost": "localhost",
    "localhost-other-port": "localhost:1",
    "localhost-upper-case": "LOCALHOST",
    "localhost-as-subdomain": "localhost.evil.example",
    "loopback": "127.0.0.1",
    "loopback-other": "127.0.0.2",
    "loopback-six": "[::1]:5000",
    "any": "0.0.0.0:1",
    "private-ten": "10.1.2.3",
    "private-192": "192.168.1.1:80",
    "private-172": "172.16.0.1",
    "public-172": "172.32.0.1",
    "private-looking-name": "10.evil.example",
    "empty": "",
}
ORIGINS = {
    "localhost": "http://localhost:3000",
    "localhost-https": "https://localhost",
    "loopback": "http://127.0.0.1",
    "loopback-six": "http://[::1]:8",
    "unknown": "http://evil.example",
    "null": "null",
    "localhost-as-subdomain": "http://localhost.evil.example",
    "localhost-as-user": "http://localhost@evil.example",
}
PATHS = {"call": EXPERIMENT, "health": "/health", "missing": "/nothing"}


def _request(
    method: str, path: str, headers: dict[str, str] | None = None, raw: bytes | None = None
) -> Step:
    options: dict[str, Any] = {"headers": headers or {}, "raw": raw}
    return Step(method, path, compared_headers=HEADERS, **options)


def _preflight(path: str, origin: str, method: str = "POST", **headers: str) -> Step:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    return _request("OPTIONS", path, asked | headers)


CASES = [
    case("plain", _request("GET", EXPERIMENT)),
    *(
        case(f"host-{label}", _request("GET", EXPERIMENT, {"Host": h}))
        for label, h in HOSTS.items()
    ),
    *(
        case(f"host-unknown-{label}", _request("GET", path, {"Host": "evil.example"}))
        for label, path in {"health": "/health", "version": "/version", "page": "/"}.items()
    ),
    case("host-unknown-health-slash", _request("GET", "/health/", {"Host": "evil.example"})),
    case(
        "host-unknown-preflight",
        _request(
            "OPTIONS",
            EXPERIMENT,
            {
                "Host": "evil.example",
                "Origin": "http://localhost",
                "Access-Control-Request-Method": "POST",
            },
        ),
    ),
    *(
        case(
            f"origin-{label}",
            _request("GET", EXPERIMENT, {"Origin": origin}),
            _request("POST", CREATE, {"Origin": origin} | JSON, b"{}"),
            _request("PUT", CREATE, {"Origin": origin} | JSON, b"{}"),
            _preflight(
                EXPERIMENT, origin, **{"Access-Control-Request-Headers": "content-type,x-a"}
            ),
            _request("OPTIONS", EXPERIMENT, {"Origin": origin}),
        )
        for label, origin in ORIGINS.items()
    ),
    *(
        case(
            f"preflight-{label}",
            _preflight(path, "http://localhost"),
            _preflight(path, "http://evil.example"),
        )
        for label, path in PATHS.items()
    ),
    case("preflight-bad-method", _preflight(EXPERIMENT, "http://localhost", "TRACE")),
    case("preflight-bad-everything", _preflight(EXPERIMENT, "http://evil.example", "TRACE")),
    case(
        "preflight-private-network",
        _preflight(
            EXPERIMENT, "http://localhost", **{"Access-Control-Request-Private-Network": "true"}
        ),
    ),
    case(
        "graphql-from-elsewhere",
        _request(
            "POST",
            "/graphql",
            {"Origin": "http://evil.example"} | JSON,
            b'{"query":"{__typename}"}',
        ),
    ),
    case(
        "ajax-from-elsewhere",
        _request(
            "POST",
            "/ajax-api/2.0/mlflow/registered-models/create",
            {"Origin": "http://evil.example"} | JSON,
            b"{}",
        ),
    ),
    case(
        "artifact-from-elsewhere",
        _request(
            "PUT",
            "/api/2.0/mlflow-artifacts/artifacts/$name",
            {"Origin": "http://evil.example"},
            b"x",
        ),
    ),
    case("options-call", _request("OPTIONS", EXPERIMENT)),
    case("options-unknown", _request("OPTIONS", "/nothing")),
    case("options-unknown-call", _request("OPTIONS", "/api/2.0/mlflow/nothing")),
]
