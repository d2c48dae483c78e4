"""The two servers, side by side on one PostgreSQL, each with a database of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass

import datasets
import servers
from load import Target
from postgres import Database, Postgres, create_database, running_postgres
from processor import Processors

WORK = servers.TARGET / "compat-tests" / "bench"

# The options of `mlflow server` are its defaults: four workers.
NO_OPTIONS: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """The databases of both servers, filled alike."""

    postgres: Postgres
    size: datasets.Size
    reference_database: Database
    modelkeep_database: Database

    def target(self, server: servers.Server) -> Target:
        return Target(server.url, Processors(server.pid, self.postgres.pid))

    def reference(self) -> AbstractContextManager[servers.Server]:
        folder = WORK / "reference"
        return servers.reference(folder, self.reference_database.sqlalchemy_url, NO_OPTIONS)

    def modelkeep(self) -> AbstractContextManager[servers.Server]:
        return servers.modelkeep(WORK / "modelkeep", self.modelkeep_settings())

    def modelkeep_settings(self) -> dict[str, str]:
        return {
            "QUARKUS_DATASOURCE_JDBC_URL": self.modelkeep_database.jdbc_url,
            "QUARKUS_DATASOURCE_USERNAME": "postgres",
            "QUARKUS_DATASOURCE_PASSWORD": "",
        }


@dataclass(frozen=True)
class RunningPair:
    """Both servers running; only one is loaded at a time."""

    reference: Target
    modelkeep: Target


@contextmanager
def filled_pair(size: datasets.Size) -> Iterator[Pair]:
    """A new PostgreSQL with both databases, their tables made by the servers and then filled."""
    with running_postgres(servers.fresh_folder("bench") / "postgres") as postgres:
        pair = Pair(
            postgres,
            size,
            create_database("reference", postgres),
            create_database("modelkeep", postgres),
        )
        with pair.reference():
            datasets.load("reference", pair.reference_database, size)
        with pair.modelkeep():
            datasets.load("modelkeep", pair.modelkeep_database, size)
        yield pair


@contextmanager
def running(pair: Pair) -> Iterator[RunningPair]:
    with ExitStack() as stack:
        yield RunningPair(
            pair.target(stack.enter_context(pair.reference())),
            pair.target(stack.enter_context(pair.modelkeep())),
        )


def seconds_to_start(server: AbstractContextManager[servers.Server]) -> float:
    """From the command to the first answer of 200."""
    begin = time.monotonic()
    with server:
        return time.monotonic() - begin
