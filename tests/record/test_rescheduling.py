"""Rescheduling: what waits goes out at another time, as if it had been meant for it."""

from datetime import datetime, timedelta

import pytest

from dateline.archive.article import article
from dateline.journal.models import Change
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Unlawful
from dateline.record.models import Act, Severity, Verb
from dateline.record.reschedule import reschedule
from dateline.record.visibility import Viewer
from tests.newsroom import EDITOR, correct_in, row_counts
from tests.stories import (
    INSTANT,
    NOW,
    SOON,
    a_story,
    clock_at,
    editions_of,
    headline_of,
    headlines,
    released,
)

EARLY = SOON - timedelta(hours=1)
LATE = SOON + timedelta(hours=1)


@pytest.mark.parametrize("moved_to", [EARLY, LATE])
def test_it_comes_out_at_the_new_time_and_at_no_other(moved_to: datetime) -> None:
    item = released(release_at=SOON)
    (edition,) = reschedule(item, release_at=moved_to, by=EDITOR)
    assert edition.release_at == edition.effective_at == moved_to
    assert headline_of(item, edition.release_at - INSTANT) is None
    assert headline_of(item, edition.release_at) == "A story"
    assert [at for at in (EARLY, SOON, LATE) if headlines(at)] == [
        at for at in (EARLY, SOON, LATE) if at >= edition.release_at
    ]


def test_it_may_come_out_now_after_all() -> None:
    item = released(release_at=SOON)
    reschedule(item, release_at=None, by=EDITOR)
    assert headlines(NOW) == ["A story"]
    assert headlines(NOW - INSTANT) == []


def test_all_languages_move_by_one_act_or_one_alone() -> None:
    item = released(release_at=SOON)
    released(language="fr", item=item, release_at=SOON)
    reschedule(item, release_at=EARLY, by=EDITOR, languages=["fr"])
    assert headlines(EARLY) == []
    assert headlines(EARLY, language="fr") == ["A story"]
    english, french = reschedule(item, release_at=LATE, by=EDITOR)
    assert english.act == french.act
    assert Act.objects.filter(verb=Verb.RESCHEDULE).count() == 2
    assert headlines(LATE - INSTANT) == headlines(LATE - INSTANT, language="fr") == []


def test_it_stays_what_it_was_and_tells_readers_what_it_would_have() -> None:
    item = released(a_story(headline="Wrong"))
    right = Corrected(a_story(headline="Right"), "It was wrong.")
    severity = Severity.CLARIFICATION
    correct(item, {"en": right}, by=EDITOR, severity=severity, release_at=SOON)
    (edition,) = reschedule(item, release_at=LATE, by=EDITOR)
    assert (edition.verb, edition.note, edition.severity) == (
        Verb.CORRECT,
        "It was wrong.",
        Severity.CLARIFICATION,
    )
    found = article(item.public_id, "en", at=LATE)
    assert found is not None
    assert [(told.at, told.note) for told in found.corrections] == [(LATE, "It was wrong.")]
    early = article(item.public_id, "en", at=SOON)
    assert early is not None
    assert early.corrections == ()


def test_its_place_in_lists_is_that_of_the_new_time() -> None:
    moved = released(a_story(headline="Moved"), release_at=EARLY)
    released(a_story(headline="Other"), release_at=SOON)
    reschedule(moved, release_at=LATE, by=EDITOR)
    assert headlines(LATE) == ["Moved", "Other"]


def test_journalists_keep_their_time_and_are_never_later_than_the_public() -> None:
    item = released(release_at=LATE, press_at=SOON)
    (later,) = reschedule(item, release_at=LATE + timedelta(hours=1), by=EDITOR)
    assert later.press_at == SOON
    (early,) = reschedule(item, release_at=EARLY, by=EDITOR)
    assert early.press_at == EARLY
    assert headlines(EARLY) == headlines(EARLY, viewer=Viewer.PRESS) == ["A story"]
    assert headlines(EARLY - INSTANT, viewer=Viewer.PRESS) == []


def test_what_is_out_stays_out_and_the_first_day_stays_the_first() -> None:
    item = released(a_story(headline="First"))
    correct(item, {"en": Corrected(a_story(headline="Next"), "Wrong.")}, by=EDITOR, release_at=SOON)
    reschedule(item, release_at=LATE, by=EDITOR)
    assert headline_of(item, LATE - INSTANT) == "First"
    found = article(item.public_id, "en", at=LATE)
    assert found is not None
    assert found.entry.first_released_at == NOW


def test_what_is_refused_changes_nothing() -> None:
    item = released(release_at=SOON)
    out = released()
    seen = released(release_at=LATE, press_at=EARLY)
    before = row_counts()
    with pytest.raises(Unlawful, match="scheduled for that time already"):
        reschedule(item, release_at=SOON, by=EDITOR)
    with pytest.raises(Unlawful, match="falls on a whole minute"):
        reschedule(item, release_at=SOON + timedelta(seconds=1), by=EDITOR)
    with pytest.raises(Unlawful, match="waits in “fr”"):
        reschedule(item, release_at=LATE, by=EDITOR, languages=["fr"])
    with pytest.raises(Unlawful, match="waits for its time"):
        reschedule(out, release_at=LATE, by=EDITOR)
    with clock_at(EARLY), pytest.raises(Unlawful, match="Journalists have had"):
        reschedule(seen, release_at=SOON, by=EDITOR)
    assert row_counts() == before


def test_pages_that_were_kept_learn_of_both_times() -> None:
    item = released(release_at=SOON)
    reschedule(item, release_at=LATE, by=EDITOR)
    changes = Change.objects.filter(public_id=item.public_id).order_by("seq")
    assert [change.effective_at for change in changes] == [SOON, NOW, LATE]
    assert all(change.keys for change in changes)


def test_moved_twice_it_is_numbered_for_the_house_and_corrected_as_any() -> None:
    item = released(release_at=SOON)
    reschedule(item, release_at=LATE, by=EDITOR)
    reschedule(item, release_at=EARLY, by=EDITOR)
    assert [edition.number for edition in editions_of(item)] == [1, 2, 3]
    with clock_at(LATE):
        correct_in(item, headline="Better")
    assert headline_of(item, LATE) == "Better"
