"""A translation says on the record which edition it was made from."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Unlawful
from dateline.record.models import Content, Edition, Item
from dateline.record.publish import NewItem, publish
from dateline.record.reschedule import reschedule
from dateline.record.restore import restore
from dateline.record.sources import Sources
from dateline.record.update import update
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR
from tests.stories import NOW, SOON, a_story, clock_at, editions_of, released

LATER = SOON + timedelta(hours=1)


def out_in(
    *tags: str, sources: Sources, release_at: datetime | None = None
) -> Mapping[str, Edition]:
    """Publish a new item in these languages in one act."""
    stories = {tag: a_story(headline=f"In {tag}") for tag in tags}
    office = released().office
    of = NewItem(office)
    editions = publish(stories, by=EDITOR, of=of, sources=sources, release_at=release_at)
    return {edition.language: edition for edition in editions}


def source_of(item: Item, language: str) -> Edition | None:
    """Return what the newest edition in a language was made from."""
    return item.editions.filter(language=language).latest("number").source


def test_languages_that_go_out_together_name_one_another_in_any_order() -> None:
    out = out_in("ar", "fr", "en", "es", sources={"ar": "fr", "fr": "en"})
    kept = {edition.language: edition.source for edition in editions_of(out["en"].item)}
    assert kept == {"en": None, "es": None, "fr": out["en"], "ar": out["fr"]}


def test_the_source_is_no_part_of_what_is_signed() -> None:
    out = out_in("en", "fr", sources={"fr": "en"})
    text = Content.objects.get(edition=out["fr"]).text
    assert "source" not in text
    assert out["en"].digest not in text


def test_a_language_that_does_not_go_along_stands_for_what_is_there() -> None:
    english = out_in("en", sources={})["en"]
    with clock_at(NOW + timedelta(minutes=1)):
        told = {"en": Corrected(a_story(headline="Put right"), "It was wrong.")}
        (second,) = correct(english.item, told, by=EDITOR)
    with clock_at(NOW + timedelta(minutes=2)):
        french = {"fr": a_story(headline="En français")}
        (first_french,) = publish(french, by=EDITOR, of=english.item, sources={"fr": "en"})
        assert first_french.source == second
        # An older one may be named, as that may be what it says.
        both = {"fr": a_story(headline="Mieux"), "en": a_story(headline="Put right")}
        (updated,) = update(english.item, both, by=EDITOR, sources={"fr": "en"})
        assert updated.source == second
        told = {"fr": Corrected(a_story(headline="Encore"), "C'était faux.", source=english)}
        (corrected,) = correct(english.item, told, by=EDITOR)
    assert corrected.source == english


def test_bringing_back_and_moving_keep_it() -> None:
    out = out_in("en", "fr", sources={"fr": "en"})
    item = out["en"].item
    withdraw(item, reason="Wrong.", by=EDITOR)
    assert source_of(item, "fr") is None
    restore(item, by=EDITOR, languages=["fr"])
    assert source_of(item, "fr") == out["en"]
    waiting = out_in("en", "fr", sources={"fr": "en"}, release_at=SOON)
    moved = reschedule(waiting["en"].item, release_at=LATER, by=EDITOR)
    assert [edition.source for edition in moved] == [None, moved[0]]
    (alone,) = reschedule(waiting["en"].item, release_at=SOON, by=EDITOR, languages=["fr"])
    assert alone.source == moved[0]


def test_what_says_nothing_or_is_no_other_language_of_the_item_is_refused() -> None:
    item = out_in("en", sources={})["en"].item
    other = out_in("en", sources={})["en"]
    (waiting,) = publish({"es": a_story()}, by=EDITOR, of=item, release_at=SOON)
    cancel(item, by=EDITOR, languages=["es"])
    (notice,) = withdraw(item, reason="Wrong.", by=EDITOR)
    for source in (other, waiting, notice, "fr", "de"):
        with pytest.raises(Unlawful):
            publish({"fr": a_story()}, by=EDITOR, of=item, sources={"fr": source})
    both = {"fr": a_story(), "es": a_story()}
    with pytest.raises(Unlawful, match="translation of the other"):
        publish(both, by=EDITOR, of=item, sources={"fr": "es", "es": "fr"})
    assert not item.editions.filter(language="fr").exists()
