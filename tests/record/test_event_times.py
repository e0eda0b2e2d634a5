"""When an event begins and ends, by one clock for all; and which showings say so."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from dateline.lib.clock import FAR
from dateline.record.event_times import event_times
from dateline.record.facts import EventFacts
from dateline.record.models import Item, ShowingEvent
from dateline.record.rebuild import rebuild_showings
from tests.newsroom import correct_in, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

DAY = timedelta(days=1)
FOURTH = date(2030, 3, 4)
TEN = datetime(2030, 3, 4, 10)  # noqa: DTZ001


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


def local(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def an_event(*, event: EventFacts | None = None, **times: Any) -> Item:
    return released(a_story(event=event or EventFacts(FOURTH, FOURTH)), **times)


def rows_of(item: Item) -> list[ShowingEvent]:
    rows = ShowingEvent.objects.filter(showing__public_id=item.public_id)
    return list(rows.order_by("visible_from"))


@pytest.mark.parametrize(
    ("event", "begins_at", "ends_at"),
    [
        (EventFacts(FOURTH, FOURTH), utc(2030, 3, 4), utc(2030, 3, 5)),
        (EventFacts(FOURTH, date(2030, 3, 6)), utc(2030, 3, 4), utc(2030, 3, 7)),
        (EventFacts(TEN, TEN, "Africa/Freetown"), utc(2030, 3, 4, 10), utc(2030, 3, 4, 10)),
        (EventFacts(TEN, TEN, "Asia/Kathmandu"), utc(2030, 3, 4, 4, 15), utc(2030, 3, 4, 4, 15)),
        (EventFacts(TEN, TEN), utc(2030, 3, 4, 10), utc(2030, 3, 4, 10)),
        # From winter into summer, and from summer into winter, where 2:30 comes twice.
        (
            EventFacts(local(2030, 3, 30, 10), local(2030, 3, 31, 10), "Europe/Zurich"),
            utc(2030, 3, 30, 9),
            utc(2030, 3, 31, 8),
        ),
        (
            EventFacts(local(2030, 10, 27, 2, 30), local(2030, 10, 27, 3), "Europe/Zurich"),
            utc(2030, 10, 27, 0, 30),
            utc(2030, 10, 27, 2),
        ),
        (EventFacts(date(9999, 12, 31), date.max), FAR, FAR),
        (EventFacts(date.min, date.min), utc(1, 1, 1), utc(1, 1, 2)),
        (
            EventFacts(local(1, 1, 1), local(9999, 12, 31, 23), "Asia/Tokyo"),
            utc(1, 1, 1),
            FAR,
        ),
        (EventFacts(TEN, local(9999, 12, 31, 23), "America/New_York"), utc(2030, 3, 4, 15), FAR),
    ],
)
def test_an_event_has_its_times_in_utc(
    event: EventFacts, begins_at: datetime, ends_at: datetime
) -> None:
    assert event_times(event) == (begins_at, ends_at)


@pytest.mark.django_db
def test_a_showing_says_when_its_event_is_and_for_how_long_it_is_shown() -> None:
    with clock_at(NOW):
        item = an_event(release_at=SOON, event=EventFacts(TEN, TEN, "Europe/Zurich"))
    (row,) = rows_of(item)
    assert (row.begins_at, row.ends_at) == (utc(2030, 3, 4, 9), utc(2030, 3, 4, 9))
    assert (row.visible_from, row.visible_until) == (SOON, FAR)
    assert (row.language, row.is_public, row.is_press) == ("en", True, True)


@pytest.mark.django_db
def test_a_story_of_no_event_has_no_such_row() -> None:
    assert rows_of(released()) == []


@pytest.mark.django_db
def test_another_version_has_its_own_times_and_a_withdrawal_none() -> None:
    with clock_at(NOW):
        item = an_event()
    with clock_at(NOW + DAY):
        correct_in(item, event=EventFacts(FOURTH + DAY, FOURTH + DAY))
    with clock_at(NOW + 2 * DAY):
        withdraw_from(item)
    first, second = rows_of(item)
    assert (first.begins_at, second.begins_at) == (utc(2030, 3, 4), utc(2030, 3, 5))
    assert first.visible_until == second.visible_from == NOW + DAY
    assert second.visible_until == NOW + 2 * DAY


@pytest.mark.django_db
def test_the_press_sees_an_event_before_its_time() -> None:
    with clock_at(NOW):
        item = an_event(press_at=SOON, release_at=SOON + DAY)
    press, public = rows_of(item)
    assert (press.is_press, press.is_public, press.visible_from) == (True, False, SOON)
    assert (public.is_press, public.is_public, public.visible_from) == (False, True, SOON + DAY)


@pytest.mark.django_db
def test_what_was_released_before_is_found_as_what_is_released_now() -> None:
    with clock_at(NOW):
        item = an_event(event=EventFacts(TEN, TEN, "Europe/Zurich"), release_at=SOON)
        gone = an_event()
        released(a_story(headline='About "event":{} alone'))
    with clock_at(NOW + DAY):
        withdraw_from(gone)
    fields = [field.name for field in ShowingEvent._meta.concrete_fields if field.name != "id"]
    once = sorted(ShowingEvent.objects.values_list(*fields))
    assert len(once) == 2
    ShowingEvent.objects.all().delete()
    migration = import_module("dateline.record.migrations.0004_events_by_their_end")
    migration.derive_what_is_there(apps, None)
    assert sorted(ShowingEvent.objects.values_list(*fields)) == once
    rebuild_showings()
    assert len(rows_of(item)) == 1
