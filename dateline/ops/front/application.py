"""The ASGI application: pages from the store, everything else from Django by WSGI."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import Executor
from http import HTTPStatus
from io import BytesIO
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.http import HttpRequest, JsonResponse

from dateline.channels.web.missing import broken
from dateline.channels.web.store.codings import coding_for
from dateline.channels.web.store.kept import Answer, Position, Ready, kept_of
from dateline.channels.web.store.pages import DatabaseGone, Pages
from dateline.lib import clock
from dateline.lib.clock import seconds_to_next_minute
from dateline.ops.front.calling import IN_MEMORY, Answered, Application, called, environ_of
from dateline.ops.middleware import SecurityHeaders

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

# Of these, Django says each time what it has for whom.
_NEVER_KEPT = (b"/desk/", b"/p/", b"/f/", b"/static/", b"/api/")
# Of these, too: but what it says is the same for all, and long.
_CODED = b"/api/"
# Of these, it asks no database.
_IN_FILES = b"/static/"
_LARGEST_BODY = 200_000_000
_LONGEST_PAUSE = 60.0
_PIECE = 65_536
# Only uvicorn says for whom a proxy of ours speaks.
_OF_PROXIES = (b"x-forwarded-", b"forwarded", b"x-real-ip")
# Seconds, for whoever asks while the database is gone.
_TRY_AGAIN = "30"
_GONE = "The site cannot read its database at the moment. Please try again in half a minute."
_PROBLEM = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "detail": _GONE}
_logger = logging.getLogger(__name__)


class Front:
    """Answers requests one after the other, many at once."""

    def __init__(self, django: Application, pages: Pages, threads: Executor) -> None:
        """Ask `django` in these threads for whatever `pages` does not keep."""
        self._django = django
        self._pages = pages
        self._threads = threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        target = _target(scope)
        is_read = scope["method"] in ("GET", "HEAD")
        try:
            if is_read and not target.startswith(_NEVER_KEPT):
                await self._give(target, scope, send)
            elif is_read and target.startswith(_CODED):
                await self._give_coded(scope, send)
            else:
                await self._pass_on(target, scope, receive, send)
        except DatabaseGone:
            await _send_all(_sorry(target), send)

    async def _pass_on(self, target: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _received(scope, receive)
        if isinstance(body, int):
            await _refuse(body, send)
            return
        with body:
            if not target.startswith(_IN_FILES):
                # What a desk wrote to a file that has been replaced would be lost.
                self._pages.look_for_the_database()
            loop = asyncio.get_running_loop()
            environ = _environ(scope, body)
            answered = await loop.run_in_executor(self._threads, self._called, environ)
        await _send_all(answered, send)

    def _called(self, environ: dict[str, Any]) -> Answered:
        """Have Django answer, in this thread; raises DatabaseGone where it failed for that."""
        answered = called(self._django, environ)
        if answered.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self._pages.ask_the_database()
        return answered

    async def _give(self, target: bytes, scope: Scope, send: Send) -> None:
        given = await self._pages.given(target, _coding_for(scope))
        lines = [(b"cache-control", freshness(is_late=given.is_late))]
        if given.is_late:
            lines.append((b"cache-status", b'dateline; hit; detail="database gone"'))
        await _send_ready(given.ready, lines, scope, send)

    async def _give_coded(self, scope: Scope, send: Send) -> None:
        """Give what Django answers in the coding that is asked for, with an ETag of its own."""
        self._pages.look_for_the_database()
        environ = _environ(scope, BytesIO())
        environ["REQUEST_METHOD"] = "GET"
        environ.pop("HTTP_IF_NONE_MATCH", None)
        coding = _coding_for(scope)

        def made() -> tuple[Ready, bytes]:
            status, headers, body = self._called(environ)
            with body:
                answer = Answer(status, headers, body.read())
            kept = kept_of(answer, Position(0, 0.0))
            return kept.ready(coding), answer.header("cache-control").encode("latin-1")

        ready, lifetime = await asyncio.get_running_loop().run_in_executor(self._threads, made)
        lines = [(b"cache-control", lifetime)] if lifetime else []
        await _send_ready(ready, lines, scope, send)


def _coding_for(scope: Scope) -> str:
    return coding_for(_asked(scope, b"accept-encoding"))


def _asked(scope: Scope, header: bytes) -> bytes:
    return b",".join(value for name, value in scope["headers"] if name == header)


async def _send_ready(
    ready: Ready, lines: list[tuple[bytes, bytes]], scope: Scope, send: Send
) -> None:
    """Send an answer with these lines behind its own, or that it is as the client knows it."""
    known = _asked(scope, b"if-none-match")
    is_known = bool(ready.not_modified) and is_among(ready.etag, known)
    headers = [*_headers_in(ready.not_modified if is_known else ready.head), *lines]
    status = 304 if is_known else ready.status
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_known else ready.body})


def is_among(etag: bytes, known: bytes) -> bool:
    """Say whether an If-None-Match names this ETag (RFC 9110, 13.1.2), in weak comparison."""
    if not known or not etag:
        return False
    found = (one.strip().removeprefix(b"W/") for one in known.split(b","))
    return known.strip() == b"*" or etag in found


def freshness(*, is_late: bool = False) -> bytes:
    """Return the value of Cache-Control now: to the next whole minute, as of any public answer."""
    return b"public, max-age=%d" % (0 if is_late else seconds_to_next_minute(clock.now()))


def _target(scope: Scope) -> bytes:
    query: bytes = scope["query_string"]
    path: bytes = scope["raw_path"]
    return path + b"?" + query if query else path


def _headers_in(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    for line in head.splitlines():
        name, _colon, value = line.partition(b": ")
        yield name, value


async def _received(scope: Scope, receive: Receive) -> IO[bytes] | int:
    """Return the whole body of a request, or the status with which it is refused."""
    # The parser lets nothing but digits pass.
    if int(_asked(scope, b"content-length") or 0) > _LARGEST_BODY:
        return 413
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    try:
        status = await _received_into(body, receive)
    except TimeoutError:
        status = 408
    except OSError as error:
        _logger.error("What was sent cannot be taken in: %s. Is the disk full?", error)
        status = 503
    except asyncio.CancelledError:
        # This server stops, and has waited for the rest as long as it may.
        status = 503
    if status != HTTPStatus.OK:
        body.close()
        return status
    body.seek(0)
    return body


async def _received_into(body: IO[bytes], receive: Receive) -> int:
    size, has_more = 0, True
    while has_more:
        message = await asyncio.wait_for(receive(), _LONGEST_PAUSE)
        if message["type"] != "http.request":
            # Whoever asked has gone.
            return 400
        piece = message.get("body", b"")
        size += len(piece)
        if size > _LARGEST_BODY:
            return 413
        body.write(piece)
        has_more = message.get("more_body", False)
    return 200


def _environ(scope: Scope, body: IO[bytes]) -> dict[str, Any]:
    raw_path, query = scope["raw_path"], scope["query_string"]
    environ = environ_of(scope["method"], raw_path, query, _variables(scope["headers"]), body)
    client, server = scope.get("client"), scope.get("server")
    environ["wsgi.url_scheme"] = scope["scheme"]
    environ["SERVER_PROTOCOL"] = f"HTTP/{scope['http_version']}"
    # It has been taken in whole, however it came.
    environ["CONTENT_LENGTH"] = str(body.seek(0, SEEK_END))
    body.seek(0)
    if client:
        environ["REMOTE_ADDR"], environ["REMOTE_PORT"] = client[0], str(client[1])
    if server:
        environ["SERVER_NAME"], environ["SERVER_PORT"] = server[0], str(server[1] or 80)
    return environ


def _variables(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers as variables of an environment (RFC 3875, 4.1.18)."""
    found: dict[str, str] = {}
    for name, value in headers:
        # With an underscore it could pass for another one.
        if name.startswith(_OF_PROXIES) or b"_" in name or name == b"transfer-encoding":
            continue
        key = name.decode("latin-1").upper().replace("-", "_")
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        text, between = value.decode("latin-1"), "; " if name == b"cookie" else ","
        found[key] = f"{found[key]}{between}{text}" if key in found else text
    return found


async def _send_all(answered: Answered, send: Send) -> None:
    with answered.body as body:
        headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in answered.headers
        ]
        await send({"type": "http.response.start", "status": answered.status, "headers": headers})
        piece = body.read(_PIECE)
        while piece:
            following = body.read(_PIECE)
            await send({"type": "http.response.body", "body": piece, "more_body": bool(following)})
            piece = following
        if not body.tell():
            await send({"type": "http.response.body", "body": b""})


async def _refuse(status: int, send: Send) -> None:
    lines = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b""})


def _sorry(target: bytes) -> Answered:
    """Return the answer for when the database is gone, for readers in the language they read."""
    request = HttpRequest()
    request.path = target.partition(b"?")[0].decode("latin-1")
    is_for_programs = target.startswith(_CODED)
    page = JsonResponse(_PROBLEM) if is_for_programs else broken(request)
    response = SecurityHeaders(lambda _request: page)(request)
    response.headers["Content-Length"] = str(len(page.content))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = _TRY_AGAIN
    if is_for_programs:
        response.headers["Content-Type"] = "application/problem+json"
        response.headers["Access-Control-Allow-Origin"] = "*"
    return Answered(503, list(response.items()), BytesIO(page.content))
