"""What every flow through the official client shares: the client, fresh names, trained models.

The suite runs once per client line that is supported; `NEEDS_MLFLOW` says which modules speak of
something an older client does not have.
"""

import os
import re
import uuid
from collections.abc import Callable

import mlflow
import pytest
from flows import Trained, train_on_iris
from mlflow import MlflowClient
from packaging.version import Version

from servers import Server

NEEDS_MLFLOW = {
    "test_logged_models.py": Version("3.0"),
    "test_prompts.py": Version("3.0"),
    "test_register_logged_models.py": Version("3.0"),
    # Of the server alone: once is enough.
    "test_s3_credentials.py": Version("3.0"),
    "test_transfer_memory.py": Version("3.0"),
}

collect_ignore = [
    module
    for module, first_version in NEEDS_MLFLOW.items()
    if Version(mlflow.__version__) < first_version
]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "better_than_mlflow: what we do on purpose better than the reference server;"
        " deselect it when MODELKEEP_URL names an MLflow server",
    )
    # Stages are deprecated in the client since 2.9, and kept by us.
    config.addinivalue_line("filterwarnings", "ignore::FutureWarning")


@pytest.fixture(scope="session", autouse=True)
def tracking_uri(modelkeep: Server) -> str:
    """Points the fluent API, and every process started by a test, at the server."""
    # A retry would hide a failure of the server and blur the counts of the storms.
    os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"] = "0"
    os.environ["MLFLOW_TRACKING_URI"] = modelkeep.url
    mlflow.set_tracking_uri(modelkeep.url)
    return modelkeep.url


@pytest.fixture(scope="session")
def client(tracking_uri: str) -> MlflowClient:
    return MlflowClient(tracking_uri)


@pytest.fixture
def fresh(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Makes names that no other test and no earlier run has used."""
    test = re.sub(r"\W+", "-", request.node.name).strip("-")[:60]
    return lambda suffix="": f"{test}-{uuid.uuid4().hex[:8]}{suffix}"


@pytest.fixture
def name(fresh: Callable[..., str]) -> str:
    return fresh()


@pytest.fixture
def experiment_id(client: MlflowClient, fresh: Callable[..., str]) -> str:
    return client.create_experiment(fresh("-experiment"))


@pytest.fixture
def run_id(client: MlflowClient, experiment_id: str) -> str:
    return client.create_run(experiment_id).info.run_id


@pytest.fixture(scope="session")
def trained() -> Trained:
    return train_on_iris()
