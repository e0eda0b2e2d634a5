"""Reading loses nothing of any listing, and ends with a plain answer on any file."""

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.intake.listing_text import (
    ListedItem,
    Listing,
    ListingRefused,
    decode_listing,
    listing_to_json,
    read_listing,
)
from tests.properties.listings import LANGUAGES, listings, printed

# A listing of forty items is large for Hypothesis, and meant to be; a busy machine is no fault.
generous = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

_NUMBER = re.compile(r"^[0-9]+\.[ \t]*")

# Rows that look like parts of a listing, in any disorder.
_rows = st.sampled_from(
    [
        "",
        "",
        "",
        "News and events",
        "January 2020",
        "  1. © ILO 2020",
        "  1. Press release",
        "  2. News",
        "  10. ",
        "2. At the margin",
        "    A headline",
        "    3. A headline",
        "    02 August 2021",
        "    2 August 2021  ",
        "\tWords after a tab",
        "   \u00a0",
        "A footer",
    ]
)
_jumbles = st.lists(_rows, max_size=30)


@st.composite
def _damaged(draw: st.DrawFn) -> list[str]:
    """A good listing in English with a few rows taken out, put in, or written over."""
    rows = printed(draw(listings(languages=["en"], most_items=4))).split("\n")
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(rows)))
        end = start + draw(st.integers(0, 2))
        rows[start:end] = draw(st.lists(_rows, max_size=2))
    return rows


_troubled = st.one_of(_jumbles, _damaged()).map("\n".join)


@generous
@given(listings())
def test_a_printed_listing_reads_back_as_itself(listing: Listing) -> None:
    assert read_listing(printed(listing), language=listing.language) == listing


@generous
@given(listings())
def test_bytes_with_another_systems_line_ends_read_the_same(listing: Listing) -> None:
    raw = b"\xef\xbb\xbf" + printed(listing).replace("\n", "\r\n").encode()
    assert read_listing(decode_listing(raw), language=listing.language) == listing


@generous
@given(listings())
def test_a_missing_line_feed_at_the_end_makes_no_difference(listing: Listing) -> None:
    text = printed(listing)
    assert read_listing(text.rstrip("\n"), language=listing.language) == listing
    assert read_listing(text + "\n \n", language=listing.language) == listing


@generous
@given(listings())
def test_the_json_holds_every_field_of_every_item(listing: Listing) -> None:
    items = listing_to_json(listing)["items"]
    assert [item["title"] for item in items] == [item.title for item in listing.items]
    assert all(len(item) == 9 for item in items)


def refused_lines(reading: Callable[[], object]) -> list[int]:
    """The lines for which `reading` refuses its file; none where it accepts it."""
    try:
        reading()
    except ListingRefused as refused:
        return [problem.line for problem in refused.problems]
    return []


@generous
@given(st.one_of(st.text(), _troubled), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_refused_with_lines_that_it_has(text: str, language: str) -> None:
    lines = refused_lines(lambda: read_listing(text, language=language))
    if not lines:
        listing = read_listing(text, language=language)
        assert listing.items
        lines = [remark.line for remark in listing.remarks]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@generous
@given(st.one_of(st.binary(), st.text(max_size=40).map(str.encode)))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    lines = refused_lines(lambda: decode_listing(raw))
    if not lines:
        text = decode_listing(raw)
        assert text.strip()
        assert not {"\r", "\0"} & set(text)
    assert all(1 <= line <= len(raw) + 1 for line in lines)


@generous
@given(_troubled)
def test_no_word_of_an_accepted_text_is_lost_without_a_remark(text: str) -> None:
    try:
        listing = read_listing(text, language="en")
    except ListingRefused:
        return
    fields = [field or "" for item in listing.items for field in _words_of(item)]
    told = [remark.sentence for remark in listing.remarks]
    whole = "\n".join([listing.heading, *fields, *told])
    for row in text.split("\n"):
        words = row.strip(" \t")
        assert words in whole or _NUMBER.sub("", words) in whole


def _words_of(item: ListedItem) -> tuple[str | None, ...]:
    return item.group, item.credit, item.kicker, item.title, item.date_text, item.summary
