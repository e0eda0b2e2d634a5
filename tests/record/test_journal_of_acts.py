"""Every act leaves its changes in the journal: one for each language, in order, with its keys."""

from datetime import timedelta

import pytest

from dateline.journal.models import Change
from dateline.record.lawful import Unlawful
from dateline.record.publish import NewItem, publish
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, editions_of, head_office, released

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def health() -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Health"})


@pytest.fixture
def work() -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Work"})


def changes_of(public_id: str) -> list[Change]:
    return list(Change.objects.filter(public_id=public_id).order_by("seq"))


def test_each_edition_has_its_own_change_in_the_order_in_which_they_were_appended(
    health: Term,
) -> None:
    english, _french = publish(
        {"en": a_story(health), "fr": a_story(health)},
        by=EDITOR,
        of=NewItem(head_office()),
        release_at=SOON,
    )
    with clock_at(SOON):
        correct_in(english.item, headline="Better")
        withdraw_from(english.item)
    changes = changes_of(english.item.public_id)
    editions = editions_of(english.item)
    assert [(change.language, change.recorded_at, change.effective_at) for change in changes] == [
        (edition.language, edition.recorded_at, edition.effective_at) for edition in editions
    ]
    assert [change.language for change in changes] == ["en", "fr", "en", "en", "fr"]
    assert changes[0].effective_at == SOON
    assert {change.subject for change in changes} == {"item"}


def test_a_change_names_every_label_under_which_lists_change(health: Term) -> None:
    region = make_term(Vocabulary.PLACE, {"en": "Region"})
    town = make_term(Vocabulary.PLACE, {"en": "Town"}, within=region)
    item = released(a_story(health, town))
    (change,) = changes_of(item.public_id)
    assert set(change.keys.split()) == {
        term.public_id for term in (health, town, region, item.office)
    }


def test_a_change_names_the_labels_an_item_leaves_as_well(health: Term, work: Term) -> None:
    item = released(a_story(health))
    correct_in(item, terms=a_story(work).terms)
    withdraw_from(item)
    _published, corrected, withdrawn = changes_of(item.public_id)
    office = item.office.public_id
    assert set(corrected.keys.split()) == {health.public_id, work.public_id, office}
    assert set(withdrawn.keys.split()) == {work.public_id, office}


def test_what_is_refused_leaves_no_change() -> None:
    item = released()
    count = Change.objects.count()
    with pytest.raises(Unlawful):
        correct_in(item)
    with pytest.raises(Unlawful):
        released(item=item)
    assert Change.objects.count() == count
