"""Steps and expectations used by several test modules."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from mlflow import MlflowClient
from mlflow.entities.model_registry import ModelVersion
from mlflow.exceptions import MlflowException
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


@dataclass(frozen=True)
class Trained:
    """Two models that disagree on the held-out flowers, so that a mix-up of versions shows."""

    weak: LogisticRegression
    strong: LogisticRegression
    flowers: np.ndarray


def train_on_iris() -> Trained:
    features, species = load_iris(return_X_y=True)
    train, held_out, species_train, _ = train_test_split(features, species, random_state=0)
    weak = LogisticRegression(max_iter=1).fit(train, species_train)
    strong = LogisticRegression(max_iter=1000).fit(train, species_train)
    assert not np.array_equal(weak.predict(held_out), strong.predict(held_out))
    return Trained(weak, strong, held_out)


@contextlib.contextmanager
def mlflow_error(code: str, message: str = "") -> Iterator[None]:
    """Expects the error code on the wire and, if given, this part of the message, literally."""
    with pytest.raises(MlflowException) as raised:
        yield
    assert raised.value.error_code == code, raised.value.message
    assert message in raised.value.message


def source(number: int) -> str:
    """A model source that needs no bytes: the registry takes remote locations as they are."""
    return f"s3://models/source-{number}"


def register_versions(client: MlflowClient, name: str, count: int) -> list[ModelVersion]:
    client.create_registered_model(name)
    return [client.create_model_version(name, source(n)) for n in range(1, count + 1)]


def every_page(search, **arguments) -> list[list]:
    """All pages of a search, each as a list."""
    pages = [search(**arguments)]
    while pages[-1].token:
        pages.append(search(**arguments, page_token=pages[-1].token))
    return [list(page) for page in pages]
