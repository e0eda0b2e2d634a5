"""uvicorn's HTTP/1.1, which gives out pages that are at hand before an ASGI cycle begins.

httptools parses, uvicorn keeps the connections. What is added stands in its callbacks: a page
at hand is written at once; heads that are too long or too slow end the connection; a server
that is to stop lets each client know with its next answer.
"""

import asyncio
import logging
import re
from functools import lru_cache
from typing import Any, ClassVar

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

from dateline.channels.web.store.codings import coding_for
from dateline.channels.web.store.pages import Pages
from dateline.ops.front.application import is_among

_LARGEST_HEAD = 65_536
# Seconds: for a head that has begun, and between two requests on one connection.
HEAD_PATIENCE = 20
IDLE_PATIENCE = 75
_ROUND = 5
# And for one who takes nothing of an answer.
READ_PATIENCE = 60
# How long a server that stops goes on answering those that are connected already.
_LAST_WORDS = 1.0
_WITH_BODY = {b"content-length", b"transfer-encoding", b"expect", b"upgrade"}
_ASKED = {b"accept-encoding", b"host", b"if-none-match", *_WITH_BODY}
_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(:[0-9]*)?")
_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n"
    b"connection: close\r\n\r\n"
)
_logger = logging.getLogger(__name__)
_take_in = HttpToolsProtocol.data_received


class FrontProtocol(HttpToolsProtocol):
    """One connection; `pages` are set once for all of them.

    `rounds` counts how often nothing was heard of it since its head began, or ended, and
    `unread` how often it has taken nothing of what waits for it.
    """

    pages: ClassVar[Pages]
    # How many may be open at once, and how many were closed at once since that was last told.
    most: ClassVar[int] = 1_000_000
    refused: ClassVar[int] = 0
    # What stands before each head and behind it, with what it was made of.
    _lines: ClassVar[tuple[Any, int, bytes, bytes]] = (None, 0, b"", b"")

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Begin as uvicorn does."""
        super().__init__(*arguments, **settings)
        self.rounds = self.unread = 0
        self.is_in_head = False
        self._waits = 0
        self._running: RequestResponseCycle | None = None
        self._head_size = 0
        self._gave_in_turn = -1
        self._has_given = False
        self._is_last = False
        self._asked: dict[bytes, bytes] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection; one too many is closed, as the database needs files as well."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            FrontProtocol.refused += 1
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection; uvicorn would tell only the last of several requests in one breath."""
        if self._running is not None:
            self._running.disconnected = True
            self._running.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what came; more than a head can be ends the connection."""
        _take_in(self, data)
        if self.is_in_head:
            self._head_size += len(data)
            if self._head_size > _LARGEST_HEAD and not self.transport.is_closing():
                self.transport.write(_TOO_LARGE)
                self.transport.close()

    def on_message_begin(self) -> None:
        """Begin a request; what only a cycle needs is made when there is to be one."""
        self.is_in_head, self._head_size, self.rounds = True, 0, 0
        self.url, self.headers, self._asked = b"", [], {}
        self.expect_100_continue = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take in a header; what decides about a page at hand is laid aside."""
        name = name.lower()
        self.headers.append((name, value))
        if name in _ASKED:
            before = self._asked.get(name)
            self._asked[name] = value if before is None else before + b"," + value

    def on_headers_complete(self) -> None:
        """Give out a page at hand, or begin a cycle."""
        self.is_in_head, self.rounds = False, 0
        if self._is_refused() or self._gives_out():
            self._has_given = True
            return
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url = url
        self.expect_100_continue = self._asked.get(b"expect", b"").lower() == b"100-continue"
        self.headers.extend(headers)
        super().on_headers_complete()
        if self._is_last:
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        """Take in a piece of a body."""
        if not self._has_given:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request."""
        if self._has_given:
            self._has_given = False
            self.server_state.total_requests += 1
        else:
            super().on_message_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def close_if_slow(self) -> None:
        """Close the connection where nothing is heard of the client, or taken by it."""
        waits = self.transport.get_write_buffer_size()
        self.unread = self.unread + 1 if waits and waits == self._waits else 0
        self._waits = waits
        if self.unread * _ROUND > READ_PATIENCE:
            # To close would be to wait until it has taken the rest.
            self.transport.abort()
        if self.cycle is not None and not self.cycle.response_complete:
            return
        self.rounds += 1
        if self.rounds * _ROUND > (HEAD_PATIENCE if self.is_in_head else IDLE_PATIENCE):
            self.transport.close()

    def shutdown(self) -> None:
        """Let the client know with its next answer, and wait for that a moment."""
        self._is_last = True
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.keep_alive = False
        else:
            self.loop.call_later(_LAST_WORDS, super().shutdown)

    def _is_refused(self) -> bool:
        """Refuse who does not say which site is meant, once and soundly (RFC 9112, 3.2)."""
        host = self._asked.get(b"host")
        if _is_host(host) if host is not None else self.parser.get_http_version() == "1.0":
            return False
        if not self.transport.is_closing():
            self.send_400_response("Invalid Host header.")
        return True

    def _gives_out(self) -> bool:
        """Write the page that is at hand, and say whether there was one."""
        method, asked = self.parser.get_method(), self._asked
        if method not in (b"GET", b"HEAD") or not self.url.startswith(b"/"):
            return False
        # Behind one that is not answered yet, or that the client does not take: in its turn.
        is_busy = self.cycle is not None and not self.cycle.response_complete
        if is_busy or self.flow.write_paused or not _WITH_BODY.isdisjoint(asked):
            return False
        pages = self.pages
        ready = pages.at_hand(
            self.url,
            coding_for(asked.get(b"accept-encoding", b"")),
            is_first=self._gave_in_turn != pages.turn,
        )
        if ready is None or self.transport.is_closing():
            return False
        self._gave_in_turn = pages.turn
        known = asked.get(b"if-none-match")
        if known is not None and ready.not_modified and is_among(ready.etag, known):
            self._write(304, ready.not_modified, b"")
        else:
            self._write(ready.status, ready.head, b"" if method == b"HEAD" else ready.body)
        return True

    def _write(self, status: int, head: bytes, body: bytes) -> None:
        """Write an answer as uvicorn would have: nobody learns from it what was at hand."""
        told, freshness = self.server_state.default_headers, self.pages.freshness
        made_of, fresh, first, last = self._lines
        if made_of is not told or fresh != freshness:
            first = b"".join(b"%s: %s\r\n" % header for header in told)
            last = b"cache-control: public, max-age=%d\r\n" % freshness
            FrontProtocol._lines = told, freshness, first, last
        keeps = self.parser.should_keep_alive() and self.parser.get_http_version() != "1.0"
        if keeps and not self._is_last:
            line = STATUS_LINE[status]
            self.transport.write(b"".join((line, first, head, last, b"\r\n", body)))
            return
        last += b"connection: close\r\n\r\n"
        self.transport.write(b"".join((STATUS_LINE[status], first, head, last, body)))
        self.transport.close()


@lru_cache(256)
def _is_host(value: bytes) -> bool:
    return _HOST.fullmatch(value) is not None


async def close_the_slow(connections: set[Any]) -> None:
    """Close what is slow, for as long as the loop runs, and tell of what found no place."""
    while True:
        await asyncio.sleep(_ROUND)
        if FrontProtocol.refused:
            _logger.error(
                "%d connections were closed at once, as %d are open: this process may not have "
                "more files. Raise its limit (LimitNOFILE=, ulimit -n), or see who connects.",
                FrontProtocol.refused,
                len(connections),
            )
            FrontProtocol.refused = 0
        for one in list(connections):
            one.close_if_slow()
