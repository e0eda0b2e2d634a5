"""Clients that are slow, old, in a hurry or wrong each get what is theirs, and nobody waits."""

import gzip
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

import brotli
import pytest

from tests.houses import House, Served
from tests.ops.front.lines import all_from, answer_from, asking, connected
from tests.ops.front.patches import once_started, serving

ITEMS = "/api/v1/items/"
PAGE, TEXT = "/en/news-and-events/", "/en/news-and-events/index.txt"
IMPATIENT = """
from dateline.ops.front import protocol
protocol.HEAD_PATIENCE, protocol._ROUND = 0.6, 0.2
"""


@pytest.fixture(scope="module")
def served(set_up_house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with little patience for heads."""
    folder = tmp_path_factory.mktemp("front")
    two = ("--processes", "2", "--no-worker")
    with serving(set_up_house, folder, once_started(IMPATIENT), two) as served:
        yield served


def test_what_is_asked_in_one_breath_is_answered_in_its_order(served: Served) -> None:
    text = served.text(TEXT)
    for _cold_then_warm in range(3):
        with connected(served) as line:
            post = asking(PAGE, "POST", "Content-Length: 3", "Connection: close") + b"a=1"
            line.sendall(asking(TEXT) + asking("/nothing/") + asking(TEXT) + post)
            told = all_from(line)
        statuses = [part[:3] for part in told.split(b"HTTP/1.1 ")[1:]]
        assert statuses == [b"200", b"404", b"200", b"405"], statuses
        assert told.count(text.encode()) == 2


def test_a_head_that_comes_byte_by_byte_is_waited_for_but_not_for_long(served: Served) -> None:
    with connected(served) as line, connected(served) as slow:
        for byte in asking(TEXT):
            line.send(bytes([byte]))
        assert answer_from(line)[0].status == 200
        begun = monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        assert all_from(slow) == b""
        assert monotonic() - begun < 5


def test_half_a_request_harms_nobody(served: Served) -> None:
    for half in (b"", b"GE", b"GET / HTTP/1.1\r\nHost", asking("/", "POST", "Content-Length: 9")):
        with connected(served) as line:
            line.sendall(half)
    assert served.ask(TEXT)[0].status == 200


def test_a_head_that_is_too_long_is_refused(served: Served) -> None:
    with connected(served) as line:
        line.sendall(b"GET / HTTP/1.1\r\n")
        # Whoever is still at it when the line is closed sees that first.
        with suppress(BrokenPipeError, ConnectionResetError):
            for number in range(80):
                line.sendall(b"X-%d: %s\r\n" % (number, b"x" * 1_000))
        assert all_from(line).startswith(b"HTTP/1.1 431 ")


def test_what_is_no_http_is_told_so(served: Served) -> None:
    for nonsense in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n"):
        with connected(served) as line:
            line.sendall(nonsense)
            assert all_from(line).startswith(b"HTTP/1.1 400 "), nonsense


@pytest.mark.parametrize("path", [TEXT, "/nothing/", "/desk/login/"])
def test_a_client_that_wants_the_end_has_it(served: Served, path: str) -> None:
    wanted = served.ask(path)[0].status
    for _cold_then_warm in range(2):
        for request in (asking(path, "GET", "Connection: close"), asking(path, version="1.0")):
            with connected(served) as line:
                line.sendall(request)
                head, _gap, body = all_from(line).partition(b"\r\n\r\n")
            assert head.split()[1] == str(wanted).encode()
            assert b"connection: close" in head.lower()
            assert body


def test_head_is_get_without_a_body_over_one_connection(served: Served) -> None:
    with connected(served) as line:
        for _cold_then_warm in range(3):
            line.sendall(asking(TEXT))
            whole, body = answer_from(line)
            line.sendall(asking(TEXT, "HEAD"))
            bare, nothing = answer_from(line, "HEAD")
            assert nothing == b""
            assert bare.headers["Content-Length"] == str(len(body))
            assert bare.headers["ETag"] == whole.headers["ETag"]
            assert bare.status == whole.status == 200


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_the_api_answers_in_the_coding_that_is_asked_for(served: Served, coding: str) -> None:
    decoded = {"gzip": gzip.decompress, "br": brotli.decompress}[coding]
    plain, body = served.ask(ITEMS)
    assert plain.headers["Content-Encoding"] is None
    asked = {"Accept-Encoding": coding}
    coded, less = served.ask(ITEMS, headers=asked)
    assert (coded.status, coded.headers["Content-Encoding"]) == (200, coding)
    assert decoded(less) == body
    assert len(less) < len(body) / 2
    assert coded.headers["ETag"] != plain.headers["ETag"]
    for name in ("Content-Type", "Vary", "Link", "Access-Control-Allow-Origin"):
        assert coded.headers[name] == plain.headers[name], name
    # A second may lie between the two.
    assert coded.headers["Cache-Control"].startswith("public, max-age=")
    again, nothing = served.ask(ITEMS, headers={**asked, "If-None-Match": coded.headers["ETag"]})
    assert (again.status, again.headers["ETag"], nothing) == (304, coded.headers["ETag"], b"")
    assert again.headers["RateLimit"] is not None
    other, _body = served.ask(ITEMS, headers={**asked, "If-None-Match": plain.headers["ETag"]})
    assert other.status == 200
    head, nothing = served.ask(ITEMS, "HEAD", asked)
    assert (head.headers["Content-Length"], nothing) == (str(len(less)), b"")


def test_the_api_refuses_in_the_same_words_whatever_the_coding(served: Served) -> None:
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        response, body = served.ask("/api/v1/items/nothing/", headers=headers)
        assert response.status == 404
        assert response.headers["Content-Type"] == "application/problem+json"
        text = gzip.decompress(body) if response.headers["Content-Encoding"] else body
        assert b'"status":404' in text.replace(b" ", b"")
