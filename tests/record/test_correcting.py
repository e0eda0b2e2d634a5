"""Correcting: readers see new words and are told what was wrong; nothing else moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.archive.article import article
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Pending, Unlawful
from dateline.record.models import Act, Edition, Item, Severity, Verb
from dateline.record.story import UnusableStory
from dateline.record.versions import story_now
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


@pytest.fixture
def wrong() -> Item:
    return released(a_story(headline="Wrong"))


def test_new_words_show_at_once_and_the_old_ones_until_then(wrong: Item) -> None:
    with clock_at(LATER):
        correct_in(wrong, headline="Right")
    assert headline_of(wrong, LATER) == "Right"
    assert headlines(LATER) == ["Right"]
    assert headline_of(wrong, LATER - INSTANT) == "Wrong"
    assert headlines(LATER - INSTANT) == ["Wrong"]


def test_readers_are_told_what_was_wrong_newest_first(wrong: Item) -> None:
    with clock_at(LATER):
        correct_in(wrong, note="It is Right.", headline="Right")
    with clock_at(LATER + timedelta(hours=1)):
        correct_in(wrong, note="A day later.", date=date(2030, 3, 1))
    found = article(wrong.public_id, "en", at=LATER + timedelta(hours=1))
    assert found is not None
    assert [(told.at, told.note) for told in found.corrections] == [
        (LATER + timedelta(hours=1), "A day later."),
        (LATER, "It is Right."),
    ]
    earlier = article(wrong.public_id, "en", at=LATER)
    assert earlier is not None
    assert [told.note for told in earlier.corrections] == ["It is Right."]
    before = article(wrong.public_id, "en", at=LATER - INSTANT)
    assert before is not None
    assert before.corrections == ()


def test_a_correction_moves_nothing_even_where_it_changes_the_date() -> None:
    first = released(a_story(headline="First"))
    second = released(a_story(headline="Second"))
    assert headlines(NOW) == ["Second", "First"]
    with clock_at(LATER):
        correct_in(first, date=date(2031, 1, 1))
        correct_in(second, date=date(1999, 1, 1))
    assert headlines(LATER) == ["Second", "First"]
    found = article(first.public_id, "en", at=LATER)
    assert found is not None
    assert found.entry.date == date(2031, 1, 1)
    assert found.entry.first_released_at == NOW
    assert found.entry.changed_at == LATER


def test_a_correction_in_one_language_leaves_the_others_alone(wrong: Item) -> None:
    released(a_story(headline="Faux"), language="fr", item=wrong)
    with clock_at(LATER):
        correct_in(wrong, headline="Right")
    assert headline_of(wrong, LATER, language="fr") == "Faux"
    found = article(wrong.public_id, "fr", at=LATER)
    assert found is not None
    assert found.corrections == ()


def test_a_correction_is_an_edition_of_its_own_and_the_first_stays(wrong: Item) -> None:
    (before,) = editions_of(wrong)
    with clock_at(LATER):
        correct_in(wrong, headline="Right")
    first, second = editions_of(wrong)
    assert first.digest == before.digest
    assert first.content.headline == "Wrong"
    assert (second.number, second.verb, second.recorded_at) == (2, Verb.CORRECT, LATER)
    assert (second.note, second.severity) == ("It was wrong.", Severity.CORRECTION)


def test_a_correction_of_what_is_scheduled_waits_for_its_release() -> None:
    item = released(release_at=SOON)
    before = row_counts()
    with pytest.raises(Unlawful, match="already scheduled for 02 March 2030, 09:00 UTC"):
        correct_in(item, headline="Right")
    assert row_counts() == before
    with clock_at(SOON):
        correct_in(item, headline="Right")
    assert headline_of(item, SOON) == "Right"


def test_another_language_that_waits_does_not_hold_this_one_up(wrong: Item) -> None:
    released(language="fr", item=wrong, release_at=SOON)
    correct_in(wrong, headline="Right")
    assert headline_of(wrong, NOW) == "Right"


@pytest.mark.parametrize("note", ["", " \n\t "])
def test_a_correction_without_a_note_is_refused(wrong: Item, note: str) -> None:
    with pytest.raises(Unlawful, match="needs a note"):
        correct_in(wrong, note=note, headline="Right")
    assert Edition.objects.count() == 1


def test_a_correction_that_changes_nothing_is_refused(wrong: Item) -> None:
    with pytest.raises(Unlawful, match="changes nothing"):
        correct_in(wrong, headline="Wrong")
    with pytest.raises(Unlawful, match="changes nothing"):
        correct_in(wrong)
    assert Act.objects.count() == 1


def test_a_correction_that_cannot_be_printed_leaves_nothing(wrong: Item) -> None:
    before = row_counts()
    with pytest.raises(UnusableStory):
        correct_in(wrong, headline="")
    assert row_counts() == before


def test_what_never_was_or_is_no_more_cannot_be_corrected(wrong: Item) -> None:
    with pytest.raises(Unlawful, match="no version in “fr”"):
        correct_in(wrong, language="fr", headline="Juste")
    withdraw_from(wrong)
    with pytest.raises(Unlawful, match="has been withdrawn in “en”"):
        correct_in(wrong, headline="Right")


def test_the_change_is_made_to_what_readers_see_now(wrong: Item) -> None:
    correct_in(wrong, standfirst="New.")
    story = story_now(wrong, "en")
    better = replace(story, headline=f"{story.headline}: {story.standfirst}")
    correct(wrong, {"en": Corrected(better, "More.")}, by=EDITOR)
    assert headline_of(wrong, NOW) == "Wrong: New."


def test_two_corrections_of_one_moment_show_the_later_alone(wrong: Item) -> None:
    correct_in(wrong, headline="Better")
    correct_in(wrong, headline="Best")
    assert headline_of(wrong, NOW) == "Best"
    assert headlines(NOW) == ["Best"]
    assert headlines(NOW - INSTANT) == []


def test_several_languages_are_put_right_by_one_act_each_with_its_note(wrong: Item) -> None:
    released(a_story(headline="Faux"), language="fr", item=wrong)
    english, french = correct(
        wrong,
        {
            "en": Corrected(a_story(headline="Right"), "It is Right."),
            "fr": Corrected(a_story(headline="Juste"), "C’est juste."),
        },
        by=EDITOR,
    )
    assert english.act == french.act
    assert (english.note, french.note) == ("It is Right.", "C’est juste.")
    assert headline_of(wrong, NOW, language="fr") == "Juste"


@pytest.mark.parametrize(
    ("french", "sentence"),
    [
        (Corrected(a_story(headline="Faux"), "Rien."), "changes nothing in “fr”"),
        (Corrected(a_story(headline="Juste"), " "), "needs a note"),
    ],
)
def test_a_language_that_cannot_be_corrected_stops_all(
    wrong: Item, french: Corrected, sentence: str
) -> None:
    released(a_story(headline="Faux"), language="fr", item=wrong)
    before = row_counts()
    with pytest.raises(Unlawful, match=sentence):
        correct(
            wrong, {"en": Corrected(a_story(headline="Right"), "Wrong."), "fr": french}, by=EDITOR
        )
    with pytest.raises(Unlawful, match="nothing to correct"):
        correct(wrong, {}, by=EDITOR)
    assert row_counts() == before


def test_how_much_it_matters_is_kept(wrong: Item) -> None:
    right = {"en": Corrected(a_story(headline="Right"), "To be clear.")}
    (edition,) = correct(wrong, right, by=EDITOR, severity=Severity.CLARIFICATION)
    assert edition.severity == Severity.CLARIFICATION
    assert '"severity":"clarification"' in edition.content.text


def test_a_scheduled_correction_is_told_when_it_comes_out(wrong: Item) -> None:
    right = {"en": Corrected(a_story(headline="Right"), "Wrong.")}
    correct(wrong, right, by=EDITOR, release_at=SOON)
    for at, headline, notes in ((SOON - INSTANT, "Wrong", 0), (SOON, "Right", 1)):
        found = article(wrong.public_id, "en", at=at)
        assert found is not None
        assert (found.entry.headline, len(found.corrections)) == (headline, notes)


def test_what_waits_may_give_way_to_a_correction(wrong: Item) -> None:
    later = {"en": Corrected(a_story(headline="Later"), "Wrong.")}
    correct(wrong, later, by=EDITOR, release_at=SOON)
    now = {"en": Corrected(a_story(headline="Now"), "Wrong at once.")}
    correct(wrong, now, by=EDITOR, pending=Pending.CANCEL)
    assert headline_of(wrong, SOON) == "Now"
    found = article(wrong.public_id, "en", at=SOON)
    assert found is not None
    assert [told.note for told in found.corrections] == ["Wrong at once."]
