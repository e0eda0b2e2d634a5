"""A pin says which words a translation says, and stays with its words."""

from typing import Any

import pytest

from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import Pin, pin_of, pin_source, pins_of, unpin


def again(page: StoryPage) -> StoryPage:
    """Return the page as it is kept."""
    return StoryPage.objects.get(pk=page.pk)


def pinned(page: StoryPage) -> str | None:
    """Return the headline that a page is pinned to, None where to nothing known."""
    pin = pin_of(again(page))
    return pin.said["headline"] if pin and pin.said else None


def test_a_pin_stands_on_the_page_and_in_its_newest_words(write: Any, translate: Any) -> None:
    english = write()
    french = translate(english)
    newest = french.get_latest_revision_as_object()
    for one in (french, newest):
        assert one.source_language == "en"
        assert one.source_revision.as_object().title == english.title
    assert pinned(french) == english.title
    # What was set aside is nobody's newest version.
    assert again(english).get_latest_revision().is_latest_revision()
    assert french.source_revision_id != again(english).latest_revision_id


def test_what_is_saved_over_the_version_pinned_does_not_move_the_pin(
    newsroom: Any, write: Any, translate: Any
) -> None:
    english = write()
    french = translate(english)
    draft = again(english).get_latest_revision_as_object()
    draft.title = "Rice farmers lose their harvest"
    draft.save_revision(
        user=newsroom["reporter"], overwrite_revision=again(english).get_latest_revision()
    )
    assert pinned(french) == english.title
    pin_source(again(french), again(english))
    assert pinned(french) == "Rice farmers lose their harvest"


def test_the_same_words_are_set_aside_once(write: Any, translate: Any) -> None:
    english = write()
    french, spanish = translate(english), translate(english, "es")
    pin_source(again(french), again(english))
    assert french.source_revision_id == spanish.source_revision_id
    assert again(french).source_revision_id == french.source_revision_id


def test_writing_on_keeps_the_pin_and_an_older_version_brings_its_own_back(
    newsroom: Any, write: Any, translate: Any, change: Any, clock: Any
) -> None:
    english = write()
    french = translate(english)
    before = french.get_latest_revision()
    clock.shift(60)
    change(english, title="Rice farmers insure their fields")
    french = change(french, standfirst="Un autre résumé.")
    assert pinned(french) == english.title
    pin_source(french, again(english))
    assert pinned(french) == "Rice farmers insure their fields"
    clock.shift(60)
    before.as_object().save_revision(user=newsroom["reporter"], previous_revision=before)
    assert pinned(french) == english.title
    french.get_latest_revision().as_object().save_revision(user=newsroom["reporter"])
    assert pinned(french) == "Rice farmers insure their fields"


def test_a_language_that_is_written_for_itself_has_no_pin(
    write: Any, translate: Any, change: Any
) -> None:
    english = write()
    french = translate(english)
    assert pin_of(english) is None
    unpin(french)
    assert (again(french).source_language, again(french).source_revision) == ("", None)
    assert pin_of(change(french, standfirst="À nous.")) is None


def test_a_pin_needs_saved_words_of_the_same_item_in_another_language(write: Any) -> None:
    english, other = write(), write("fr")
    with pytest.raises(ValueError, match="another language"):
        pin_source(other, english)
    with pytest.raises(ValueError, match="another language"):
        pin_source(english, english)


def test_a_source_deleted_on_the_desk_leaves_its_language_known(write: Any, translate: Any) -> None:
    english = write()
    french = translate(english)
    again(english).delete()
    assert pin_of(again(french)) == Pin("en")
    assert again(french).get_latest_revision_as_object().source_revision is None


def test_pins_of_many_stories_cost_two_questions(
    write: Any, translate: Any, django_assert_num_queries: Any
) -> None:
    pages = [translate(write(), tag) for tag in ("fr", "es", "fr")]
    with django_assert_num_queries(2):
        found = pins_of(pages)
    assert len(found) == 3
    assert all(pin.said for pin in found.values())
