"""A large artifact passes through a server with little memory and leaves none of it there."""

from collections.abc import Iterator

import pytest
import requests
from object_store import object_store

import servers

MEBIBYTE = 1024 * 1024
SIZE_BYTES = 1024 * MEBIBYTE
HEAP = "-Xmx256m"
# Of resident memory, over what the server had after its first small transfers: the heap may fill
# before it is collected, but the artifact is eight times as large.
MOST_GROWTH_MEBIBYTES = 128


@pytest.fixture(params=["folder", "s3"])
def server(request: pytest.FixtureRequest) -> Iterator[servers.Server]:
    folder = servers.fresh_folder(f"memory-{request.param}")
    settings = {"JAVA_TOOL_OPTIONS": HEAP}
    if request.param == "folder":
        with servers.modelkeep(folder, settings) as running:
            yield running
        return
    with object_store(servers.fresh_folder("memory-store")) as store:
        bucket = store.create_bucket("memory")
        settings |= {"MODELKEEP_ARTIFACTS_DESTINATION": f"s3://{bucket}/proxied"}
        with servers.modelkeep(folder, settings | dict(store.environment)) as running:
            yield running


@pytest.mark.parametrize("length", ["announced", "chunked"])
def test_a_gigabyte_passes_through(server: servers.Server, length: str) -> None:
    url = f"{server.url}/api/2.0/mlflow-artifacts/artifacts/large.bin"
    send(url, 8 * MEBIBYTE, length)
    receive(url)
    before = peak_mebibytes(server)

    send(url, SIZE_BYTES, length)
    assert receive(url) == SIZE_BYTES

    growth = peak_mebibytes(server) - before
    print(f"resident memory grew by {growth:.0f} MiB over {before:.0f} MiB")
    assert growth < MOST_GROWTH_MEBIBYTES


class Content:
    """So many bytes for an upload that says how many they are."""

    def __init__(self, size_bytes: int) -> None:
        self._size_bytes = size_bytes
        self._left = size_bytes

    def __len__(self) -> int:
        return self._size_bytes

    def read(self, size_bytes: int) -> bytes:
        count = min(size_bytes, self._left)
        self._left -= count
        return bytes(count)


def send(url: str, size_bytes: int, length: str) -> None:
    # What is a generator is sent in chunks.
    blocks = (bytes(MEBIBYTE) for _ in range(size_bytes // MEBIBYTE))
    answer = requests.put(url, data=Content(size_bytes) if length == "announced" else blocks)
    assert answer.status_code == 200, answer.text


def receive(url: str) -> int:
    with requests.get(url, stream=True) as answer:
        assert answer.status_code == 200, answer.text
        return sum(len(chunk) for chunk in answer.iter_content(MEBIBYTE))


def peak_mebibytes(server: servers.Server) -> float:
    """The most the process ever held resident, as Linux counts it."""
    with open(f"/proc/{server.pid}/status") as status:
        [line] = [line for line in status if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024
