"""A listing goes into the record whole, once, and nowhere else; its section prints it again."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from dateline.archive.arranging import UnusableSection, make_section, name_section
from dateline.intake.collection import FilledOtherwise
from dateline.intake.demonstrating import take_in_demonstration
from dateline.intake.listing import Wish, take_in_listing
from dateline.intake.listing_text import ListedItem, Listing, ListingRefused, read_listing
from dateline.lib.dates import printed_date
from dateline.record.models import Content, Edition, Item
from dateline.terms.models import Vocabulary
from dateline.terms.names import term_by_name
from dateline.terms.naming import rename
from tests.newsroom import (
    EDITOR,
    bring_in,
    bring_in_items,
    correct_in,
    every_text,
    listing_of,
    publish_in,
    row_counts,
    withdraw_from,
)
from tests.properties.listings import printed

pytestmark = pytest.mark.django_db

DEMONSTRATION = files("dateline.intake") / "demonstration"
THE_ORIGINAL = (
    Path(__file__).parents[3] / "shared" / "samples" / "listings" / "000_4ac1b9a692e90482.txt"
)

SMALL = """\
News and events


  1. © A Photographer 2021

    Our voices

    Ministers meet

    02 August 2021

    They met for a day.

    They will meet again.

  2. © Another 2021


    Farmers meet

    30 July 2021

  3. Press Release

    They part

    30 July 2021
