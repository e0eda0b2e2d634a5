"""The bytes that go out."""

import gzip

from dateline.channels.web.store.kept import Answer, Kept, Position, kept_of

HTML = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("ETag", '"0123456789abcdef"'),
    ("Last-Modified", "Mon, 02 Aug 2021 10:00:00 GMT"),
    ("Cache-Control", "public, max-age=37"),
    ("Surrogate-Control", "max-age=37"),
    ("Vary", "Accept-Encoding"),
    ("Surrogate-Key", "l-en"),
    ("Content-Length", "1000"),
    ("Content-Security-Policy", "default-src 'self'"),
]


def kept(status: int = 200, body: bytes = b"a" * 1000) -> Kept:
    """Return an answer of Django's as it is kept."""
    return kept_of(Answer(status, HTML, body), Position(1, 1.0))


def test_a_head_says_what_django_said_and_its_own_length() -> None:
    ready = kept().ready("")
    assert ready.head == (
        b"content-type: text/html; charset=utf-8\r\n"
        b"last-modified: Mon, 02 Aug 2021 10:00:00 GMT\r\n"
        b"vary: Accept-Encoding\r\n"
        b"surrogate-key: l-en\r\n"
        b"content-security-policy: default-src 'self'\r\n"
        b'etag: "0123456789abcdef"\r\n'
        b"content-length: 1000\r\n"
    )
    assert ready.body == b"a" * 1000


def test_each_coding_has_an_etag_of_its_own() -> None:
    page = kept()
    etags = {coding: page.ready(coding).etag for coding in ("", "gzip", "br")}
    assert etags == {
        "": b'"0123456789abcdef"',
        "gzip": b'"0123456789abcdef-gz"',
        "br": b'"0123456789abcdef-br"',
    }
    ready = page.ready("gzip")
    assert gzip.decompress(ready.body) == b"a" * 1000
    assert b"content-encoding: gzip\r\n" in ready.head
    assert b"content-length: %d\r\n" % len(ready.body) in ready.head


def test_whoever_has_it_is_told_no_more_than_that() -> None:
    assert kept().ready("gzip").not_modified == (
        b"last-modified: Mon, 02 Aug 2021 10:00:00 GMT\r\n"
        b"vary: Accept-Encoding\r\n"
        b"surrogate-key: l-en\r\n"
        b'etag: "0123456789abcdef-gz"\r\n'
    )


def test_what_is_not_there_cannot_be_had_already() -> None:
    ready = kept(404).ready("")
    assert ready.status == 404
    assert ready.not_modified == b""


def test_a_coding_is_made_once_and_weighed() -> None:
    page = kept()
    assert page.known("gzip") is None
    ready = page.ready("gzip")
    assert page.known("gzip") is ready is page.ready("gzip")
    before = page.weight
    other = page.ready("br")
    assert page.weight == before + len(other.body)


def test_of_a_page_that_is_asked_for_compressed_only_that_is_kept() -> None:
    page = kept()
    before = page.weight
    page.ready("br")
    assert list(page.bodies) == ["br"]
    assert page.weight < before
    assert page.ready("").body == b"a" * 1000
    assert gzip.decompress(page.ready("gzip").body) == b"a" * 1000


def test_what_is_too_short_goes_out_as_it_is() -> None:
    ready = kept(body=b"short").ready("br")
    assert ready.body == b"short"
    assert b"content-encoding" not in ready.head


def test_what_is_cut_short_or_for_one_reader_is_not_to_be_kept() -> None:
    at = Position(1, 1.0)
    assert kept_of(Answer(200, HTML, b"a" * 1000), at).keys == ("l-en",)
    for answer in (
        Answer(200, HTML, b"a" * 999),
        Answer(500, HTML, b"a" * 1000),
        Answer(200, [*HTML, ("Set-Cookie", "sessionid=1")], b"a" * 1000),
        Answer(200, [("Cache-Control", "no-store"), ("Surrogate-Key", "l-en")], b"a" * 1000),
        Answer(200, [("Cache-Control", "public, max-age=37")], b"a" * 1000),
    ):
        assert kept_of(answer, at).keys == ()
