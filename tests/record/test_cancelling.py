"""Cancelling: what was scheduled is called off, and no reader can tell that it ever was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.archive.article import article
from dateline.archive.latest import latest
from dateline.archive.selection import Selection
from dateline.journal.models import Change
from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Unlawful
from dateline.record.models import Act, Cancellation, Edition, Item, Verb
from dateline.record.publish import publish
from dateline.record.restore import restore
from dateline.record.update import update
from dateline.record.visibility import Viewer
from dateline.record.withdraw import withdraw
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import EDITOR, correct_in, row_counts, withdraw_from
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

LATER = NOW + timedelta(hours=1)
SECRET = a_story(headline="Canary", standfirst="Canary", date=SOON.date())


def answers(item: Item) -> list[object]:
    """Return all that readers and journalists are told of an item, before and after SOON."""
    return [
        told
        for at in (NOW, LATER, SOON - INSTANT, SOON, SOON + timedelta(days=1))
        for viewer in Viewer
        for language in ("en", "fr")
        for told in (
            article(item.public_id, language, at=at, viewer=viewer),
            latest(Selection((), language), at=at, size=50, viewer=viewer),
        )
    ]


def _another_language(item: Item) -> None:
    publish({"fr": SECRET}, by=EDITOR, of=item, release_at=SOON)


def _embargo(item: Item) -> None:
    for_press = SOON - timedelta(hours=1)
    publish({"fr": SECRET}, by=EDITOR, of=item, release_at=SOON, press_at=for_press)


def _update(item: Item) -> None:
    update(item, {"en": SECRET}, by=EDITOR, release_at=SOON)


def _correction(item: Item) -> None:
    correct(item, {"en": Corrected(SECRET, "Canary.")}, by=EDITOR, release_at=SOON)


@pytest.mark.parametrize("schedule", [_another_language, _embargo, _update, _correction])
def test_a_version_called_off_leaves_no_trace(schedule: Callable[[Item], None]) -> None:
    item = released(a_story(headline="First"))
    correct_in(item, headline="Out")
    before = answers(item)
    schedule(item)
    assert answers(item) != before
    with clock_at(LATER):
        cancel(item, by=EDITOR)
    assert answers(item) == before


def test_a_restoration_called_off_leaves_no_trace() -> None:
    item = released()
    withdraw_from(item)
    before = answers(item)
    restore(item, by=EDITOR, release_at=SOON)
    cancel(item, by=EDITOR)
    assert answers(item) == before


def test_what_comes_out_after_a_first_version_was_called_off_is_the_first() -> None:
    item = released(SECRET, release_at=SOON)
    cancel(item, by=EDITOR)
    assert article(item.public_id, "en", at=SOON) is None
    other = released(a_story(headline="Other"))
    with clock_at(LATER):
        publish({"en": a_story(headline="Out")}, by=EDITOR, of=item)
    found = article(item.public_id, "en", at=LATER)
    assert found is not None
    assert (found.entry.first_released_at, found.corrections) == (LATER, ())
    assert headlines(LATER) == ["Out", "Other"]
    assert [edition.number for edition in editions_of(item)] == [1, 2]
    assert headline_of(other, LATER) == "Other"


def test_all_languages_are_called_off_by_one_act_or_one_alone() -> None:
    item = released(a_story(headline="One"), release_at=SOON)
    for language in ("fr", "es"):
        released(a_story(headline="One"), language=language, item=item, release_at=SOON)
    (french,) = cancel(item, by=EDITOR, languages=["fr", "fr"])
    assert french.language == "fr"
    assert headlines(SOON) == headlines(SOON, language="es") == ["One"]
    assert headlines(SOON, language="fr") == []
    english, spanish = cancel(item, by=EDITOR)
    assert Cancellation.objects.get(edition=english).act == spanish.cancellation.act
    assert Act.objects.filter(verb=Verb.CANCEL).count() == 2
    assert headlines(SOON) == headlines(SOON, language="es") == []


def test_what_is_out_cannot_be_called_off() -> None:
    item = released()
    before = row_counts()
    with pytest.raises(Unlawful, match="waits for its time"):
        cancel(item, by=EDITOR)
    with pytest.raises(Unlawful, match="waits in “en”"):
        cancel(item, by=EDITOR, languages=["en"])
    assert row_counts() == before


def test_the_moment_it_comes_out_is_too_late() -> None:
    item = released(release_at=SOON)
    with clock_at(SOON), pytest.raises(Unlawful, match="waits for its time"):
        cancel(item, by=EDITOR)
    assert headlines(SOON) == ["A story"]


def test_what_journalists_were_given_is_not_taken_back() -> None:
    press_at = SOON - timedelta(hours=1)
    item = released(release_at=SOON, press_at=press_at)
    with (
        clock_at(press_at),
        pytest.raises(Unlawful, match=r"Journalists have had \w+ in “en” since 02 March 2030"),
    ):
        cancel(item, by=EDITOR)
    with clock_at(press_at - timedelta(seconds=1)):
        cancel(item, by=EDITOR)
    assert headlines(press_at, viewer=Viewer.PRESS) == []


def test_a_language_in_which_nothing_waits_stops_all() -> None:
    item = released(release_at=SOON)
    with pytest.raises(Unlawful, match="waits in “fr”"):
        cancel(item, by=EDITOR, languages=["en", "fr"])
    assert headlines(SOON) == ["A story"]


def test_it_is_called_off_once() -> None:
    item = released(release_at=SOON)
    cancel(item, by=EDITOR)
    with pytest.raises(Unlawful, match="waits for its time"):
        cancel(item, by=EDITOR)


def test_pages_that_were_kept_learn_of_it_at_once() -> None:
    health = make_term(Vocabulary.TOPIC, {"en": "Health"})
    work = make_term(Vocabulary.TOPIC, {"en": "Work"})
    item = released(a_story(health))
    update(item, {"en": a_story(work)}, by=EDITOR, release_at=SOON)
    with clock_at(LATER):
        cancel(item, by=EDITOR)
    change = Change.objects.latest("seq")
    assert (change.public_id, change.language) == (item.public_id, "en")
    assert change.recorded_at == change.effective_at == LATER
    terms = {health.public_id, work.public_id, item.office.public_id}
    assert set(change.keys.split()) == terms


@pytest.mark.parametrize(
    "act_again",
    [
        lambda item: correct_in(item, headline="Next"),
        lambda item: withdraw(item, reason="Untrue.", by=EDITOR),
        lambda item: update(item, {"en": a_story(headline="Next")}, by=EDITOR),
    ],
)
def test_what_was_called_off_holds_nothing_up(act_again: Callable[[Item], Any]) -> None:
    item = released(a_story(headline="First"))
    _update(item)
    cancel(item, by=EDITOR)
    act_again(item)
    assert Edition.objects.filter(item=item).count() == 3
    assert headline_of(item, SOON) != "Canary"
