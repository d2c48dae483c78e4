"""Registered models that a walk may change."""

from __future__ import annotations

from mlflow import MlflowClient
from seed import Seeded, register_versions


def register(client: MlflowClient, name: str, seeded: Seeded) -> None:
    """A model with two versions that have schemas, and different runs behind them."""
    client.create_registered_model(name)
    register_versions(client, name, seeded.spare_model_id, seeded.spare_run_ids)
