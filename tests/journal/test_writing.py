"""The journal: one row for each change, in the order of commit, at times that never go back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dateline.journal.models import Change, Subject
from dateline.journal.position import newest_change, position
from dateline.journal.writing import writing
from dateline.lib import clock
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, 0, 30, 123_457, tzinfo=UTC)
ONE, OTHER = "00000000000a", "00000000000b"


@pytest.fixture(autouse=True)
def _start(db: None) -> None:
    """Begin past what the migrations wrote."""
    assert position() == 0


def test_a_change_carries_the_time_at_which_writing_began() -> None:
    with clock_at(NOW), writing() as open_writing:
        assert open_writing.recorded_at == NOW
        open_writing.note(Subject.ITEM, ONE, language="en", keys=["a", "b"])
    change = Change.objects.get()
    assert (change.subject, change.public_id, change.language) == ("item", ONE, "en")
    assert change.recorded_at == change.effective_at == NOW
    assert change.keys == "a b"


def test_a_change_may_take_effect_later() -> None:
    with clock_at(NOW), writing() as open_writing:
        open_writing.note(Subject.ITEM, ONE, effective_at=NOW + timedelta(days=1))
    change = Change.objects.get()
    assert (change.recorded_at, change.effective_at) == (NOW, NOW + timedelta(days=1))


def test_changes_stand_in_the_order_in_which_they_were_noted() -> None:
    with writing() as open_writing:
        for number in range(5):
            open_writing.note(Subject.TERM, f"{number:012d}")
    ids = list(Change.objects.order_by("seq").values_list("public_id", flat=True))
    assert ids == [f"{number:012d}" for number in range(5)]
    assert position() == Change.objects.order_by("-seq")[0].seq


def test_what_goes_wrong_leaves_nothing() -> None:
    def go_wrong() -> None:
        with writing() as open_writing:
            open_writing.note(Subject.ITEM, ONE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        go_wrong()
    assert position() == 0


def test_writing_within_writing_commits_or_fails_as_one() -> None:
    def go_wrong_after_all() -> None:
        with writing():
            with writing() as inner:
                inner.note(Subject.ITEM, ONE)
            assert position() > 0
            raise RuntimeError

    with pytest.raises(RuntimeError):
        go_wrong_after_all()
    assert position() == 0


def test_times_never_go_back_where_the_clock_does() -> None:
    for moment in (NOW, NOW - timedelta(hours=1), NOW + timedelta(seconds=1), NOW):
        with clock_at(moment), writing() as open_writing:
            open_writing.note(Subject.ITEM, ONE)
    times = list(Change.objects.order_by("seq").values_list("recorded_at", flat=True))
    assert times == [NOW, NOW, NOW + timedelta(seconds=1), NOW + timedelta(seconds=1)]


def test_the_clock_of_a_process_stands_still_rather_than_go_back() -> None:
    with clock_at(NOW):
        assert clock.now() == NOW
        with time_machine.travel(NOW - timedelta(hours=1), tick=False):
            assert clock.now() == NOW
        with time_machine.travel(NOW + timedelta(hours=1), tick=False):
            assert clock.now() == NOW + timedelta(hours=1)


def test_the_newest_change_is_asked_for_by_subject() -> None:
    assert newest_change(Subject.TERM) == ()
    with writing() as open_writing:
        open_writing.note(Subject.TERM, ONE)
    term = newest_change(Subject.TERM)
    with writing() as open_writing:
        open_writing.note(Subject.ITEM, OTHER)
    assert newest_change(Subject.TERM) == term
    assert newest_change(Subject.ITEM) != term
