"""Asking the site for answers: in this process, as a reader nobody knows, all of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from dateline.journal.position import position
from dateline.lib import clock
from dateline.ops.front.calling import called, environ_of
from dateline.ops.refusal import Refusal

_BROKEN = 500


class Answer(NamedTuple):
    """What the site says to everybody; `body` is a file at its beginning."""

    status: int
    type: str
    location: str
    body: IO[bytes]

    @property
    def is_page(self) -> bool:
        """Say whether it is HTML."""
        return self.type.startswith("text/html")


class Site:
    """The site, with all that stands between a reader and a view."""

    def __init__(self) -> None:
        """Take the middleware, the addresses and the static files as they are now."""
        self._application = WSGIHandler()
        self._host = urlsplit(settings.SITE_ADDRESS).netloc

    def ask(self, address: str) -> Answer:
        """Return the answer for an address; raises Refusal where the site is broken there."""
        path, _mark, query = address.partition("?")
        environ = environ_of("GET", path.encode(), query.encode(), {"HTTP_HOST": self._host})
        status, lines, body = called(self._application, environ)
        if status >= _BROKEN:
            body.close()
            raise Refusal(
                f"{address} cannot be made (status {status}); nothing in the folder was changed."
            )
        headers = {name.lower(): value for name, value in lines}
        return Answer(
            status,
            headers.get("content-type", "application/octet-stream"),
            headers.get("location", ""),
            body,
        )


class Moment(NamedTuple):
    """When all is asked (UTC), and how far the journal had come then."""

    at: datetime
    position: int


@contextmanager
def one_moment() -> Iterator[Moment]:
    """Have whatever this process asks stand as at one moment, however long that takes.

    Others go on writing meanwhile. Only SQLite's log grows as long as somebody reads so.
    """
    with _one_snapshot():
        # What is read first settles what is seen; the clock has to stand behind all of it.
        seen = position()
        with clock.standing() as at:
            yield Moment(at, seen)


@contextmanager
def _one_snapshot() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
        return
    # Django's own transactions wait for a turn to write, and here nothing is written.
    how = "ISOLATION LEVEL REPEATABLE READ, READ ONLY" if _is_postgresql() else "DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"
