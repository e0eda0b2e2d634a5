"""Reading on in the journal, and what is noted for a time to come."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.journal.models import Subject
from dateline.journal.position import position
from dateline.journal.reading import noted_after, noted_to_come, scheduled_around
from dateline.journal.writing import writing
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, 0, 30, 123_457, tzinfo=UTC)
SOON, LATER = NOW + timedelta(minutes=1), NOW + timedelta(days=1)
IDS = ["00000000000a", "00000000000b", "00000000000c"]


@pytest.fixture(autouse=True)
def _noted(db: None) -> None:
    """Three changes: of now, of tomorrow, and of a minute from now."""
    with clock_at(NOW), writing() as open_writing:
        for public_id, moment in zip(IDS, (None, LATER, SOON), strict=True):
            open_writing.note(
                Subject.ITEM, public_id, language="en", effective_at=moment, keys=["a", "b"]
            )


def test_what_came_after_a_place_stands_in_its_order() -> None:
    first, *rest = noted_after(0, most=10)
    assert (first.subject, first.public_id, first.language) == ("item", IDS[0], "en")
    assert (first.effective_at, first.keys) == (NOW, ("a", "b"))
    assert [one.public_id for one in rest] == IDS[1:]
    assert noted_after(first.seq, most=10) == rest
    assert noted_after(position(), most=10) == []


def test_no_more_is_read_than_was_asked_for() -> None:
    assert [one.public_id for one in noted_after(0, most=2)] == IDS[:2]


def test_what_is_to_come_is_what_readers_do_not_see_yet() -> None:
    assert {one.public_id for one in noted_to_come(NOW)} == set(IDS[1:])
    assert [one.public_id for one in noted_to_come(SOON)] == [IDS[1]]
    assert noted_to_come(LATER) == []


def test_between_what_came_last_and_what_comes_next_nothing_is_scheduled() -> None:
    assert scheduled_around(NOW) == (None, SOON)
    assert scheduled_around(SOON - timedelta(microseconds=1)) == (None, SOON)
    assert scheduled_around(SOON) == (SOON, LATER)
    assert scheduled_around(LATER) == (LATER, None)
