"""Answers and changes speak of the same things in the same words."""

from dateline.archive.article import article
from dateline.archive.selection import Selection
from dateline.archive.surrogate_keys import (
    keys_of_article,
    keys_of_change,
    keys_of_languages,
    keys_of_list,
)
from dateline.journal.reading import noted_after
from dateline.record.models import Item
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.newsroom import correct_in
from tests.stories import NOW, a_story, released


def topic(name: str) -> Term:
    """Return the topic of this name."""
    return found_or_made(Vocabulary.TOPIC, "en", name)


def keys_of_newest_change() -> set[str]:
    """Return the keys of the last change in the journal."""
    *_others, newest = noted_after(0, most=1_000)
    return set(keys_of_change(newest.public_id, newest.language, newest.keys))


def keys_of_page(item: Item) -> set[str]:
    """Return the keys of an item's page in English."""
    found = article(item.public_id, "en", at=NOW)
    assert found is not None
    return set(keys_of_article(found))


def test_a_release_changes_every_list_that_may_hold_it() -> None:
    health, work = topic("Health"), topic("Work")
    released(a_story(health))
    changed = keys_of_newest_change()
    for selection in (
        Selection((), "en"),
        Selection((health.pk,), "en"),
        Selection((), "fr", instead=("en",)),
        Selection((health.pk,), "fr", instead=("en",)),
    ):
        assert changed.intersection(keys_of_list(selection))
        if "en" in selection.languages:
            assert changed.intersection(keys_of_languages(selection))
    for other in (Selection((work.pk,), "en"), Selection((health.pk,), "fr")):
        assert not changed.intersection(keys_of_list(other))
    assert not changed.intersection(keys_of_languages(Selection((), "fr")))


def test_a_story_that_is_taken_from_a_list_changes_that_list() -> None:
    health, work = topic("Health"), topic("Work")
    item = released(a_story(health))
    correct_in(item, terms=a_story(work).terms)
    changed = keys_of_newest_change()
    assert changed.issuperset(keys_of_list(Selection((health.pk,), "en")))
    assert changed.issuperset(keys_of_list(Selection((work.pk,), "en")))


def test_a_page_depends_on_its_item_in_all_languages() -> None:
    item = released(a_story(topic("Health")))
    assert f"i-{item.public_id}" in keys_of_page(item)
    released(a_story(), item=item, language="fr")
    assert keys_of_newest_change() & keys_of_page(item)


def test_a_page_depends_on_the_list_it_takes_related_items_from() -> None:
    health = topic("Health")
    item = released(a_story(health))
    released(a_story(health))
    assert keys_of_newest_change() & keys_of_page(item)
    released(a_story(topic("Work")))
    assert not keys_of_newest_change() & keys_of_page(item)


def test_a_page_depends_on_what_it_names_though_that_is_not_shown_yet() -> None:
    chosen = [released(a_story(topic(name))) for name in ("Sea", "Air", "Land")]
    item = released(a_story(topic("Health"), related=tuple(one.public_id for one in chosen[:2])))
    correct_in(chosen[1], headline="Another")
    assert keys_of_newest_change() & keys_of_page(item)
    correct_in(chosen[2], headline="Another")
    assert not keys_of_newest_change() & keys_of_page(item)


def test_any_change_is_one_of_anything() -> None:
    released()
    assert "all" in keys_of_newest_change()
