"""Paging by key: at any moment, walking a list meets every visible item once, in order."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive.catalogue import Place, Wanted, catalogue
from dateline.archive.entries import EntryPage
from dateline.archive.latest import latest
from dateline.archive.period import Period
from dateline.archive.periods import periods_beside
from dateline.archive.selection import Selection
from dateline.record.models import Edition, Item, Verb
from dateline.record.visibility import Viewer
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import correct_in, nothing_kept, withdraw_from
from tests.stories import INSTANT, NOW, a_story, headline_of, released

DAYS = [date(2030, 1, 31), date(2030, 2, 1), date(2030, 2, 2), date(2030, 12, 31), date(2031, 1, 1)]
HOURS = st.sampled_from([-48, -1, 0, 0, 2, 26])


@dataclass(frozen=True)
class Made:
    """An item: its day, when it is said to come out, under which terms, and what came after."""

    day: date
    hours: int
    is_under_both: bool
    afterwards: str
    press_hours: int | None


made_items = st.lists(
    st.builds(
        Made,
        day=st.sampled_from(DAYS),
        hours=HOURS,
        is_under_both=st.booleans(),
        afterwards=st.sampled_from(["", "", "withdraw", "correct"]),
        press_hours=st.none() | st.sampled_from([1, 2]),
    ),
    max_size=12,
)
moments = st.sampled_from([NOW, NOW + timedelta(hours=3), NOW + timedelta(hours=80)])


def fill(made: list[Made], terms: tuple[Term, Term]) -> None:
    """Publish, correct and withdraw; each deed five minutes after the last."""
    moment = NOW
    for number, one in enumerate(made):
        moment += timedelta(minutes=5)
        release_at = (NOW + timedelta(hours=one.hours)).replace(second=0, microsecond=0)
        press_at = release_at - timedelta(hours=one.press_hours) if one.press_hours else None
        under = terms if one.is_under_both else terms[:1]
        with time_machine.travel(moment, tick=False):
            story = a_story(*under, headline=str(number), date=one.day)
            item = released(story, release_at=release_at, press_at=press_at)
            if one.hours > 0:
                continue
            if one.afterwards == "withdraw":
                withdraw_from(item)
            if one.afterwards == "correct":
                correct_in(item, date=date(1999, 1, 1), headline=f"{number} corrected")


def expected_ids(
    at: datetime, viewer: Viewer, *terms: Term, month: tuple[int, int] | None = None
) -> list[str]:
    """Return the public ids of what is listed, by the words of the design."""
    listed = []
    for item in Item.objects.all():
        editions = list(Edition.objects.filter(item=item).select_related("content").order_by("pk"))
        first = editions[0]
        starts = [
            min(edition.effective_at, max(edition.press_at, edition.recorded_at))
            if viewer is Viewer.PRESS and edition.press_at
            else edition.effective_at
            for edition in editions
        ]
        seen = [edition for edition, start in zip(editions, starts, strict=True) if start <= at]
        day = first.content.date
        if not seen or seen[-1].verb == Verb.WITHDRAW:
            continue
        if not all(term.public_id in seen[-1].content.text for term in terms):
            continue
        if month is None or (day.year, day.month) == month:
            listed.append(((day, first.release_at, item.sequence), item.public_id))
    return [public_id for _key, public_id in sorted(listed, reverse=True)]


def ids_of(page: EntryPage) -> list[str]:
    return [entry.public_id for entry in page.entries]


@pytest.mark.django_db
@settings(max_examples=40)
@given(
    made_items,
    moments,
    st.integers(1, 4),
    st.sampled_from(list(Viewer)),
    st.integers(0, 2),
    st.none() | st.sampled_from([(2030, 2), (2030, 12)]),
)
def test_older_pages_meet_everything_once_and_newer_pages_lead_back(
    made: list[Made],
    at: datetime,
    size: int,
    viewer: Viewer,
    terms_asked: int,
    month: tuple[int, int] | None,
) -> None:
    with nothing_kept():
        terms = (
            make_term(Vocabulary.TOPIC, {"en": "First"}),
            make_term(Vocabulary.TOPIC, {"en": "Second"}),
        )
        fill(made, terms)
        asked = terms[:terms_asked]
        selection = Selection(
            tuple(term.pk for term in asked), "en", Period(*month) if month else None
        )
        expected = expected_ids(at, viewer, *asked, month=month)

        page = latest(selection, at=at, size=size, viewer=viewer)
        met = ids_of(page)
        assert page.newer is None
        pages = [page]
        while page.older:
            before = page.older
            page = latest(selection, at=at, size=size, viewer=viewer, before=before.cursor)
            assert page.newer is not None
            assert len(page.entries) <= size
            met += ids_of(page)
            pages.append(page)
        assert met == expected

        back = [page]
        while page.newer:
            after = page.newer
            page = latest(selection, at=at, size=size, viewer=viewer, after=after.cursor)
            assert len(page.entries) == min(size, len(expected))
            back.append(page)
        assert ids_of(page) == expected[:size]
        for newer, older in zip(back[1:-1], back[:-2], strict=True):
            assert expected.index(ids_of(newer)[-1]) + 1 == expected.index(ids_of(older)[0])


@pytest.mark.django_db
@settings(max_examples=15)
@given(made_items, moments, st.integers(1, 4))
def test_the_catalogue_meets_everything_once_withdrawn_items_included(
    made: list[Made], at: datetime, size: int
) -> None:
    with nothing_kept():
        topic = make_term(Vocabulary.TOPIC, {"en": "First"})
        fill(made, (topic, topic))
        page = catalogue(Wanted(), at=at, size=size, in_language="en")
        met: list[Place] = [row.place for row in page.rows]
        assert not page.has_newer
        while page.has_older:
            page = catalogue(Wanted(), at=at, size=size, in_language="en", before=met[-1])
            assert page.has_newer
            met += [row.place for row in page.rows]
        ids = [place.cursor.public_id for place in met]
        assert len(ids) == len(set(ids))
        items = {item.public_id: item for item in Item.objects.all()}
        assert set(ids) == {
            public_id for public_id, item in items.items() if headline_of(item, at) is not None
        }
        listed = expected_ids(at, Viewer.PUBLIC)
        assert [public_id for public_id in ids if public_id in listed] == listed


@pytest.mark.django_db
@settings(max_examples=15)
@given(made_items, moments)
def test_the_periods_beside_are_the_nearest_that_hold_something(
    made: list[Made], at: datetime
) -> None:
    with nothing_kept():
        topic = make_term(Vocabulary.TOPIC, {"en": "First"})
        fill(made, (topic, topic))
        months = sorted(
            {
                (day.year, day.month)
                for day in DAYS
                if expected_ids(at, Viewer.PUBLIC, month=(day.year, day.month))
            }
        )
        for month in [(2030, 1), (2030, 2), (2030, 7), (2030, 12), (2031, 1)]:
            before, after = periods_beside(Selection((topic.pk,), "en", Period(*month)), at=at)
            assert before == max((one for one in months if one < month), default=None)
            assert after == min((one for one in months if one > month), default=None)


def test_months_stand_beside_a_month() -> None:
    with pytest.raises(ValueError, match="no period"):
        periods_beside(Selection((), "en"), at=NOW)


def test_a_cursor_keeps_its_place_where_its_item_with_a_corrected_date_is_withdrawn() -> None:
    for day in (1, 2, 3, 4):
        item = released(a_story(headline=f"{day}", date=date(2030, 2, day)))
        if day == 3:
            third = item
    correct_in(third, date=date(1999, 1, 1))
    page = latest(Selection((), "en"), at=NOW, size=2)
    assert page.older is not None
    withdraw_from(third)
    older = latest(Selection((), "en"), at=NOW + INSTANT, size=2, before=page.older.cursor)
    assert [entry.headline for entry in older.entries] == ["2", "1"]


def test_a_cursor_of_an_early_century_means_its_day() -> None:
    early = datetime(999, 6, 1, tzinfo=UTC)
    released(a_story(date=early.date()), release_at=early)
    page = latest(Selection((), "en"), at=NOW, size=1)
    assert page.entries[0].date == early.date()
    assert page.entries[0].first_released_at == early
