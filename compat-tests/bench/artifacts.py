"""Large artifacts through a server with little memory, beside a direct transfer to the same store."""

from __future__ import annotations

import http.client
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from object_store import ObjectStore, object_store

import servers

GIGABYTE = 1000 * 1000 * 1000
MEBIBYTE = 1024 * 1024
BLOCK = os.urandom(MEBIBYTE)
HEAP = "-Xmx256m"
PATH = "/api/2.0/mlflow-artifacts/artifacts/large.bin"
TIMEOUT_SECONDS = 3600
LEAST_SHARE = 0.8
MOST_GROWTH_MEBIBYTES = 64
SAMPLE_SECONDS = 0.25
CURVE_POINTS = 24


@dataclass
class Memory:
    """Resident memory of the server, in MiB, from before a transfer to its end."""

    samples: list[float] = field(default_factory=list)

    @property
    def before(self) -> float:
        return self.samples[0]

    @property
    def peak(self) -> float:
        return max(self.samples)

    @property
    def growth(self) -> float:
        return self.peak - self.before

    def curve(self) -> list[float]:
        step = max(1, len(self.samples) // CURVE_POINTS)
        return self.samples[::step]


@dataclass(frozen=True)
class Transfer:
    """One direction on one store; megabytes per second."""

    name: str
    direct_per_second: float
    per_second: float
    memory: Memory

    @property
    def share(self) -> float:
        return self.per_second / self.direct_per_second


class Content:
    """A file of so many bytes that is on no disk."""

    def __init__(self, size_bytes: int) -> None:
        self._size_bytes = size_bytes
        self._position = 0

    def __len__(self) -> int:
        return self._size_bytes

    def read(self, size_bytes: int = MEBIBYTE) -> bytes:
        count = min(size_bytes, self._size_bytes - self._position)
        self._position += count
        # As many as were asked for: fewer would be taken for the end.
        return BLOCK if count == MEBIBYTE else (BLOCK * (count // MEBIBYTE + 1))[:count]


def measure(gigabytes: float) -> list[Transfer]:
    """Both directions, on a folder and on an S3 server."""
    size_bytes = int(gigabytes * GIGABYTE)
    return [*_on_folder(size_bytes), *_on_s3(size_bytes)]


def _on_folder(size_bytes: int) -> Iterator[Transfer]:
    folder = servers.fresh_folder("bench-artifacts")
    direct = folder / "direct.bin"
    with servers.modelkeep(folder / "server", {"JAVA_TOOL_OPTIONS": HEAP}) as server:
        stored = folder / "server" / "data" / "artifacts" / "large.bin"
        _warm_up(server)
        up = _seconds(lambda: _write(direct, size_bytes))
        direct.unlink()
        yield _transfer("folder, up", size_bytes, up, server, lambda: _put(server, size_bytes))
        down = _seconds(lambda: _read(stored))
        yield _transfer("folder, down", size_bytes, down, server, lambda: _get(server))
    shutil.rmtree(folder)


def _on_s3(size_bytes: int) -> Iterator[Transfer]:
    with object_store(servers.fresh_folder("bench-store")) as store:
        bucket = store.create_bucket("bench")
        settings = {
            "JAVA_TOOL_OPTIONS": HEAP,
            "MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{bucket}/proxied",
            **store.environment,
        }
        with servers.modelkeep(servers.fresh_folder("bench-s3"), settings) as server:
            _warm_up(server)
            up = _seconds(lambda: _upload(store, bucket, size_bytes))
            down = _seconds(lambda: _download(store, bucket))
            store.client().delete_object(Bucket=bucket, Key="direct")
            yield _transfer("S3, up", size_bytes, up, server, lambda: _put(server, size_bytes))
            yield _transfer("S3, down", size_bytes, down, server, lambda: _get(server))
    shutil.rmtree(servers.fresh_folder("bench-store"))


def _transfer(
    name: str,
    size_bytes: int,
    direct_seconds: float,
    server: servers.Server,
    through: Callable[[], None],
) -> Transfer:
    with _observed(server) as memory:
        seconds = _seconds(through)
    print(f"{name}: {seconds:.1f} s, directly {direct_seconds:.1f} s", file=sys.stderr, flush=True)
    megabytes = size_bytes / 1_000_000
    return Transfer(name, megabytes / direct_seconds, megabytes / seconds, memory)


@contextmanager
def _observed(server: servers.Server) -> Iterator[Memory]:
    process = psutil.Process(server.pid)
    memory = Memory([process.memory_info().rss / MEBIBYTE])
    is_over = threading.Event()

    def sample() -> None:
        while not is_over.wait(SAMPLE_SECONDS):
            memory.samples.append(process.memory_info().rss / MEBIBYTE)

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield memory
    finally:
        is_over.set()
        sampler.join()


def _warm_up(server: servers.Server) -> None:
    for _ in range(10):
        _put(server, 16 * MEBIBYTE)
        _get(server)


def _seconds(action: Callable[[], None]) -> float:
    begin = time.monotonic()
    action()
    return time.monotonic() - begin


def _write(file: Path, size_bytes: int) -> None:
    content = Content(size_bytes)
    with file.open("wb", buffering=0) as target:
        while block := content.read():
            target.write(block)
        os.fsync(target.fileno())


def _read(file: Path) -> None:
    with file.open("rb", buffering=0) as source:
        while source.read(MEBIBYTE):
            pass


def _put(server: servers.Server, size_bytes: int) -> None:
    connection = http.client.HTTPConnection(
        urlsplit(server.url).netloc, timeout=TIMEOUT_SECONDS, blocksize=MEBIBYTE
    )
    headers = {"Content-Length": str(size_bytes)}
    connection.request("PUT", PATH, body=Content(size_bytes), headers=headers)
    _expect_success(connection.getresponse())
    connection.close()


def _get(server: servers.Server) -> None:
    connection = http.client.HTTPConnection(
        urlsplit(server.url).netloc, timeout=TIMEOUT_SECONDS
    )
    connection.request("GET", PATH)
    response = connection.getresponse()
    buffer = bytearray(MEBIBYTE)
    while response.readinto(buffer):
        pass
    _expect_success(response)
    connection.close()


def _expect_success(response: http.client.HTTPResponse) -> None:
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {response.read(1000)!r}")


def _upload(store: ObjectStore, bucket: str, size_bytes: int) -> None:
    store.client().upload_fileobj(Content(size_bytes), bucket, "direct")


def _download(store: ObjectStore, bucket: str) -> None:
    body = store.client().get_object(Bucket=bucket, Key="direct")["Body"]
    while body.read(MEBIBYTE):
        pass
