"""Updating: readers see new words and are told nothing; what is unchanged stays as it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.record.lawful import Pending, Unlawful
from dateline.record.models import Edition, Item, Verb
from dateline.record.story import UnusableStory
from dateline.record.update import update
from dateline.record.versions import story_now
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import EDITOR, row_counts, withdraw_from
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, editions_of, headline_of, released

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def item() -> Item:
    """An item in two languages."""
    made = released(a_story(headline="First"))
    released(a_story(headline="Premier"), language="fr", item=made)
    return made


def test_new_words_show_at_once_in_all_languages_by_one_act(item: Item) -> None:
    with clock_at(LATER):
        english, french = update(
            item,
            {"en": a_story(headline="Second"), "fr": a_story(headline="Second, en français")},
            by=EDITOR,
        )
    assert english.act == french.act
    assert headline_of(item, LATER) == "Second"
    assert headline_of(item, LATER, language="fr") == "Second, en français"
    assert headline_of(item, LATER - INSTANT) == "First"


def test_readers_are_told_nothing(item: Item) -> None:
    update(item, {"en": a_story(headline="Second")}, by=EDITOR)
    found = article(item.public_id, "en", at=NOW)
    assert found is not None
    assert found.corrections == ()


def test_a_scheduled_update_takes_over_at_its_time(item: Item) -> None:
    update(item, {"en": a_story(headline="Second")}, by=EDITOR, release_at=SOON)
    assert headline_of(item, SOON - INSTANT) == "First"
    assert headline_of(item, SOON) == "Second"


def test_a_language_that_says_the_same_gets_no_version(item: Item) -> None:
    stories = {"en": a_story(headline="Second"), "fr": a_story(headline="Premier")}
    (english,) = update(item, stories, by=EDITOR)
    assert english.language == "en"
    assert Edition.objects.filter(item=item, language="fr").count() == 1


def test_what_changes_nothing_is_refused(item: Item) -> None:
    before = row_counts()
    for stories in ({}, {"en": a_story(headline="First"), "fr": a_story(headline="Premier")}):
        with pytest.raises(Unlawful, match="changes nothing"):
            update(item, stories, by=EDITOR)
    assert row_counts() == before


def test_the_names_that_labels_had_on_the_day_are_no_change() -> None:
    health = make_term(Vocabulary.TOPIC, {"en": "Health"})
    item = released(a_story(health))
    rename(health, "en", "Good health")
    with pytest.raises(Unlawful, match="changes nothing"):
        update(item, {"en": a_story(health)}, by=EDITOR)
    with pytest.raises(Unlawful, match="changes nothing"):
        update(item, {"en": story_now(item, "en")}, by=EDITOR)


def test_another_label_is_a_change() -> None:
    health = make_term(Vocabulary.TOPIC, {"en": "Health"})
    item = released()
    (edition,) = update(item, {"en": a_story(health)}, by=EDITOR)
    assert edition.verb == Verb.UPDATE


def test_a_language_that_is_not_out_stops_all(item: Item) -> None:
    before = row_counts()
    for language in ("ar", "xx"):
        with pytest.raises(Unlawful, match=f"no version in “{language}”"):
            update(item, {"en": a_story(headline="Second"), language: a_story()}, by=EDITOR)
    assert row_counts() == before
    withdraw_from(item)
    with pytest.raises(Unlawful, match="has been withdrawn"):
        update(item, {"en": a_story(headline="Second")}, by=EDITOR)


def test_what_cannot_be_printed_leaves_nothing(item: Item) -> None:
    unknown = make_term(Vocabulary.TOPIC, {"en": "Health"})
    unknown.public_id = "000000000000"
    before = row_counts()
    with pytest.raises(UnusableStory):
        update(item, {"en": a_story(headline="Second"), "fr": a_story(unknown)}, by=EDITOR)
    assert row_counts() == before


def test_a_version_that_waits_is_kept_unless_it_is_said_to_go(item: Item) -> None:
    update(item, {"en": a_story(headline="Waiting")}, by=EDITOR, release_at=SOON)
    second = {"en": a_story(headline="Second")}
    with pytest.raises(Unlawful, match="already scheduled for 02 March 2030, 09:00 UTC"):
        update(item, second, by=EDITOR)
    (edition,) = update(item, second, by=EDITOR, pending=Pending.CANCEL)
    assert headline_of(item, NOW) == headline_of(item, SOON) == "Second"
    _first, _french, waited, _second = editions_of(item)
    assert waited.cancellation.act == edition.act


def test_what_is_compared_is_what_readers_see_not_what_waits(item: Item) -> None:
    waiting = a_story(headline="Waiting")
    update(item, {"en": waiting}, by=EDITOR, release_at=SOON)
    (edition,) = update(item, {"en": waiting}, by=EDITOR, pending=Pending.CANCEL)
    assert edition.effective_at == NOW
    with pytest.raises(Unlawful, match="changes nothing"):
        update(item, {"en": replace(waiting)}, by=EDITOR)


def test_a_first_version_that_waits_is_no_version_to_update() -> None:
    item = released(release_at=SOON)
    with pytest.raises(Unlawful, match="no version in “en” yet"):
        update(item, {"en": a_story(headline="New")}, by=EDITOR, pending=Pending.CANCEL)
    assert headline_of(item, SOON) == "A story"
