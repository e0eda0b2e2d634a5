"""Which events calendars tell, in which order, and what is left of those that were withdrawn."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from dateline.archive.calendar import (
    LATELY,
    MOST,
    CalendarEvent,
    event_of,
    lists_of_events,
    upcoming,
)
from dateline.archive.selection import Selection
from dateline.record.facts import EventFacts
from dateline.record.models import Item
from dateline.record.restore import restore
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made, rename
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = NOW.date()
SECRET = EventFacts(TODAY, TODAY, place="A place", link="https://example.org/join")


def on(day: date, *terms: Term, headline: str = "", **times: Any) -> Item:
    """Release an event of one day, which its headline tells."""
    event = EventFacts(day, day)
    return released(a_story(*terms, headline=headline or f"{day}", event=event), **times)


def told(at: datetime = NOW, *terms: Term, language: str = "en") -> list[CalendarEvent]:
    selection = Selection(tuple(term.pk for term in terms), language)
    return upcoming(selection, at=at)


def headlines(at: datetime = NOW, *terms: Term, language: str = "en") -> list[str]:
    return [event.headline for event in told(at, *terms, language=language)]


def topic(name: str) -> Term:
    return found_or_made(Vocabulary.TOPIC, "en", name)


def test_events_stand_in_the_order_of_their_beginning() -> None:
    hour = datetime(2030, 3, 4, 0, 30)  # noqa: DTZ001
    with clock_at(NOW):
        on(date(2030, 3, 5))
        on(date(2030, 3, 3))
        far_east = EventFacts(hour, hour, "Asia/Tokyo")
        released(a_story(headline="Tokyo", event=far_east))
        on(date(2030, 3, 4))
        released(a_story(headline="No event"))
    assert headlines() == ["2030-03-03", "Tokyo", "2030-03-04", "2030-03-05"]


def test_what_ended_on_the_first_day_is_told_and_what_ended_before_is_not() -> None:
    first = (NOW - LATELY).date()
    with clock_at(NOW):
        on(first)
        on(first - DAY)
        on(first - 2 * DAY)
    # What takes whole days ends as the day after begins.
    assert headlines() == [f"{first - DAY}", f"{first}"]


def test_what_goes_on_is_told_however_long_ago_it_began() -> None:
    with clock_at(NOW):
        event = EventFacts(date(2020, 1, 1), date(2040, 1, 1))
        released(a_story(headline="Twenty years", event=event))
    assert headlines() == ["Twenty years"]


def test_an_event_is_told_in_its_own_language_under_its_own_terms() -> None:
    rice, roads = topic("Rice"), topic("Roads")
    with clock_at(NOW):
        on(TODAY, rice, headline="Rice")
        on(TODAY, rice, roads, headline="Both")
        released(a_story(rice, headline="Riz", event=EventFacts(TODAY, TODAY)), language="fr")
    assert sorted(headlines(NOW, rice)) == ["Both", "Rice"]
    assert headlines(NOW, rice, roads) == ["Both"]
    assert headlines(NOW, rice, language="fr") == ["Riz"]
    assert headlines(NOW, roads, language="fr") == []


def test_an_event_under_embargo_is_in_no_calendar_before_its_time() -> None:
    with clock_at(NOW):
        item = on(TODAY, press_at=SOON - DAY + timedelta(hours=6), release_at=SOON)
    instant = timedelta(microseconds=1)
    assert headlines(SOON - instant) == []
    assert event_of(item.public_id, "en", at=SOON - instant) is None
    assert headlines(SOON) == [f"{TODAY}"]
    assert event_of(item.public_id, "en", at=SOON) is not None


def test_a_version_that_waits_is_told_when_its_time_has_come() -> None:
    with clock_at(NOW):
        item = on(TODAY)
        correct_in(item, event=EventFacts(TODAY + DAY, TODAY + DAY), headline="A day later")
    (event,) = told(NOW + DAY)
    assert (event.headline, event.facts.starts, event.number) == ("A day later", TODAY + DAY, 2)
    assert event.changed_at == NOW


def test_labels_are_called_what_they_are_today_in_the_language() -> None:
    kind, rice = found_or_made(Vocabulary.KIND, "en", "Event"), topic("Rice")
    with clock_at(NOW):
        event = EventFacts(TODAY, TODAY)
        released(a_story(rice, kind, event=event), language="fr")
        rename(rice, "fr", "Le riz")
    (found,) = told(language="fr")
    assert set(found.labels) == {"Le riz", "Événement", "Head office"}


def test_of_a_withdrawn_event_the_headline_the_times_and_the_reason_are_left() -> None:
    rice = topic("Rice")
    with clock_at(NOW):
        item = released(a_story(rice, headline="Gone", standfirst="Secret", event=SECRET, body=()))
        withdraw_other = on(TODAY, headline="Not rice")
    with clock_at(NOW + DAY):
        withdraw_from(item, reason="It never took place.")
        withdraw_from(withdraw_other)
    (event,) = told(NOW + DAY, rice)
    assert event == event_of(item.public_id, "en", at=NOW + DAY)
    assert (event.is_withdrawn, event.headline, event.standfirst) == (
        True,
        "Gone",
        "It never took place.",
    )
    assert event.facts == EventFacts(TODAY, TODAY, state="cancelled")
    assert (event.labels, event.number, event.changed_at) == ((), 2, NOW + DAY)


def test_a_withdrawal_is_told_for_ninety_days() -> None:
    with clock_at(NOW):
        item = on(TODAY + 200 * DAY)
    gone = NOW + DAY
    with clock_at(gone):
        withdraw_from(item)
    assert not told(gone - DAY)[0].is_withdrawn
    assert told(gone + LATELY - DAY)[0].is_withdrawn
    assert told(gone + LATELY) == []


def test_what_was_restored_is_told_as_before() -> None:
    with clock_at(NOW):
        item = released(a_story(event=SECRET))
    with clock_at(NOW + DAY):
        withdraw_from(item)
    with clock_at(NOW + 2 * DAY):
        restore(item, by=EDITOR)
    (event,) = told(NOW + 2 * DAY)
    assert (event.is_withdrawn, event.facts, event.number) == (False, SECRET, 3)


def test_what_told_of_an_event_no_longer_is_withdrawn_without_one() -> None:
    with clock_at(NOW):
        item = on(TODAY)
    with clock_at(NOW + DAY):
        correct_in(item, event=None)
    with clock_at(NOW + 2 * DAY):
        withdraw_from(item)
    assert told(NOW + DAY) == told(NOW + 2 * DAY) == []
    assert event_of(item.public_id, "en", at=NOW + 2 * DAY) is None


def test_an_item_of_no_event_and_none_at_all_answer_alike() -> None:
    with clock_at(NOW):
        item = released()
        other = on(TODAY)
    assert event_of(item.public_id, "en", at=NOW) is None
    assert event_of("000000000000", "en", at=NOW) is None
    assert event_of(other.public_id, "fr", at=NOW) is None


def test_no_more_than_five_hundred_are_told_and_those_first_that_begin_first(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert MOST == 500
    with clock_at(NOW):
        for number in range(5):
            on(TODAY + number * DAY)
    monkeypatch.setattr("dateline.archive.calendar.MOST", 3)
    assert headlines() == [f"{TODAY + number * DAY}" for number in range(3)]
    with django_assert_num_queries(3):
        told()


@pytest.mark.parametrize("is_narrowed", [False, True])
def test_every_question_is_a_search_by_index(*, is_narrowed: bool) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite explains it in these words")
    rice = topic("Rice")
    with clock_at(NOW):
        on(TODAY, rice)
    selection = Selection((rice.pk,) if is_narrowed else (), "en")
    plans = []
    for question, parameters in lists_of_events(selection, at=NOW):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {question}", parameters)
            plans.append([detail for *_numbers, detail in cursor.fetchall()])
    for plan in plans:
        assert "SEARCH t USING INDEX showing_event_ends (language=? AND ends_at>?)" in plan
        # What is looked through row by row is what that search has found.
        scanned = [line for line in plan if line.startswith("SCAN")]
        assert set(scanned) <= {"SCAN t", "SCAN p"}
        assert plan.index("MATERIALIZE t") < plan.index("SCAN t")
