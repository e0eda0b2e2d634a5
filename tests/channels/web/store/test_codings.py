"""In which coding an answer is given."""

import gzip

import brotli
import pytest

from dateline.channels.web.store.codings import coded, coding_for, is_worth_coding


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP;Q=0.5", "gzip"),
        ("br;q=0.1, gzip;q=0.2", "gzip"),
        ("br;q=0", ""),
        ("gzip;q=0, *", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity;q=0, gzip;q=0.2", "gzip"),
        ("identity;q=0", ""),
        ("gzip;q=many", ""),
        ("deflate, zstd", ""),
        (",, ;;q=1,=", ""),
    ],
)
def test_the_lightest_of_what_is_taken_most_gladly(accepted: str, coding: str) -> None:
    assert coding_for(accepted.encode()) == coding


def test_what_is_coded_comes_out_again() -> None:
    body = "Les ministres se réunissent. ".encode() * 40
    assert gzip.decompress(coded(body, "gzip")) == body
    assert brotli.decompress(coded(body, "br")) == body
    assert coded(body, "") == body


def test_the_same_body_is_coded_to_the_same_bytes() -> None:
    body = b"a" * 1000
    assert coded(body, "gzip") == coded(body, "gzip")


@pytest.mark.parametrize(
    ("content_type", "size", "is_worth"),
    [
        ("text/html; charset=utf-8", 1000, True),
        ("application/rss+xml", 1000, True),
        ("application/feed+json; charset=utf-8", 1000, True),
        ("application/json", 1000, True),
        ("image/jpeg", 1000, False),
        ("application/pdf", 1000, False),
        ("text/html", 100, False),
    ],
)
def test_text_of_some_length_is_coded(content_type: str, size: int, is_worth: bool) -> None:
    assert is_worth_coding(content_type, b"a" * size) is is_worth
