"""Withdrawing: an item leaves every list, and a dated notice stands in its place."""

from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.record.lawful import Pending, Unlawful
from dateline.record.models import Act, Cancellation, Edition, Item, Verb
from dateline.record.restore import restore
from dateline.record.update import update
from dateline.record.visibility import Viewer
from dateline.record.withdraw import withdraw
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.newsroom import EDITOR, row_counts, withdraw_from
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, headlines, released

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def item() -> Item:
    """An item in two languages under a topic."""
    health = found_or_made(Vocabulary.TOPIC, "en", "Health")
    made = released(a_story(health, headline="Untrue", standfirst="Secret words."))
    released(a_story(health, headline="Faux"), language="fr", item=made)
    return made


def test_it_leaves_every_list_in_all_languages(item: Item) -> None:
    health = found_or_made(Vocabulary.TOPIC, "en", "Health")
    assert headlines(LATER, health) == headlines(LATER) == ["Untrue"]
    with clock_at(LATER):
        withdraw_from(item)
    for viewer in Viewer:
        for language in ("en", "fr"):
            assert headlines(LATER, language=language, viewer=viewer) == []
            assert headlines(LATER, health, language=language, viewer=viewer) == []
    assert headlines(LATER - INSTANT, health) == headlines(LATER - INSTANT) == ["Untrue"]


def test_its_page_becomes_a_dated_notice_with_the_reason(item: Item) -> None:
    with clock_at(LATER):
        withdraw_from(item, reason="The figures were made up.")
    for language, headline in (("en", "Untrue"), ("fr", "Faux")):
        found = article(item.public_id, language, at=LATER)
        assert found is not None
        assert found.withdrawal is not None
        assert found.withdrawal.at == LATER
        assert found.withdrawal.reason == "The figures were made up."
        assert found.entry.headline == headline
        assert (found.entry.standfirst, found.body, found.related) == ("", (), ())
    before = article(item.public_id, "en", at=LATER - INSTANT)
    assert before is not None
    assert before.withdrawal is None


def test_one_act_owns_the_withdrawal_of_all_languages(item: Item) -> None:
    withdraw_from(item)
    editions = Edition.objects.filter(verb=Verb.WITHDRAW)
    assert {edition.language for edition in editions} == {"en", "fr"}
    assert len({edition.act_id for edition in editions}) == 1


def test_one_language_may_be_withdrawn_alone(item: Item) -> None:
    withdraw(item, reason="Badly translated.", by=EDITOR, languages=["fr", "fr"])
    assert headlines(NOW) == ["Untrue"]
    assert headlines(NOW, language="fr") == []
    withdraw_from(item)
    assert headlines(NOW) == []
    assert Edition.objects.filter(verb=Verb.WITHDRAW).count() == 2


def test_what_is_withdrawn_is_not_withdrawn_again(item: Item) -> None:
    withdraw_from(item)
    before = row_counts()
    with pytest.raises(Unlawful, match="withdrawn in every language already"):
        withdraw_from(item)
    with pytest.raises(Unlawful, match="has been withdrawn in “fr”"):
        withdraw(item, reason="Again.", by=EDITOR, languages=["fr"])
    assert row_counts() == before


@pytest.mark.parametrize("reason", ["", " \n "])
def test_readers_are_told_a_reason_or_nothing_happens(item: Item, reason: str) -> None:
    with pytest.raises(Unlawful, match="needs a reason"):
        withdraw_from(item, reason=reason)
    assert headlines(NOW) == ["Untrue"]


def test_a_language_that_is_not_out_stops_all(item: Item) -> None:
    acts = Act.objects.count()
    with pytest.raises(Unlawful, match="no version in “ar”"):
        withdraw(item, reason="Untrue.", by=EDITOR, languages=["en", "ar"])
    assert Act.objects.count() == acts
    assert headlines(NOW) == ["Untrue"]


def test_a_language_that_waits_stops_all(item: Item) -> None:
    released(language="ar", item=item, release_at=SOON)
    with pytest.raises(Unlawful, match="already scheduled"):
        withdraw_from(item)
    assert headlines(NOW) == ["Untrue"]


def test_published_and_withdrawn_in_one_moment_is_never_listed() -> None:
    item = released(a_story(headline="Oops"))
    withdraw_from(item)
    assert headlines(NOW) == []
    found = article(item.public_id, "en", at=NOW)
    assert found is not None
    assert found.withdrawal is not None


def test_each_language_may_have_its_own_reason(item: Item) -> None:
    withdraw(item, reason={"en": "Untrue.", "fr": "Faux."}, by=EDITOR)
    notes = Edition.objects.filter(verb=Verb.WITHDRAW).values_list("language", "note")
    assert dict(notes) == {"en": "Untrue.", "fr": "Faux."}


def test_a_language_without_a_reason_stops_all(item: Item) -> None:
    before = row_counts()
    with pytest.raises(Unlawful, match="needs a reason"):
        withdraw(item, reason={"en": "Untrue."}, by=EDITOR)
    assert row_counts() == before


def test_the_item_that_takes_its_place_is_kept(item: Item) -> None:
    other = released()
    for edition in withdraw(item, reason="Untrue.", by=EDITOR, leads_to=other.public_id):
        assert edition.leads_to == other.public_id
        assert f'"leads_to":"{other.public_id}"' in edition.content.text


def test_nothing_but_another_item_takes_its_place(item: Item) -> None:
    for leads_to in (item.public_id, "000000000000", "no id"):
        with pytest.raises(Unlawful, match="is no other item"):
            withdraw(item, reason="Untrue.", by=EDITOR, leads_to=leads_to)
    assert headlines(NOW) == ["Untrue"]


def test_what_waits_goes_with_it_where_that_is_said(item: Item) -> None:
    update(item, {"en": a_story(headline="Next")}, by=EDITOR, release_at=SOON)
    released(a_story(headline="First"), language="ar", item=item, release_at=SOON)
    english, french = withdraw(item, reason="Untrue.", by=EDITOR, pending=Pending.CANCEL)
    assert {english.language, french.language} == {"en", "fr"}
    assert Cancellation.objects.filter(act=english.act).count() == 2
    for language in ("en", "fr", "ar"):
        assert headlines(SOON, language=language) == []
    assert article(item.public_id, "ar", at=SOON) is None


def test_a_restoration_that_waits_goes_with_the_rest(item: Item) -> None:
    withdraw(item, reason="Untrue.", by=EDITOR, languages=["fr"])
    restore(item, by=EDITOR, languages=["fr"], release_at=SOON)
    (english,) = withdraw(item, reason="Untrue.", by=EDITOR, pending=Pending.CANCEL)
    assert english.language == "en"
    assert headlines(SOON, language="fr") == []


def test_what_was_never_out_is_cancelled_not_withdrawn() -> None:
    item = released(release_at=SOON)
    before = row_counts()
    with pytest.raises(Unlawful, match="is not out; cancel what is scheduled"):
        withdraw(item, reason="Untrue.", by=EDITOR, pending=Pending.CANCEL)
    assert row_counts() == before


def test_what_journalists_were_given_is_not_called_off_on_the_way(item: Item) -> None:
    released(language="ar", item=item, release_at=SOON, press_at=NOW)
    with pytest.raises(Unlawful, match="Journalists have had"):
        withdraw(item, reason="Untrue.", by=EDITOR, pending=Pending.CANCEL)
    assert headlines(NOW) == ["Untrue"]
