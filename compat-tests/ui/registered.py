"""Registered models that a walk may change."""

from __future__ import annotations

from mlflow import MlflowClient
from seed import Seeded, register_versions


def register(client: MlflowClient, name: str, seeded: Seeded, versions: int) -> None:
    """A model whose versions have schemas, and different runs behind them."""
    client.create_registered_model(name)
    run_ids = list(seeded.run_ids.values())[:versions]
    register_versions(client, name, seeded.trained.model_id, run_ids)
