"""What is pinned stands first in its section while it may be seen, and nowhere else."""

from datetime import datetime, timedelta

import pytest

from dateline.archive.arranging import UnusableSection, make_section, name_section
from dateline.archive.entries import Cursor, Pin
from dateline.archive.models import Section
from dateline.archive.pinning import MOST_PINS, pin
from dateline.archive.section_page import section_page
from dateline.archive.sections import todays_sections
from dateline.lib.ids import new_public_id
from dateline.record.models import Item
from tests.newsroom import withdraw_from
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, released


@pytest.fixture
def section() -> Section:
    """A section of everything, three to a page."""
    made = make_section(page_size=3)
    name_section(made, "en", slug="news", title="News")
    return made


@pytest.fixture
def items(section: Section) -> list[Item]:
    """Seven items, the newest first."""
    made = [released(a_story(headline=f"{number}")) for number in range(7, 0, -1)]
    return made[::-1]


def pages(at: datetime) -> list[tuple[list[str], list[str]]]:
    """Return what is pinned and what is listed on each page of the section, to its end."""
    view = todays_sections().by_address["en", "news"]
    found: list[tuple[list[str], list[str]]] = []
    before: Cursor | None = None
    while not found or before:
        page = section_page(view, at=at, before=before)
        found.append(
            ([entry.headline for entry in page.pinned], [entry.headline for entry in page.entries])
        )
        before = page.older.cursor if page.older else None
    return found


def pinned(at: datetime) -> list[str]:
    return pages(at)[0][0]


def test_without_pins_a_section_is_as_it_was(items: list[Item]) -> None:
    assert pages(NOW) == [([], ["1", "2", "3"]), ([], ["4", "5", "6"]), ([], ["7"])]


def test_pins_stand_first_in_their_order_and_are_not_listed_again(
    section: Section, items: list[Item]
) -> None:
    pin(section, [Pin(items[5].public_id), Pin(items[1].public_id)])
    assert pages(NOW) == [(["6", "2"], ["1", "3", "4"]), ([], ["5", "7"])]


def test_the_way_back_leads_to_a_first_page_with_its_pins(
    section: Section, items: list[Item]
) -> None:
    pin(section, [Pin(items[6].public_id)])
    view = todays_sections().by_address["en", "news"]
    first = section_page(view, at=NOW)
    assert first.older
    second = section_page(view, at=NOW, before=first.older.cursor)
    assert second.newer
    assert section_page(view, at=NOW, after=second.newer.cursor) == first


def test_a_pin_holds_from_its_first_moment_to_just_before_its_last(
    section: Section, items: list[Item]
) -> None:
    until = SOON + timedelta(hours=1)
    pin(section, [Pin(items[4].public_id, SOON, until)])
    assert [pinned(at) for at in (SOON - INSTANT, SOON, until - INSTANT, until)] == [
        [],
        ["5"],
        ["5"],
        [],
    ]


def test_what_nobody_sees_is_pinned_without_a_trace(section: Section, items: list[Item]) -> None:
    before = pages(NOW)
    secret = released(a_story(headline="Secret"), release_at=SOON)
    pin(section, [Pin(secret.public_id)])
    assert pages(NOW) == before
    assert pinned(SOON) == ["Secret"]


def test_what_was_withdrawn_is_pinned_no_more(section: Section, items: list[Item]) -> None:
    pin(section, [Pin(items[0].public_id)])
    later = NOW + timedelta(minutes=1)
    with clock_at(later):
        withdraw_from(items[0])
    assert pages(later)[0] == ([], ["2", "3", "4"])


def test_new_pins_take_the_place_of_all_old_ones(section: Section, items: list[Item]) -> None:
    pin(section, [Pin(items[5].public_id)])
    pin(section, [Pin(items[6].public_id)])
    assert pinned(NOW) == ["7"]
    pin(section, [])
    assert pages(NOW)[0] == ([], ["1", "2", "3"])


@pytest.mark.parametrize(
    ("from_at", "until_at"),
    [
        (SOON.replace(tzinfo=None), None),
        (SOON + timedelta(seconds=1), None),
        (SOON, SOON),
        (SOON, NOW.replace(second=0, microsecond=0)),
    ],
)
def test_times_that_mean_nothing_are_refused(
    section: Section, items: list[Item], from_at: datetime, until_at: datetime | None
) -> None:
    with pytest.raises(UnusableSection) as refusal:
        pin(section, [Pin(items[0].public_id, from_at, until_at)])
    assert refusal.value.part == "pins"


def test_too_many_the_same_twice_and_what_never_was_are_refused(
    section: Section, items: list[Item]
) -> None:
    for wanted in (
        [item.public_id for item in items[: MOST_PINS + 1]],
        [items[0].public_id] * 2,
        [new_public_id()],
    ):
        with pytest.raises(UnusableSection):
            pin(section, [Pin(public_id) for public_id in wanted])
    assert pinned(NOW) == []
