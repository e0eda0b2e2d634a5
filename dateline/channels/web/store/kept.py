"""An answer as it is kept: what Django said, and the bytes that go out in each coding."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.channels.web.store.codings import IDENTITY, coded, is_worth_coding, plain_of

Header = tuple[str, str]

# What each answer says anew, or in each coding in its own way.
_SAID_ANEW = {
    "cache-control",
    "connection",
    "content-length",
    "date",
    "etag",
    "surrogate-control",
    "transfer-encoding",
}
# Of an answer that the client has already, only these are told (RFC 9110, 15.4.5), and how often
# it may ask.
_OF_NOT_MODIFIED = {
    "access-control-allow-origin",
    "access-control-expose-headers",
    "content-location",
    "last-modified",
    "ratelimit",
    "ratelimit-policy",
    "surrogate-key",
    "vary",
}
_KEPT = {200, 301, 302, 404, 410}
_FOR_GOOD = float("inf")
_SUFFIXES = {"gzip": "-gz", "br": "-br"}
# What an entry weighs beside its bytes: headers, keys, its place in the order of use.
_BESIDE = 2_000


class Position(NamedTuple):
    """How far the journal had come, and at which moment (a POSIX time stamp)."""

    seq: int
    at: float


class Answer(NamedTuple):
    """What Django answered: status, headers and the whole body."""

    status: int
    headers: Sequence[Header]
    body: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, "" without it; `name` is in small letters."""
        return _value(self.headers, name)


class Ready(NamedTuple):
    """The bytes of an answer in one coding, but for the lines that change with each second.

    `head` are its headers, `not_modified` those for whoever has it already: b"" where nobody
    can have it.
    """

    status: int
    head: bytes
    not_modified: bytes
    etag: bytes
    body: bytes


@dataclass(slots=True)
class Kept:
    """An answer with what it depends on; `until` is the moment at which it ends by itself.

    It holds its body in the codings it was asked for in; others are made of one of these. What
    is never kept has no keys.
    `checked` is the number that the follower of changes had when this was last seen to hold.
    """

    status: int
    headers: Sequence[Header]
    bodies: dict[str, bytes]
    keys: tuple[str, ...]
    position: Position
    until: float
    checked: int = -1
    _ready: dict[str, Ready] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """The bytes it takes."""
        return _BESIDE + sum(map(len, self.bodies.values()))

    def known(self, coding: str) -> Ready | None:
        """Return the bytes in a coding if they have been made."""
        return self._ready.get(coding)

    def ready(self, coding: str) -> Ready:
        """Return the bytes in a coding, which may have to be made first."""
        found = self._ready.get(coding)
        if found is None:
            found = self._ready[coding] = self._made_ready(coding)
        return found

    def _made_ready(self, coding: str) -> Ready:
        if coding not in self.bodies:
            plain = plain_of(self.bodies)
            if is_worth_coding(_value(self.headers, "content-type"), plain):
                self.bodies[coding] = coded(plain, coding)
            else:
                coding = IDENTITY
        if coding and not self._ready:
            # What it was first asked for in is lighter, and the others can be made of it.
            self.bodies.pop(IDENTITY, None)
        return _ready_of(self.status, self.headers, self.bodies[coding], coding)


def kept_of(answer: Answer, position: Position) -> Kept:
    """Return an answer with what it depends on, as its headers say.

    One that is not whole, or not for everybody, has no keys: it is never kept.
    """
    keys = tuple(answer.header("surrogate-key").split()) if _may_be_kept(answer) else ()
    bodies = {IDENTITY: answer.body}
    return Kept(answer.status, answer.headers, bodies, keys, position, _until(answer, position))


def _may_be_kept(answer: Answer) -> bool:
    length = answer.header("content-length")
    return (
        answer.status in _KEPT
        and answer.header("cache-control").startswith("public")
        and not answer.header("set-cookie")
        and (not length or int(length) == len(answer.body))
    )


def _until(answer: Answer, position: Position) -> float:
    """Return the moment at which an answer ends by itself."""
    _name, _equals, seconds = answer.header("surrogate-control").partition("max-age=")
    return position.at + int(seconds) if seconds else _FOR_GOOD


def _value(headers: Sequence[Header], name: str) -> str:
    return next((value for key, value in headers if key.lower() == name), "")


def _ready_of(status: int, headers: Sequence[Header], body: bytes, coding: str) -> Ready:
    etag = _etag(_value(headers, "etag"), coding)
    own = [("ETag", etag)] if etag else []
    told = [(name, value) for name, value in headers if name.lower() not in _SAID_ANEW]
    still = [(name, value) for name, value in told if name.lower() in _OF_NOT_MODIFIED]
    length = [("Content-Encoding", coding)] if coding else []
    length.append(("Content-Length", str(len(body))))
    return Ready(
        status,
        _head([*told, *own, *length]),
        _head([*still, *own]) if etag and status == 200 else b"",
        etag.encode("latin-1"),
        body,
    )


def _etag(etag: str, coding: str) -> str:
    """Return a strong ETag of its own for each coding: the bytes are others (RFC 9110, 8.8.3)."""
    if not etag.endswith('"'):
        return ""
    return f'{etag[:-1]}{_SUFFIXES.get(coding, "")}"'


def _head(headers: Sequence[Header]) -> bytes:
    """Return the lines of headers, written as uvicorn writes them."""
    lines = (f"{name.lower()}: {value}\r\n" for name, value in headers)
    return "".join(lines).encode("latin-1")
