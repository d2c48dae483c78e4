"""Starts and stops the two servers under test: Modelkeep and the reference ``mlflow server``."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import requests

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = REPOSITORY / "target"
# MODELKEEP_JAR lets a developer test another build than the one in this checkout.
JAR = Path(os.environ.get("MODELKEEP_JAR", TARGET / "quarkus-app" / "quarkus-run.jar"))
REFERENCE_VERSION = "3.17.2"

START_TIMEOUT_SECONDS = 120
STOP_TIMEOUT_SECONDS = 30
LOG_TAIL_LINES = 40


class ServerFailed(Exception):
    """A server could not be started; the message carries the end of its log."""


@dataclass(frozen=True)
class Server:
    """A running server: where it answers and, when started here, where it logs and who it is."""

    url: str
    log: Path | None = None
    pid: int | None = None


def fresh_folder(name: str) -> Path:
    """An empty folder under ``target``; what an earlier session left there is removed."""
    folder = TARGET / "compat-tests" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@contextmanager
def modelkeep(
    folder: Path, environment: Mapping[str, str] | None = None, port: int | None = None
) -> Iterator[Server]:
    """Runs Modelkeep with its data and log in ``folder``; data of an earlier run is kept.

    The URL of the server ends in the path prefix that ``environment`` may give it.
    """
    if not JAR.is_file():
        raise ServerFailed(f"{JAR} is missing. Build it first: ./mvnw package")
    port = port or free_port()
    settings = {
        "QUARKUS_HTTP_HOST": "127.0.0.1",
        "QUARKUS_HTTP_PORT": str(port),
        "MODELKEEP_DATA_DIR": str(folder / "data"),
    }
    settings |= environment or {}
    prefix = settings.get("MODELKEEP_STATIC_PREFIX", "")
    command = [java_executable(), "-jar", str(JAR)]
    with running(command, port, folder, settings, prefix) as server:
        yield server


@contextmanager
def reference(
    folder: Path,
    backend_store_uri: str | None = None,
    options: Sequence[str] = ("--workers", "1"),
    environment: Mapping[str, str] | None = None,
    artifacts_destination: str | None = None,
) -> Iterator[Server]:
    """Runs the reference ``mlflow server`` of this interpreter's environment in ``folder``.

    It keeps its data in a SQLite file and its artifacts in a folder there unless told where;
    ``options`` are of its command line.
    """
    if version("mlflow") != REFERENCE_VERSION:
        raise ServerFailed(
            f"The reference is mlflow {REFERENCE_VERSION}, but {sys.executable} has"
            f" {version('mlflow')}. Use: compat-tests/run twin"
        )
    port = free_port()
    command = [
        *(sys.executable, "-m", "mlflow", "server"),
        *("--host", "127.0.0.1", "--port", str(port), *options),
        *("--backend-store-uri", backend_store_uri or f"sqlite:///{folder / 'mlflow.db'}"),
        *("--artifacts-destination", artifacts_destination or str(folder / "artifacts")),
    ]
    # Without jobs the server starts no helper processes that would outlive it.
    settings = {"MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"} | dict(environment or {})
    with running(command, port, folder, settings) as server:
        yield server


@contextmanager
def running(
    command: list[str], port: int, folder: Path, environment: Mapping[str, str], prefix: str = ""
) -> Iterator[Server]:
    """Runs ``command`` in ``folder`` until the block ends; enters it once ``/health`` is 200.

    ``prefix`` is the path below which it answers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log_file = folder / "server.log"
    with log_file.open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"MLFLOW_DISABLE_TELEMETRY": "true"} | dict(environment),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(url=f"http://127.0.0.1:{port}{prefix}", log=log_file, pid=process.pid)
    try:
        wait_until_healthy(server, process)
        yield server
    finally:
        stop(process)


def wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not is_healthy(server.url):
        if process.poll() is not None:
            raise ServerFailed(f"The server ended with {process.returncode}.\n{tail(server.log)}")
        if time.monotonic() > deadline:
            raise ServerFailed(
                f"No /health = 200 within {START_TIMEOUT_SECONDS} s.\n{tail(server.log)}"
            )
        time.sleep(0.1)


def is_healthy(url: str) -> bool:
    try:
        return requests.get(f"{url}/health", timeout=5).status_code == 200
    except requests.RequestException:
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tail(log: Path | None) -> str:
    if log is None:
        return ""
    lines = log.read_text(errors="replace").splitlines()
    return "\n".join([f"End of {log}:", *lines[-LOG_TAIL_LINES:]])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def java_executable() -> str:
    """``java`` of ``JAVA_HOME`` where that is set, as the Maven wrapper chooses it."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / "java") if home else "java"
