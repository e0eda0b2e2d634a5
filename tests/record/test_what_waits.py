"""The desk asks what waits, what an item said and says, and where it stands."""

from datetime import timedelta

import pytest
from django.db import connection

from bench.plans import complaints
from dateline.record.cancel import cancel
from dateline.record.items import item_with
from dateline.record.lawful import Unlawful
from dateline.record.models import Verb
from dateline.record.reschedule import reschedule
from dateline.record.schedule import scheduled
from dateline.record.standing import standings
from dateline.record.update import update
from dateline.record.versions import languages_of, story_now, versions
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.record.test_erasures import erase
from tests.stories import NOW, SOON, a_story, clock_at, editions_of, released

DAY = timedelta(days=1)


def test_what_comes_out_is_told_earliest_first_with_all_the_board_shows() -> None:
    released(a_story(headline="Out already"))
    late = released(a_story(headline="Late"), release_at=SOON + DAY)
    soon = released(a_story(headline="Soon"), language="fr", release_at=SOON)
    first, second = scheduled(NOW, SOON + DAY)
    assert (first.public_id, first.language, first.verb) == (soon.public_id, "fr", Verb.PUBLISH)
    assert (first.release_at, first.headline, first.office_id) == (SOON, "Soon", soon.office_id)
    assert first.act.submitter == EDITOR.submitter.opaque_id
    assert second.public_id == late.public_id


def test_the_first_moment_is_left_out_and_the_last_is_not() -> None:
    released(release_at=SOON)
    assert scheduled(SOON, SOON + DAY) == []
    assert len(scheduled(NOW, SOON)) == 1


def test_what_has_come_out_since_is_told_as_well() -> None:
    released(release_at=SOON)
    with clock_at(SOON + DAY):
        assert len(scheduled(SOON - DAY, SOON + DAY)) == 1


def test_what_was_called_off_is_not_told_and_what_was_moved_once() -> None:
    cancel(released(release_at=SOON), by=EDITOR)
    moved = released(release_at=SOON)
    reschedule(moved, release_at=SOON + DAY, by=EDITOR)
    assert [(one.public_id, one.release_at) for one in scheduled(NOW, SOON + DAY)] == [
        (moved.public_id, SOON + DAY)
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="A planner of few rows may scan.")
def test_however_many_are_out_only_those_that_wait_are_looked_at() -> None:
    sql = (
        "SELECT id FROM record_edition WHERE effective_at > recorded_at "
        "AND effective_at > %s AND effective_at <= %s ORDER BY effective_at"
    )
    assert complaints(sql, ["2030-01-01", "2030-02-01"]) == []


def test_all_versions_are_told_oldest_first_cancelled_ones_too() -> None:
    item = released(a_story(headline="First"))
    update(item, {"en": a_story(headline="Never")}, by=EDITOR, release_at=SOON)
    cancel(item, by=EDITOR)
    correct_in(item, note="Wrong.", headline="Second")
    told = versions(item, "en")
    assert [(one.number, one.verb, one.headline, one.is_cancelled) for one in told] == [
        (1, "publish", "First", False),
        (2, "update", "Never", True),
        (3, "correct", "Second", False),
    ]
    assert (told[2].note, told[2].act.verb, told[2].effective_at) == ("Wrong.", "correct", NOW)
    assert told[1].release_at == SOON
    assert versions(item, "fr") == []


def test_an_erased_version_is_told_without_its_words() -> None:
    item = released(a_story(headline="Secret"))
    correct_in(item, headline="Better")
    erase(editions_of(item)[0])
    assert [one.headline for one in versions(item, "en")] == ["", "Better"]


def test_an_item_says_what_was_said_last_whether_it_is_out_or_waits() -> None:
    item = released(a_story(headline="First"))
    assert story_now(item, "en").headline == "First"
    update(item, {"en": a_story(headline="Second")}, by=EDITOR, release_at=SOON)
    assert story_now(item, "en").headline == "Second"
    cancel(item, by=EDITOR)
    assert story_now(item, "en").headline == "First"


def test_a_withdrawn_item_still_says_to_the_house_what_it_said() -> None:
    item = released(a_story(headline="First", standfirst="What happened."))
    withdraw_from(item)
    assert story_now(item, "en").standfirst == "What happened."


def test_an_item_says_nothing_where_all_was_called_off() -> None:
    item = released(release_at=SOON)
    released(language="fr", item=item)
    cancel(item, by=EDITOR)
    with pytest.raises(Unlawful, match="no version in “en”"):
        story_now(item, "en")
    assert languages_of(item) == ["fr"]


def test_where_an_item_stands() -> None:
    item = released(release_at=SOON)
    released(language="fr", item=item)
    withdraw_from(released())
    found = standings(item, now=NOW)
    assert found["en"].pending is not None
    assert (found["en"].is_out, found["fr"].is_out, found["fr"].pending) == (False, True, None)
    assert standings(item, now=SOON)["en"].is_out


def test_an_item_is_found_by_its_id() -> None:
    item = released()
    assert item_with(item.public_id) == item
    assert item_with("000000000000") is None
