"""Large artifacts through a server with little memory, beside a direct transfer to the same store."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from object_store import ObjectStore, object_store

import servers

HERE = Path(__file__).resolve().parent
CLIENT = HERE / "cheap_client.py"
PLAIN_SERVER = HERE / "plain_server.py"
GIGABYTE = 1000 * 1000 * 1000
MEBIBYTE = 1024 * 1024
PART_BYTES = 1 << 30
HEAP = "-Xmx256m"
PATH = "/api/2.0/mlflow-artifacts/artifacts/large.bin"
DIRECTIONS = ("up", "down")
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
class Cost:
    """Of one transfer: its speed, and the processor time of both ends, in seconds per gigabyte."""

    megabytes_per_second: float
    client_cpu: float
    server_cpu: float


@dataclass(frozen=True)
class Transfer:
    """One direction on one store."""

    name: str
    direct: Cost
    through: Cost
    memory: Memory
    # Megabytes per second of a copy by one process; absent for what no process reaches alone.
    in_process: float | None = None

    @property
    def share(self) -> float:
        return self.through.megabytes_per_second / self.direct.megabytes_per_second


@dataclass(frozen=True)
class Way:
    """How the artifact gets to its store and back."""

    server_pid: int
    put_url: str
    get_url: str
    # Sends it by another way than one PUT.
    put: Callable[[int], None] | None = None
    # Makes room for the next way: two artifacts would not fit into the page cache.
    remove: Callable[[], object] = lambda: None


def measure(gigabytes: float) -> Iterator[Transfer]:
    """Both directions, on a folder and on an S3 server."""
    size_bytes = int(gigabytes * GIGABYTE)
    yield from _on_folder(size_bytes)
    yield from _on_s3(size_bytes)


def _on_folder(size_bytes: int) -> Iterator[Transfer]:
    folder = servers.fresh_folder("bench-artifacts")
    copy = folder / "direct.bin"
    settings = {"JAVA_TOOL_OPTIONS": HEAP}
    with plain_server(folder) as plain, servers.modelkeep(folder / "server", settings) as server:
        through = _way_through(server)
        _warm_up(through)
        up, down = _seconds(lambda: _write(copy, size_bytes)), _seconds(lambda: _read(copy))
        in_process = [size_bytes / 1e6 / seconds for seconds in (up, down)]
        copy.unlink()
        yield from _transfers("folder", size_bytes, plain, through, in_process)
    shutil.rmtree(folder)


def _on_s3(size_bytes: int) -> Iterator[Transfer]:
    with object_store(servers.fresh_folder("bench-store")) as store:
        if store.pid is None:
            raise RuntimeError("the S3 server is not this machine's: it cannot be measured")
        bucket = store.create_bucket("bench")
        settings = {
            "JAVA_TOOL_OPTIONS": HEAP,
            "MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{bucket}/proxied",
            **store.environment,
        }
        with servers.modelkeep(servers.fresh_folder("bench-s3"), settings) as server:
            url = store.presigned_url("get_object", Bucket=bucket, Key="direct")
            direct = Way(
                store.pid,
                url,
                url,
                put=lambda size: _put_parts(store, {"Bucket": bucket, "Key": "direct"}, size),
                remove=lambda: store.client().delete_object(Bucket=bucket, Key="direct"),
            )
            through = _way_through(server)
            _warm_up(through)
            yield from _transfers("S3", size_bytes, direct, through, [None, None])
    shutil.rmtree(servers.fresh_folder("bench-s3"))
    shutil.rmtree(servers.fresh_folder("bench-store"))


def _put_parts(store: ObjectStore, target: dict[str, str], size_bytes: int) -> None:
    """One after the other, as large as the server sends them: S3 takes five GB with one PUT."""
    client = store.client()
    upload = target | {"UploadId": client.create_multipart_upload(**target)["UploadId"]}
    for number, begin in enumerate(range(0, size_bytes, PART_BYTES), start=1):
        url = store.presigned_url("upload_part", PartNumber=number, **upload)
        _run_client("put", url, min(PART_BYTES, size_bytes - begin))
    sent = [
        {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
        for part in client.list_parts(**upload)["Parts"]
    ]
    client.complete_multipart_upload(MultipartUpload={"Parts": sent}, **upload)


@contextmanager
def plain_server(folder: Path) -> Iterator[Way]:
    """What a folder can give to a client of another process."""
    port = servers.free_port()
    process = subprocess.Popen([sys.executable, str(PLAIN_SERVER), str(port), str(folder)])
    try:
        _wait_for(port)
        url = f"http://127.0.0.1:{port}/direct.bin"
        yield Way(process.pid, url, url, remove=(folder / "direct.bin").unlink)
    finally:
        servers.stop(process)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _way_through(server: servers.Server) -> Way:
    if server.pid is None:
        raise RuntimeError("the server was not started here: its memory cannot be measured")
    return Way(server.pid, server.url + PATH, server.url + PATH)


def _transfers(
    store: str, size_bytes: int, direct: Way, through: Way, in_process: Sequence[float | None]
) -> Iterator[Transfer]:
    directly = [_cost(direct, direction, size_bytes) for direction in DIRECTIONS]
    direct.remove()
    for direction, cost, alone in zip(DIRECTIONS, directly, in_process, strict=True):
        with _observed(through.server_pid) as memory:
            found = _cost(through, direction, size_bytes)
        yield Transfer(f"{store}, {direction}", cost, found, memory, alone)


def _cost(way: Way, direction: str, size_bytes: int) -> Cost:
    before = _cpu_seconds(way.server_pid)
    client_before = _cpu_of_children()
    seconds = _seconds(lambda: _transfer(way, direction, size_bytes))
    gigabytes = size_bytes / GIGABYTE
    return Cost(
        size_bytes / 1e6 / seconds,
        (_cpu_of_children() - client_before) / gigabytes,
        (_cpu_seconds(way.server_pid) - before) / gigabytes,
    )


def _transfer(way: Way, direction: str, size_bytes: int) -> None:
    if direction == "down":
        _run_client("get", way.get_url, size_bytes)
    elif way.put is None:
        _run_client("put", way.put_url, size_bytes)
    else:
        way.put(size_bytes)


def _run_client(action: str, url: str, size_bytes: int) -> None:
    """A process of its own, which nothing else holds up."""
    subprocess.run([sys.executable, str(CLIENT), action, url, str(size_bytes)], check=True)


def _cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _observed(pid: int) -> Iterator[Memory]:
    process = psutil.Process(pid)
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


def _warm_up(way: Way) -> None:
    for _ in range(10):
        _transfer(way, "up", 16 * MEBIBYTE)
        _transfer(way, "down", 16 * MEBIBYTE)


def _seconds(action: Callable[[], None]) -> float:
    begin = time.monotonic()
    action()
    return time.monotonic() - begin


def _write(file: Path, size_bytes: int) -> None:
    block = os.urandom(MEBIBYTE)
    with file.open("wb", buffering=0) as target:
        for left in range(size_bytes, 0, -MEBIBYTE):
            target.write(block[:left])
        os.fsync(target.fileno())


def _read(file: Path) -> None:
    buffer = bytearray(MEBIBYTE)
    with file.open("rb", buffering=0) as source:
        while source.readinto(buffer):
            pass
