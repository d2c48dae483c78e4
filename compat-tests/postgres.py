"""The PostgreSQL both servers are measured on: the one the packaged server carries, fresh."""

from __future__ import annotations

import os
import platform
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2

import servers

SUPERUSER = "postgres"
# The reference opens up to 15 connections in each of its 4 processes.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "fsync": "on",
    "synchronous_commit": "on",
}


@dataclass(frozen=True)
class Database:
    """One database of the running PostgreSQL; whoever can reach it may use it."""

    name: str
    port: int

    @property
    def sqlalchemy_url(self) -> str:
        return f"postgresql+psycopg2://{SUPERUSER}@127.0.0.1:{self.port}/{self.name}"

    @property
    def jdbc_url(self) -> str:
        return f"jdbc:postgresql://127.0.0.1:{self.port}/{self.name}"

    def execute(self, statements: str, values: Mapping[str, object] | None = None) -> None:
        """Runs statements, each in a transaction of its own where they allow no other."""
        connection = psycopg2.connect(
            host="127.0.0.1", port=self.port, user=SUPERUSER, dbname=self.name
        )
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statements, values)
        finally:
            connection.close()


@dataclass(frozen=True)
class Postgres:
    """The running PostgreSQL."""

    port: int
    pid: int


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """Runs a new PostgreSQL in ``folder`` until the block ends."""
    binaries = _unpack(folder / "binaries") / "bin"
    cluster = folder / "cluster"
    port = servers.free_port()
    settings = [f"-c {name}={value or repr('')}" for name, value in SETTINGS.items()]
    initdb = [binaries / "initdb", "-D", cluster]
    _run(*initdb, "-U", SUPERUSER, "-A", "trust", "--locale=C", "-E", "UTF8")
    control = [binaries / "pg_ctl", "-D", cluster, "-w", "-l", folder / "postgres.log"]
    _run(*control, "-o", " ".join([f"-p {port}", *settings]), "start")
    try:
        pid = int((cluster / "postmaster.pid").read_text().split()[0])
        yield Postgres(port, pid)
    finally:
        _run(*control, "-m", "fast", "stop")


def create_database(name: str, postgres: Postgres) -> Database:
    Database("postgres", postgres.port).execute(f"CREATE DATABASE {name}")
    return Database(name, postgres.port)


def _unpack(folder: Path) -> Path:
    machine = {"x86_64": "linux-amd64", "aarch64": "linux-arm64v8"}[platform.machine()]
    libraries = servers.JAR.parent / "lib" / "main"
    [jar] = libraries.glob(f"*embedded-postgres-binaries-{machine}-*.jar")
    with zipfile.ZipFile(jar) as archive:
        [name] = [entry for entry in archive.namelist() if entry.endswith(".txz")]
        with archive.open(name) as stream, tarfile.open(fileobj=stream, mode="r:xz") as tar:
            tar.extractall(folder, filter="tar")
    return folder


def _run(*command: str | Path) -> None:
    # PostgreSQL does not run as root; in a user namespace of its own the user is nobody.
    prefix = ["unshare", "--user"] if os.geteuid() == 0 else []
    # Not captured: the server started by pg_ctl would hold the pipe open.
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL)
