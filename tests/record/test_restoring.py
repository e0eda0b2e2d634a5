"""Restoring: what was withdrawn comes back as it was, where it stood."""

from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.record.lawful import Unlawful
from dateline.record.models import Item, Verb
from dateline.record.restore import restore
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR, correct_in, row_counts, withdraw_from
from tests.record.test_erasures import erase
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
def gone() -> Item:
    """An item in two languages, corrected in one, withdrawn in both."""
    item = released(a_story(headline="First", standfirst="What happened."))
    released(a_story(headline="Premier"), language="fr", item=item)
    correct_in(item, headline="Second")
    withdraw_from(item)
    return item


def test_it_comes_back_in_all_languages_as_it_was_last_out(gone: Item) -> None:
    with clock_at(LATER):
        english, french = restore(gone, by=EDITOR)
    assert english.act == french.act
    assert {english.verb, french.verb, english.act.verb} == {Verb.RESTORE}
    for language, headline in (("en", "Second"), ("fr", "Premier")):
        assert headlines(LATER - INSTANT, language=language) == []
        assert headlines(LATER, language=language) == [headline]
    found = article(gone.public_id, "en", at=LATER)
    assert found is not None
    assert found.withdrawal is None
    assert found.entry.standfirst == "What happened."


def test_it_stands_where_it_stood(gone: Item) -> None:
    with clock_at(NOW + timedelta(minutes=1)):
        released(a_story(headline="Newer"))
    with clock_at(LATER):
        restore(gone, by=EDITOR)
    assert headlines(LATER) == ["Newer", "Second"]


def test_it_may_come_back_at_a_time(gone: Item) -> None:
    restore(gone, by=EDITOR, release_at=SOON)
    assert headlines(SOON - INSTANT) == []
    assert headlines(SOON) == ["Second"]
    with pytest.raises(Unlawful, match="already scheduled"):
        restore(gone, by=EDITOR)


def test_one_language_may_come_back_alone(gone: Item) -> None:
    restore(gone, by=EDITOR, languages=["fr", "fr"])
    assert headlines(NOW) == []
    assert headlines(NOW, language="fr") == ["Premier"]
    restore(gone, by=EDITOR)
    assert headlines(NOW) == ["Second"]


def test_what_is_not_withdrawn_is_not_restored(gone: Item) -> None:
    restore(gone, by=EDITOR, languages=["fr"])
    before = row_counts()
    with pytest.raises(Unlawful, match="is not withdrawn in “fr”"):
        restore(gone, by=EDITOR, languages=["en", "fr"])
    with pytest.raises(Unlawful, match="is not withdrawn in “ar”"):
        restore(gone, by=EDITOR, languages=["ar"])
    with pytest.raises(Unlawful, match="not withdrawn in any language"):
        restore(released(release_at=SOON), by=EDITOR)
    assert headlines(NOW) == []
    assert row_counts()["record_act"] == before["record_act"] + 1


def test_withdrawn_and_restored_again_and_again_it_is_still_itself(gone: Item) -> None:
    for _ in range(2):
        restore(gone, by=EDITOR)
        withdraw(gone, reason="Still untrue.", by=EDITOR)
    restore(gone, by=EDITOR)
    assert headline_of(gone, NOW) == "Second"


def test_what_was_erased_cannot_come_back(gone: Item) -> None:
    erase(next(edition for edition in editions_of(gone) if edition.verb == Verb.CORRECT))
    with pytest.raises(Unlawful, match="was erased"):
        restore(gone, by=EDITOR)
    assert headlines(NOW, language="fr") == []
