"""A start that cannot succeed says why in one line on stderr and exits with a code."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import servers

START_TIMEOUT_SECONDS = 60


@pytest.fixture(scope="module")
def folder() -> Path:
    return servers.fresh_folder("startup-failures")


@pytest.fixture(scope="module")
def postgres(folder: Path) -> Iterator[dict[str, str]]:
    """Settings of a PostgreSQL that asks for a password: the embedded one of another server."""
    with servers.modelkeep(folder / "other"):
        database = folder / "other" / "data" / "postgres"
        # Line 4 of PostgreSQL's postmaster.pid is its port.
        port = (database / "cluster" / "postmaster.pid").read_text().splitlines()[3]
        yield {
            "QUARKUS_DATASOURCE_JDBC_URL": f"jdbc:postgresql://127.0.0.1:{port}/postgres",
            "QUARKUS_DATASOURCE_USERNAME": "postgres",
            "QUARKUS_DATASOURCE_PASSWORD": (database / "password").read_text(),
        }


def failed_start(folder: Path, **settings: str) -> str:
    """The one line that a start with these settings ends with."""
    environment = {
        "QUARKUS_HTTP_HOST": "127.0.0.1",
        "QUARKUS_HTTP_PORT": str(servers.free_port()),
        "MODELKEEP_DATA_DIR": str(folder / "data"),
    }
    ended = subprocess.run(
        [servers.java_executable(), "-jar", str(servers.JAR)],
        env=os.environ | environment | settings,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=START_TIMEOUT_SECONDS,
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "Exception" not in ended.stdout
    [line] = ended.stderr.splitlines()
    assert line.startswith("modelkeep: ")
    assert "Exception" not in line
    return line


def test_an_unreachable_database(folder: Path) -> None:
    url = f"jdbc:postgresql://127.0.0.1:{servers.free_port()}/modelkeep"

    line = failed_start(
        folder,
        QUARKUS_DATASOURCE_JDBC_URL=url,
        QUARKUS_DATASOURCE_USERNAME="modelkeep",
        QUARKUS_DATASOURCE_PASSWORD="secret",
    )

    assert f"cannot reach the database {url}" in line
    assert "secret" not in line


def test_a_wrong_password(folder: Path, postgres: dict[str, str]) -> None:
    line = failed_start(folder, **postgres | {"QUARKUS_DATASOURCE_PASSWORD": "wrong-secret"})

    assert postgres["QUARKUS_DATASOURCE_JDBC_URL"] in line
    assert 'refuses the user "postgres"' in line
    assert "wrong-secret" not in line


def test_a_missing_database(folder: Path, postgres: dict[str, str]) -> None:
    url = postgres["QUARKUS_DATASOURCE_JDBC_URL"].removesuffix("postgres") + "missing"

    line = failed_start(folder, **postgres | {"QUARKUS_DATASOURCE_JDBC_URL": url})

    assert f"{url} does not exist" in line


def test_another_kind_of_database(folder: Path) -> None:
    line = failed_start(folder, QUARKUS_DATASOURCE_JDBC_URL="jdbc:mysql://root:secret@localhost/m")

    assert "jdbc:postgresql:" in line
    assert "secret" not in line


def test_an_occupied_port(folder: Path) -> None:
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        port = str(occupant.getsockname()[1])

        line = failed_start(folder, QUARKUS_HTTP_PORT=port)

    assert port in line
    assert "in use" in line


def test_a_data_folder_that_cannot_be_written(folder: Path) -> None:
    # Below a file nobody can make a folder, not even root.
    (folder / "file").touch()
    data = folder / "file" / "data"

    line = failed_start(folder, MODELKEEP_DATA_DIR=str(data))

    assert str(data) in line


def test_a_data_folder_that_another_server_uses(folder: Path, postgres: dict[str, str]) -> None:
    data = folder / "other" / "data"

    line = failed_start(folder, MODELKEEP_DATA_DIR=str(data))

    assert "another server is using the data folder" in line
    assert str(data) in line


def test_upload_arguments_that_s3_does_not_know(folder: Path) -> None:
    line = failed_start(folder, MLFLOW_S3_UPLOAD_EXTRA_ARGS='{"ServerSideEncription": "AES256"}')

    assert "MLFLOW_S3_UPLOAD_EXTRA_ARGS: ServerSideEncription" in line


def test_an_open_address_without_authentication(folder: Path) -> None:
    line = failed_start(folder, QUARKUS_HTTP_HOST="0.0.0.0")

    assert "refusing to listen on 0.0.0.0 without authentication" in line
    assert "MODELKEEP_ALLOW_ANONYMOUS=true" in line


def test_an_open_address_for_everybody_when_told_so(folder: Path) -> None:
    settings = {"QUARKUS_HTTP_HOST": "0.0.0.0", "MODELKEEP_ALLOW_ANONYMOUS": "true"}

    with servers.modelkeep(folder / "open", settings) as server:
        assert servers.is_healthy(server.url)
