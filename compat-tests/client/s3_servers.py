"""A server that keeps artifacts in a bucket, for the modules that test it."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import mlflow
from object_store import ObjectStore, object_store

import servers


@dataclass(frozen=True)
class OnS3:
    """The server, its bucket, and where below it proxied and direct artifacts are."""

    server: servers.Server
    store: ObjectStore
    bucket: str

    def head(self, artifact_uri: str, path: str) -> dict[str, Any]:
        """What the store itself knows of an artifact."""
        root = artifact_uri.replace("mlflow-artifacts:", f"s3://{self.bucket}/proxied")
        key = f"{root}/{path}".removeprefix(f"s3://{self.bucket}/")
        return self.store.client().head_object(Bucket=self.bucket, Key=key)


@contextmanager
def on_s3() -> Iterator[OnS3]:
    """Proxied artifacts below ``proxied``, those of new experiments directly below ``direct``."""
    with object_store(servers.fresh_folder("s3-store")) as store:
        bucket = store.create_bucket(f"bucket-{uuid.uuid4().hex}")
        settings = {
            "MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{bucket}/proxied",
            "MODELKEEP_ARTIFACTS_ROOT": f"s3://{bucket}/direct",
        }
        folder = servers.fresh_folder("s3-server")
        with servers.modelkeep(folder, store.environment | settings) as server:
            yield OnS3(server, store, bucket)


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Sets variables, and puts back what was there."""
    former = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def tracked_by(server: servers.Server) -> Iterator[None]:
    """Points the fluent API at the server."""
    former = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(server.url)
    try:
        with environment(MLFLOW_TRACKING_URI=server.url):
            yield
    finally:
        mlflow.set_tracking_uri(former)
