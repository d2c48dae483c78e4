"""Features the web UI has pages for: what is read of them while there is nothing."""

from typing import Any

from twin.scenario import case, get, post
from twin.tracking import create_experiment

AJAX = "/ajax-api/"
LOCATION = {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "$experiment"}}
GETS = {
    "assistant-config": "3.0/mlflow/assistant/config",
    "user": "2.0/mlflow/users/current",
    "telemetry": "3.0/mlflow/ui-telemetry",
    "gateway-proxy": "2.0/mlflow/gateway-proxy",
    "webhooks": "2.0/mlflow/webhooks",
    "scorers": "3.0/mlflow/scorers/list",
    "gateway-endpoints": "3.0/mlflow/gateway/endpoints/list",
    "gateway-bindings": "3.0/mlflow/gateway/endpoints/bindings/list",
    "gateway-models": "3.0/mlflow/gateway/model-definitions/list",
    "gateway-secrets": "3.0/mlflow/gateway/secrets/list",
    "gateway-guardrails": "3.0/mlflow/gateway/guardrails/list",
    "gateway-budgets": "3.0/mlflow/gateway/budgets/list",
    "gateway-windows": "3.0/mlflow/gateway/budgets/windows",
    "mcp-servers": "3.0/mlflow/mcp-servers",
}
POSTS: dict[str, tuple[str, Any]] = {
    "telemetry": ("3.0/mlflow/ui-telemetry", {"records": []}),
    "traces": ("3.0/mlflow/traces/search", {"locations": [LOCATION], "max_results": 10}),
    "datasets": ("3.0/mlflow/datasets/search", {"experiment_ids": ["$experiment"]}),
    "issues": ("3.0/mlflow/issues/search", {"experiment_id": "$experiment"}),
    "prompt-jobs": (
        "3.0/mlflow/prompt-optimization/jobs/search",
        {"experiment_id": "$experiment"},
    ),
}

# What the reference answers below /ajax-api alone.
OF_THE_UI = ("assistant-config", "telemetry", "gateway-proxy")

CASES = [
    *(case(f"get-{label}", get(AJAX + path)) for label, path in GETS.items()),
    *(case(f"get-{label}-below-api", get("/api/" + GETS[label])) for label in OF_THE_UI),
    *(
        case(f"post-{label}", create_experiment(), post(AJAX + path, body))
        for label, (path, body) in POSTS.items()
    ),
]
