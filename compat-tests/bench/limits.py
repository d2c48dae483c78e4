"""How near a read comes to what is possible: to a bare endpoint, and to PostgreSQL itself.

The bare endpoint is the small Quarkus program in ``bare``, of the server's version, built when it
is needed. Both read from the server's database what the server reads for ``get version``.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import servers
from load import CONNECTIONS, Load, LoadFailed, Request, Target, measure, warm_up
from operations import get_version
from pair import WORK, Pair
from postgres import SUPERUSER
from processor import Processors

HERE = Path(__file__).resolve().parent
BARE = HERE / "bare"
SHARE_OF_BARE = 0.8
SHARE_OF_POSTGRES = 0.25

SCRIPT = """\
\\set model random(1, {models})
SELECT name, version, creation_time, last_updated_time, description, stage, source, status,
    tags, aliases
FROM model_version_view
WHERE workspace_id = 1 AND name = 'model-' || :model AND version = 2;
"""


@dataclass(frozen=True)
class Limit:
    """A way to read a version, and the least part of its speed that ours has to reach."""

    name: str
    per_second: float
    server_cpu_millis: float
    postgres_cpu_millis: float
    # Of our server, which is held against this; absent in its own row.
    ours_per_second: float | None = None
    least: float = 0

    @property
    def share(self) -> float | None:
        return None if self.ours_per_second is None else self.ours_per_second / self.per_second

    @property
    def is_met(self) -> bool:
        return self.share is None or self.share >= self.least


def measure_limits(pair: Pair, load: Load) -> Iterator[Limit]:
    """Our server first, then what bounds it; PostgreSQL only where there is a pgbench."""
    build_bare()
    with pair.modelkeep() as server:
        ours = _measure(pair.target(server), get_version(pair.size), load)
    yield Limit("Modelkeep", *ours)
    with bare(pair) as server:
        request = Request("GET", f"/version?name=model-{{random:{pair.size.models}}}&version=2")
        found = _measure(pair.target(server), request, load)
    yield Limit("a bare JDBC endpoint", *found, ours[0], SHARE_OF_BARE)
    pgbench = find_pgbench()
    if pgbench is None:
        print("There is no pgbench: install it to compare with PostgreSQL.", file=sys.stderr)
    else:
        yield Limit("pgbench", *_pgbench(pgbench, pair, load), ours[0], SHARE_OF_POSTGRES)


def _measure(target: Target, request: Request, load: Load) -> tuple[float, float, float]:
    warm_up(target, [request], load.compiler_warm_up)
    found = measure(target, request, load)
    if found.failed:
        raise LoadFailed(f"{target.url}: {found.failed} reads of a version refused or lost")
    return found.per_second, found.server_cpu_millis, found.postgres_cpu_millis


def build_bare() -> None:
    [version] = re.findall(
        "<quarkus.platform.version>(.+)</", (servers.REPOSITORY / "pom.xml").read_text()
    )
    mvnw = str(servers.REPOSITORY / "mvnw")
    subprocess.run(
        [
            *(mvnw, "--batch-mode", "--quiet", "-Dstyle.color=never"),
            *(f"-Dquarkus.platform.version={version}", "--file", str(BARE / "pom.xml"), "package"),
        ],
        check=True,
        cwd=servers.REPOSITORY,
    )


def bare(pair: Pair) -> AbstractContextManager[servers.Server]:
    port = servers.free_port()
    jar = servers.TARGET / "bench-bare" / "quarkus-app" / "quarkus-run.jar"
    settings = {**pair.modelkeep_settings(), "QUARKUS_HTTP_PORT": str(port)}
    return servers.running(
        [servers.java_executable(), "-jar", str(jar)], port, WORK / "bare", settings
    )


def find_pgbench() -> str | None:
    """On the path, or where Debian keeps it."""
    kept = sorted(glob.glob("/usr/lib/postgresql/*/bin/pgbench"))
    return shutil.which("pgbench") or (kept[-1] if kept else None)


def _pgbench(pgbench: str, pair: Pair, load: Load) -> tuple[float, float, float]:
    script = WORK / "read-version.sql"
    script.write_text(SCRIPT.format(models=pair.size.models))
    command = [
        *(pgbench, "--no-vacuum", "--protocol", "prepared", "--file", str(script)),
        *("--client", str(CONNECTIONS), "--time", str(load.measured)),
        *("--host", "127.0.0.1", "--port", str(pair.modelkeep_database.port)),
        *("--username", SUPERUSER, pair.modelkeep_database.name),
    ]
    processors = Processors(os.getpid(), pair.postgres.pid)
    _, before = processors.seconds()
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    _, after = processors.seconds()
    [count] = re.findall(r"actually processed: (\d+)", output)
    [per_second] = re.findall(r"tps = ([\d.]+)", output)
    return float(per_second), 0, (after - before) / int(count) * 1e3
