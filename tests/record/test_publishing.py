"""Publishing: now or at a time, to the press before the public, in all languages or in none."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from dateline.lib.languages import UnknownLanguage
from dateline.record.lawful import Unlawful
from dateline.record.models import Act, Item, Verb
from dateline.record.person import Person, Signature
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, UnusableStory
from dateline.record.visibility import Viewer
from tests.newsroom import EDITOR, row_counts, withdraw_from
from tests.stories import (
    INSTANT,
    NOW,
    SOON,
    a_story,
    editions_of,
    head_office,
    headline_of,
    headlines,
    released,
)


def test_what_is_published_now_is_visible_from_this_very_moment() -> None:
    item = released(a_story(headline="Out"))
    assert headline_of(item, NOW) == "Out"
    assert headlines(NOW) == ["Out"]
    assert headline_of(item, NOW - INSTANT) is None
    assert headlines(NOW - INSTANT) == []


def test_what_is_scheduled_appears_at_its_time_and_not_a_microsecond_before() -> None:
    item = released(release_at=SOON)
    for viewer in Viewer:
        assert headline_of(item, SOON - INSTANT, viewer=viewer) is None
        assert headlines(SOON - INSTANT, viewer=viewer) == []
        assert headline_of(item, SOON, viewer=viewer) == "A story"
        assert headlines(SOON, viewer=viewer) == ["A story"]


def test_journalists_read_what_is_under_embargo_and_the_public_does_not() -> None:
    press_at = SOON - timedelta(hours=3)
    item = released(release_at=SOON, press_at=press_at)
    seen = {
        moment: (headline_of(item, moment), headline_of(item, moment, viewer=Viewer.PRESS))
        for moment in (press_at - INSTANT, press_at, SOON - INSTANT, SOON)
    }
    assert list(seen.values()) == [
        (None, None),
        (None, "A story"),
        (None, "A story"),
        ("A story", "A story"),
    ]
    assert headlines(press_at) == []
    assert headlines(press_at, viewer=Viewer.PRESS) == ["A story"]
    assert headlines(SOON, viewer=Viewer.PRESS) == ["A story"]


def test_a_press_time_gone_by_means_from_now_on() -> None:
    item = released(release_at=SOON, press_at=NOW - timedelta(days=1))
    assert headline_of(item, NOW - INSTANT, viewer=Viewer.PRESS) is None
    assert headline_of(item, NOW, viewer=Viewer.PRESS) == "A story"
    assert headline_of(item, NOW) is None


def test_languages_of_one_act_come_out_together() -> None:
    stories = {"en": a_story(headline="Good"), "fr": a_story(headline="Bon")}
    english, french = publish(stories, by=EDITOR, of=NewItem(head_office()), release_at=SOON)
    assert english.item == french.item
    assert english.act == french.act
    assert headline_of(english.item, SOON) == "Good"
    assert headline_of(english.item, SOON, language="fr") == "Bon"
    assert headlines(SOON, language="fr") == ["Bon"]


def test_another_language_may_follow_later_under_the_same_item() -> None:
    item = released()
    publish({"ar": a_story(headline="خبر")}, by=EDITOR, of=item, release_at=SOON)
    assert headline_of(item, SOON - INSTANT, language="ar") is None
    assert headline_of(item, SOON, language="ar") == "خبر"
    assert Item.objects.count() == 1


def test_an_act_keeps_who_did_it_and_when() -> None:
    (edition,) = editions_of(released())
    act = Act.objects.get()
    assert (act.verb, act.at, act.submitter, act.submitter_role) == (
        Verb.PUBLISH,
        NOW,
        EDITOR.submitter.opaque_id,
        EDITOR.submitter.role,
    )
    assert (edition.number, edition.recorded_at, edition.effective_at) == (1, NOW, NOW)


def test_an_act_keeps_who_let_it_go_and_why() -> None:
    by = Signature(
        Person("0123456789ab", "Reporter"),
        approver=Person("ba9876543210", "Managing editor"),
        reason="Nobody else was on duty.",
        policy="together",
    )
    (edition,) = publish({"en": a_story()}, by=by, of=NewItem(head_office()))
    act = edition.act
    assert (act.submitter, act.submitter_role) == ("0123456789ab", "Reporter")
    assert (act.approver, act.approver_role) == ("ba9876543210", "Managing editor")
    assert (act.reason, act.policy) == ("Nobody else was on duty.", "together")
    assert edition.note == ""


def test_an_item_may_have_the_id_that_was_reserved_for_it_and_no_other_has() -> None:
    wanted = NewItem(head_office(), "0123456789ab")
    (edition,) = publish({"en": a_story()}, by=EDITOR, of=wanted)
    assert edition.item.public_id == "0123456789ab"
    before = row_counts()
    with pytest.raises(Unlawful, match="0123456789ab is there already"):
        publish({"fr": a_story()}, by=EDITOR, of=wanted)
    assert row_counts() == before


def test_what_is_withdrawn_is_restored_not_published() -> None:
    item = released()
    withdraw_from(item)
    with pytest.raises(Unlawful, match="already withdrawn in “en”; restore it"):
        publish({"en": a_story()}, by=EDITOR, of=item)


def test_a_time_said_in_another_zone_is_kept_in_utc() -> None:
    noon = datetime(2030, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=3)))
    (edition,) = publish({"en": a_story()}, by=EDITOR, of=NewItem(head_office()), release_at=noon)
    assert edition.release_at.tzinfo is UTC
    assert f"{edition.effective_at:%H:%M}" == "09:00"
    assert '"release_at":"2030-03-02T09:00:00+00:00"' in edition.content.text


def test_a_time_gone_by_says_when_it_was_first_out_and_shows_nothing_before_now() -> None:
    item = released(release_at=datetime(1946, 5, 17, 8, 30, 15, 7, tzinfo=UTC))
    (edition,) = editions_of(item)
    assert edition.release_at.year == 1946
    assert edition.effective_at == NOW
    assert headline_of(item, NOW - INSTANT) is None


def _unknown_term() -> dict[str, Story]:
    unknown = head_office()
    unknown.public_id = "000000000000"
    return {"en": a_story(), "fr": a_story(unknown)}


def _term_of_another_kind() -> dict[str, Story]:
    miscalled = head_office()
    miscalled.vocabulary = "topic"
    return {"en": a_story(), "fr": a_story(miscalled)}


@pytest.mark.parametrize(
    ("stories", "refusal", "sentence"),
    [
        (dict, Unlawful, "nothing to publish"),
        (lambda: {"en": a_story(), "xx": a_story()}, UnknownLanguage, "“xx” is not a language"),
        (_unknown_term, UnusableStory, "No office has the id “000000000000”"),
        (_term_of_another_kind, UnusableStory, "No topic has the id"),
    ],
)
def test_a_refusal_in_one_language_leaves_no_row_anywhere(
    stories: Callable[[], dict[str, Story]], refusal: type[Exception], sentence: str
) -> None:
    office = head_office()
    before = row_counts()
    with pytest.raises(refusal, match=sentence):
        publish(stories(), by=EDITOR, of=NewItem(office))
    assert row_counts() == before


def test_a_language_that_is_out_is_not_published_again_nor_any_with_it() -> None:
    item = released()
    before = row_counts()
    with pytest.raises(Unlawful, match="already out in “en”"):
        publish({"fr": a_story(), "en": a_story()}, by=EDITOR, of=item)
    assert row_counts() == before


def test_a_language_that_is_scheduled_is_not_published_again() -> None:
    item = released(release_at=SOON)
    with pytest.raises(Unlawful, match="already scheduled in “en” for 02 March 2030, 09:00 UTC"):
        publish({"en": a_story()}, by=EDITOR, of=item)


@pytest.mark.parametrize("name", ["release_at", "press_at"])
@pytest.mark.parametrize(
    "odd",
    [
        SOON.replace(second=1),
        SOON.replace(microsecond=1),
        SOON.replace(tzinfo=timezone(timedelta(seconds=30))),
    ],
)
def test_a_time_to_come_falls_on_a_whole_minute(name: str, odd: datetime) -> None:
    times: dict[str, Any] = {"release_at": SOON + timedelta(days=1), name: odd}
    with pytest.raises(Unlawful, match="falls on a whole minute"):
        released(**times)


@pytest.mark.parametrize("name", ["release_at", "press_at"])
def test_a_time_without_a_zone_means_nothing(name: str) -> None:
    times: dict[str, Any] = {"release_at": SOON, name: SOON.replace(tzinfo=None)}
    with pytest.raises(Unlawful, match="needs a time zone"):
        released(**times)


def test_journalists_are_never_later_than_the_public() -> None:
    with pytest.raises(Unlawful, match="only after the public"):
        released(release_at=SOON, press_at=SOON + timedelta(minutes=1))
    with pytest.raises(Unlawful, match="only after the public"):
        released(press_at=SOON)


def test_of_two_items_of_a_day_the_one_first_out_later_stands_first() -> None:
    for hour in (12, 9, 15):
        release_at = datetime(2030, 2, 1, hour, tzinfo=UTC)
        released(a_story(headline=f"{hour}"), release_at=release_at)
    released(a_story(headline="Yesterday's", date=date(2030, 2, 27)))
    assert headlines(NOW) == ["15", "12", "9", "Yesterday's"]


@pytest.mark.parametrize("year", [1, 1919, 1969, 1970, 2030])
def test_an_archive_of_any_age_keeps_its_order_and_its_times(year: int) -> None:
    early = datetime(year, 1, 2, 3, 4, 5, 678_901, tzinfo=UTC)
    released(a_story(headline="First", date=early.date()), release_at=early)
    released(a_story(headline="Second", date=early.date()), release_at=early + INSTANT)
    assert headlines(NOW) == ["Second", "First"]
