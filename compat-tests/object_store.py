"""Starts the S3 server of the tests and makes buckets on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import requests
from botocore.config import Config

import servers

# Prints the path of the server, which it builds the first time; the Java tests start the same.
BINARY_SCRIPT = servers.REPOSITORY / "src" / "test" / "scripts" / "versitygw"
START_TIMEOUT_SECONDS = 30


@dataclass(frozen=True)
class ObjectStore:
    """A running S3 server."""

    url: str
    access_key: str
    secret_key: str
    pid: int | None = None
    region: str = "us-east-1"
    # Of a server that speaks TLS: what its clients must trust.
    certificate: Path | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process must know to reach it: our server, MLflow's, or a client."""
        return {
            "MLFLOW_S3_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
        }

    def client(self) -> Any:
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            region_name=self.region,
            verify=str(self.certificate) if self.certificate else None,
            config=Config(signature_version="s3v4"),
        )

    def presigned_url(self, operation: str, **arguments: object) -> str:
        """Lets whoever has it do this one thing, for an hour."""
        return self.client().generate_presigned_url(operation, Params=arguments)

    def create_bucket(self, name: str) -> str:
        elsewhere = {"LocationConstraint": self.region}
        options = {} if self.region == "us-east-1" else {"CreateBucketConfiguration": elsewhere}
        self.client().create_bucket(Bucket=name, **options)
        return name


@contextmanager
def object_store(folder: Path) -> Iterator[ObjectStore]:
    """The server ``MODELKEEP_TEST_S3_URL`` names, or a new one with its data in ``folder``."""
    url = os.environ.get("MODELKEEP_TEST_S3_URL")
    if url:
        access_key = os.environ.get("MODELKEEP_TEST_S3_ACCESS_KEY", "")
        yield ObjectStore(url, access_key, os.environ.get("MODELKEEP_TEST_S3_SECRET_KEY", ""))
        return
    with own_object_store(folder) as store:
        yield store


@contextmanager
def own_object_store(
    folder: Path,
    region: str = "us-east-1",
    tls: tuple[Path, Path] | None = None,
    options: Sequence[str] = (),
) -> Iterator[ObjectStore]:
    """A new server; ``tls`` are the files of its certificate and of its key.

    Where ``options`` of its command line name other users, the one of the answer is its owner.
    """
    built = subprocess.run([str(BINARY_SCRIPT)], stdout=subprocess.PIPE, text=True, check=True)
    for name in ("objects", "metadata"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    address = f"127.0.0.1:{servers.free_port()}"
    command = [
        *(built.stdout.strip(), "--port", address, "--quiet", "--keep-alive"),
        *("--health", "/health", "--region", region),
        *(("--cert", str(tls[0]), "--key", str(tls[1])) if tls else ()),
        *options,
        *("posix", "--sidecar", str(folder / "metadata")),
        str(folder / "objects"),
    ]
    keys = {"ROOT_ACCESS_KEY": "modelkeep", "ROOT_SECRET_KEY": "modelkeep-test-secret"}
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, env=os.environ | keys, stdout=log, stderr=log)
    try:
        scheme = "https" if tls else "http"
        certificate = tls[0] if tls else None
        store = ObjectStore(
            f"{scheme}://{address}", *keys.values(), process.pid, region, certificate
        )
        _wait_until_healthy(store, process, folder / "server.log")
        yield store
    finally:
        servers.stop(process)


def _wait_until_healthy(
    store: ObjectStore, process: subprocess.Popen[bytes], log: Path
) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not _is_healthy(store):
        if process.poll() is not None or time.monotonic() > deadline:
            raise servers.ServerFailed(f"The S3 server does not start.\n{servers.tail(log)}")
        time.sleep(0.05)


def _is_healthy(store: ObjectStore) -> bool:
    try:
        answer = requests.get(f"{store.url}/health", timeout=5, verify=store.certificate)
        return answer.status_code == 200
    except requests.RequestException:
        return False