"""


def text_of(section: str = "news", language: str = "en") -> str:
    response = Client().get(f"/{language}/{section}/index.txt")
    assert response.status_code == 200
    return response.content.decode()


def headlines() -> list[str]:
    return [row[5:] for row in text_of().split("\n") if row[2:3].isdigit()]


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    rows = before.split("\n"), after.split("\n")
    assert len(rows[0]) == len(rows[1])
    return [(old, new) for old, new in zip(*rows, strict=True) if old != new]


def made_up(count: int, *, credit: bool, kicker: bool, standfirst: bool) -> Listing:
    """A listing of `count` items, each with or without each part."""
    days = [date.fromordinal(738000 - number // 2) for number in range(count)]
    items = tuple(
        ListedItem(
            position=number,
            line=0,
            group=None,
            credit=f"© Agency {number}" if credit else None,
            kicker=f"Series {number % 3}" if kicker else None,
            title=f"Headline {number}",
            strapline=None,
            date=day,
            date_text=printed_date(day, "en"),
            summary=f"What {number} is about." if standfirst else None,
        )
        for number, day in enumerate(days, 1)
    )
    listing = Listing(heading="Made up", language="en", items=items, remarks=())
    read = read_listing(printed(listing), language="en")
    assert [replace(item, line=0) for item in read.items] == list(items)
    return read


@pytest.mark.parametrize("count", [1, 9, 10, 11, 37])
def test_a_listing_of_any_size_and_with_any_part_absent_comes_back(count: int) -> None:
    for number, (credit, kicker, standfirst) in enumerate(product([True, False], repeat=3)):
        listing = made_up(count, credit=credit, kicker=kicker, standfirst=standfirst)
        take_in_listing(listing, Wish(section=f"made-up-{number}"), by=EDITOR)
        assert text_of(f"made-up-{number}") == printed(listing)


@pytest.mark.parametrize("name", ["news-and-events", "events"])
def test_the_demonstration_comes_back_byte_for_byte(name: str) -> None:
    take_in_demonstration(by=EDITOR)
    raw = (DEMONSTRATION / f"{name}.txt").read_bytes()
    assert Client().get(f"/en/{name}/index.txt").content.rstrip() == raw.rstrip()


def test_the_original_comes_back_byte_for_byte() -> None:
    if not THE_ORIGINAL.exists():
        pytest.skip("the original listing is not beside this repository")
    raw = THE_ORIGINAL.read_bytes()
    bring_in(raw, section="first-listing")
    assert Client().get("/en/first-listing/index.txt").content.rstrip() == raw.rstrip()


def test_the_original_beside_the_demonstration_changes_neither() -> None:
    if not THE_ORIGINAL.exists():
        pytest.skip("the original listing is not beside this repository")
    take_in_demonstration(by=EDITOR)
    before = text_of("news-and-events")
    bring_in(THE_ORIGINAL.read_bytes(), section="first-listing")
    assert text_of("news-and-events") == before
    assert text_of("first-listing").rstrip() == THE_ORIGINAL.read_text().rstrip()


def test_a_long_listing_asks_no_more_at_once_than_any_database_takes() -> None:
    before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    try:
        assert len(bring_in(listing_of(1100, first_day=date(2200, 1, 1))).added) == 1100
        assert bring_in(listing_of(1100, first_day=date(2200, 1, 1))).added == []
    finally:
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


def test_an_arabic_listing_comes_back_in_arabic() -> None:
    text = "أخبار\n\n\n  1. بيان صحفي\n\n    الوزراء يجتمعون\n\n    2 آب/أغسطس 2021\n"
    bring_in(text, language="ar")
    assert text_of(language="ar") == text


def test_a_corrected_headline_changes_exactly_its_line() -> None:
    items = bring_in_items(SMALL)
    before = text_of()
    correct_in(items[1], headline="Fishers meet")
    assert changed_lines(before, text_of()) == [("    Farmers meet", "    Fishers meet")]


def test_the_text_tells_of_a_correction_a_withdrawal_and_an_addition() -> None:
    items = bring_in_items(SMALL)
    correct_in(items[0], standfirst="They met for two days.")
    withdraw_from(items[1])
    publish_in("news", headline="It rains", date=date(2021, 8, 3))
    assert text_of() == (
        "News and events\n\n\n"
        "  1. It rains\n\n    03 August 2021\n\n"
        "  2. © A Photographer 2021\n\n    Our voices\n\n    Ministers meet\n\n"
        "    02 August 2021\n\n    They met for two days.\n\n"
        "  3. Press Release\n\n    They part\n\n    30 July 2021\n"
    )


def test_a_full_page_makes_room_for_what_is_added() -> None:
    bring_in(listing_of(10))
    publish_in("news", headline="The newest", date=date(2021, 8, 3))
    rows = text_of().split("\n")
    assert rows[3] == "  1. The newest"
    assert "Story number 9" in text_of()
    assert "Story number 10" not in text_of()


def test_no_table_keeps_the_text_that_came_in() -> None:
    bring_in(SMALL)
    layout = ["Ministers meet\n\n    02 August", "02 August 2021", "2021\n", "  2. ", "\n\n    "]
    snippets = [*layout, *(json.dumps(snippet)[1:-1] for snippet in layout)]
    texts = list(every_text())
    assert any("Ministers meet" in text for _table, text in texts)
    kept = [(table, text) for table, text in texts for snippet in snippets if snippet in text]
    assert kept == []


def test_the_same_file_adds_no_row_to_any_table_the_second_time() -> None:
    first = bring_in(SMALL, series=["Our voices"])
    before = row_counts()
    second = bring_in(SMALL, series=["Our voices"])
    assert second.added == []
    assert second.public_ids == first.public_ids
    assert row_counts() == before


def test_the_demonstration_adds_no_row_the_second_time() -> None:
    assert take_in_demonstration(by=EDITOR) == 11
    before = row_counts()
    assert take_in_demonstration(by=EDITOR) == 0
    assert row_counts() == before


def test_the_same_file_after_a_correction_and_a_withdrawal_brings_nothing_back() -> None:
    items = bring_in_items(SMALL)
    correct_in(items[0], headline="Ministers met")
    withdraw_from(items[1])
    before, text = row_counts(), text_of()
    assert bring_in(SMALL).added == []
    assert row_counts() == before
    assert text_of() == text


def test_a_longer_file_adds_only_what_is_new() -> None:
    bring_in(listing_of(3, first_day=date(2021, 8, 2)))
    longer = listing_of(3, first_day=date(2021, 8, 2)).replace("  1. Story", "  2. Story", 1)
    longer = longer.replace("  2. Story number 2", "  3. Story number 2")
    longer = longer.replace("  3. Story number 3", "  4. Story number 3")
    longer = longer.replace("\n\n\n", "\n\n\n  1. The newest\n\n    12 August 2021\n\n", 1)
    assert len(bring_in(longer).added) == 1
    assert headlines() == ["The newest", "Story number 1", "Story number 2"]


def test_two_entries_that_look_the_same_are_both_kept() -> None:
    twice = "News\n\n\n  1. Twins\n\n    02 August 2021\n\n  2. Twins\n\n    02 August 2021\n"
    assert len(bring_in(twice).added) == 2
    assert text_of() == twice
    assert bring_in(twice).added == []


def test_the_same_entry_in_another_section_is_another_item() -> None:
    bring_in(SMALL, section="one")
    assert len(bring_in(SMALL, section="two").added) == 3
    assert text_of("one") == text_of("two") == SMALL


def test_the_same_section_in_another_language_is_another_section() -> None:
    bring_in(SMALL)
    french = "Actualités\n\n\n  1. Ils se quittent\n\n    30 juillet 2021\n"
    bring_in(french, language="fr")
    assert text_of(language="fr") == french
    assert text_of() == SMALL


def test_a_kicker_that_names_a_kind_becomes_the_kind_and_keeps_its_spelling() -> None:
    bring_in_items(SMALL)
    kind = term_by_name(Vocabulary.KIND, "Press release")
    assert kind is not None
    content = Content.objects.get(headline="They part")
    assert (content.kicker_from, content.kicker_words) == ("own", "Press Release")
    assert kind.public_id in content.text


def test_a_kicker_spelled_as_the_kind_is_follows_its_new_name() -> None:
    bring_in("News\n\n\n  1. Press release\n\n    They part\n\n    30 July 2021\n")
    kind = term_by_name(Vocabulary.KIND, "press release")
    assert kind is not None
    rename(kind, "en", "Media release")
    assert text_of().split("\n")[3] == "  1. Media release"


def test_a_named_series_is_known_from_then_on() -> None:
    bring_in(SMALL, series=["Our Voices"])
    series = term_by_name(Vocabulary.SERIES, "our voices")
    assert series is not None
    assert series.public_id in Content.objects.get(headline="Ministers meet").text
    assert text_of() == SMALL


def test_any_other_kicker_stays_the_items_own_words() -> None:
    bring_in(SMALL)
    content = Content.objects.get(headline="Ministers meet")
    assert (content.kicker_from, content.kicker_words) == ("own", "Our voices")
    assert term_by_name(Vocabulary.SERIES, "our voices") is None


def test_what_comes_in_is_said_to_be_imported() -> None:
    bring_in(SMALL)
    assert set(Edition.objects.values_list("origin", flat=True)) == {"imported"}


@pytest.fixture
def _nothing_changes() -> Iterator[None]:
    before = row_counts()
    yield
    assert row_counts() == before


@pytest.mark.usefixtures("_nothing_changes")
@pytest.mark.parametrize(
    "slug", ["desk", "i", "static", "2021", "News", "a b", "", "x" * 81, "a/b"]
)
def test_an_address_that_cannot_be_is_refused_and_nothing_is_kept(slug: str) -> None:
    with pytest.raises(UnusableSection):
        bring_in(SMALL, section=slug)


@pytest.mark.usefixtures("_nothing_changes")
def test_an_item_too_long_for_the_record_is_named_by_its_line_and_nothing_is_kept() -> None:
    text = SMALL.replace("Farmers meet", "Farmers " * 200).replace("They part", "They " * 400)
    with pytest.raises(ListingRefused) as refused:
        bring_in(text)
    assert [problem.line for problem in refused.value.problems] == [16, 23]


def test_a_section_that_its_labels_fill_takes_no_file() -> None:
    section = make_section()
    name_section(section, "en", slug="everything", title="Everything")
    with pytest.raises(FilledOtherwise, match="under another name"):
        bring_in(SMALL, section="everything")
    assert not Item.objects.exists()
