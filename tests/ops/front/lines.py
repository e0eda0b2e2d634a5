"""Connections whose bytes a test writes itself."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse

from tests.houses import Served


@contextmanager
def connected(served: Served) -> Iterator[socket.socket]:
    """Connect to a server until the end of the block."""
    host, _colon, port = served.origin.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        yield line


def asking(path: str, method: str = "GET", *headers: str, version: str = "1.1") -> bytes:
    """Return the bytes of a request."""
    lines = (f"{method} {path} HTTP/{version}", "Host: localhost", *headers, "", "")
    return "\r\n".join(lines).encode()


def answer_from(line: socket.socket, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    """Return the next answer; only where no other is on its way behind it."""
    response = HTTPResponse(line, method=method)
    response.begin()
    return response, response.read()


def all_from(line: socket.socket) -> bytes:
    """Return all that comes until the other side closes the connection."""
    pieces = []
    try:
        while piece := line.recv(65_536):
            pieces.append(piece)
    except ConnectionResetError:
        # It did not read all that was sent.
        return b"".join(pieces)
    return b"".join(pieces)
