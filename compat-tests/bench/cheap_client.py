"""Sends or fetches one file by HTTP and spends as little as possible on it: see ``artifacts``.

    cheap_client.py put URL BYTES          random bytes, out of the page cache
    cheap_client.py get URL BYTES          the file must be as long
"""

from __future__ import annotations

import os
import socket
import sys
from urllib.parse import urlsplit

MEBIBYTE = 1024 * 1024
# Sent again and again. Not so small that all of it stays in the processor's cache.
SUPPLY_BYTES = 64 * MEBIBYTE
TIMEOUT_SECONDS = 3600
END_OF_HEAD = b"\r\n\r\n"


def put(url: str, size_bytes: int) -> None:
    supply = os.memfd_create("supply")
    for _ in range(SUPPLY_BYTES // MEBIBYTE):
        os.write(supply, os.urandom(MEBIBYTE))
    with _request("PUT", url, f"Content-Length: {size_bytes}") as connection:
        sent = 0
        while sent < size_bytes:
            offset = sent % SUPPLY_BYTES
            count = min(size_bytes - sent, SUPPLY_BYTES - offset)
            sent += os.sendfile(connection.fileno(), supply, offset, count)
        _read_head(connection)


def get(url: str, size_bytes: int) -> None:
    with _request("GET", url, "Accept: */*") as connection:
        left = size_bytes - len(_read_head(connection))
        buffer = bytearray(MEBIBYTE)
        while left > 0:
            read = connection.recv_into(buffer, min(left, MEBIBYTE))
            if not read:
                raise RuntimeError(f"{left} bytes before the end the connection was closed")
            left -= read


def _request(method: str, url: str, header: str) -> socket.socket:
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port), TIMEOUT_SECONDS)
    # Python asks a socket with a timeout whether it is ready, before each use.
    connection.settimeout(None)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    head = f"{method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n{header}\r\n\r\n"
    connection.sendall(head.encode())
    return connection


def _read_head(connection: socket.socket) -> bytes:
    """Returns what already came of the body."""
    answer = b""
    while END_OF_HEAD not in answer:
        read = connection.recv(64 * 1024)
        if not read:
            raise RuntimeError(f"no answer but {answer!r}")
        answer += read
    head, _, body = answer.partition(END_OF_HEAD)
    if head.split()[1] != b"200":
        raise RuntimeError(answer.decode(errors="replace"))
    return body


if __name__ == "__main__":
    {"put": put, "get": get}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
