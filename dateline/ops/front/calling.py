"""Calling a WSGI application (PEP 3333) with a whole request, for a whole answer."""

import sys
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from django.db import connections

from dateline.channels.web.store.kept import Answer, Header

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# What is larger waits on disk for whoever reads or sends it.
IN_MEMORY = 1_000_000


class Answered(NamedTuple):
    """A status, headers, and a file with the body, at its beginning."""

    status: int
    headers: Sequence[Header]
    body: IO[bytes]


def called(
    application: Application, environ: dict[str, Any], *, in_memory: int = IN_MEMORY
) -> Answered:
    """Return what an application answers, read to its end.

    After a failure this thread connects to the database anew: what a connection has read of a
    broken file it would else go on believing.
    """
    begun: list[tuple[str, list[Header]]] = []

    def start_response(status: str, headers: list[Header], _error: Any = None) -> None:
        begun.append((status, headers))

    body = SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115
    parts = application(environ, start_response)
    try:
        body.writelines(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    body.seek(0)
    status, headers = begun[-1]
    if status.startswith("500"):
        connections.close_all()
    return Answered(int(status[:3]), headers, body)


def page_of(application: Application, target: bytes, host: str) -> Answer:
    """Return the answer for an address alone, as everybody gets it.

    `target` is the path with its query (RFC 9112, 3.2.1). Nothing else of any request is passed
    on, so nothing of it can be in what is kept.
    """
    path, _mark, query = target.partition(b"?")
    environ = environ_of("GET", path, query, {"HTTP_HOST": host})
    # It is kept in memory whatever its size, and a full disk stops no page.
    answered = called(application, environ, in_memory=0)
    with answered.body as body:
        return Answer(answered.status, answered.headers, body.read())


def environ_of(
    method: str,
    raw_path: bytes,
    query: bytes,
    headers: dict[str, str],
    body: IO[bytes] | None = None,
) -> dict[str, Any]:
    """Return the environment of a request; `headers` by their names there."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(raw_path).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": body or BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **headers,
    }
