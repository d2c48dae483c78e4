"""A server of one folder that does nothing but its work: see ``artifacts``.

    plain_server.py PORT FOLDER

One client at a time. GET is sent by the system out of the page cache; PUT is received in blocks,
written, and answered once it is safe on the disk, as Modelkeep's is.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

BLOCK_BYTES = 1024 * 1024
HEAD = re.compile(rb"(?P<method>[A-Z]+) /(?P<name>[a-z.]+) .*?\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)\r\n")


def serve(port: int, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", port)) as server:
        while True:
            connection, _ = server.accept()
            with connection:
                answer(connection, folder)


def answer(connection: socket.socket, folder: Path) -> None:
    request = b""
    while not (head := HEAD.match(request)):
        read = connection.recv(64 * 1024)
        if not read:
            return
        request += read
    file = folder / head["name"].decode()
    if head["method"] == b"GET":
        send(connection, file)
    else:
        [length] = LENGTH.findall(head[0])
        receive(connection, file, int(length), request[head.end() :])


def send(connection: socket.socket, file: Path) -> None:
    with file.open("rb") as source:
        size_bytes = os.fstat(source.fileno()).st_size
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {size_bytes}\r\n\r\n".encode())
        connection.sendfile(source)


def receive(connection: socket.socket, file: Path, size_bytes: int, begin: bytes) -> None:
    buffer = memoryview(bytearray(BLOCK_BYTES))
    with file.open("wb", buffering=0) as target:
        target.write(begin)
        left = size_bytes - len(begin)
        while left > 0:
            read = connection.recv_into(buffer, min(left, BLOCK_BYTES))
            if not read:
                raise RuntimeError("the client went away")
            target.write(buffer[:read])
            left -= read
        os.fsync(target.fileno())
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
