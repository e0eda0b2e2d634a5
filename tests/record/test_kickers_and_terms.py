"""Kickers and labels: today's names in lists, the day's own in the edition, regions included."""

from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.record.canonical import digest_of, story_from
from dateline.record.models import Content, Edition, Item, ShowingTerm
from dateline.terms.changing import change_term
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import correct_in, withdraw_from
from tests.stories import NOW, a_story, clock_at, editions_of, headlines, released

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def series() -> Term:
    return make_term(Vocabulary.SERIES, {"en": "In action", "fr": "En action"})


@pytest.fixture
def kind() -> Term:
    return make_term(Vocabulary.KIND, {"en": "Dispatch"})


def kicker_of(item: Item, language: str = "en") -> str:
    found = article(item.public_id, language, at=LATER)
    assert found is not None
    return found.entry.kicker


def kept_kicker(item: Item) -> tuple[str, str, int | None]:
    """Return what the edition keeps of its kicker: whence, words, term."""
    content = Content.objects.get(edition__item=item)
    return content.kicker_from, content.kicker_words, content.kicker_term


def test_own_words_stand_before_the_series_and_the_kind(series: Term, kind: Term) -> None:
    item = released(a_story(kind, series, kicker="From the field"))
    assert kicker_of(item) == "From the field"
    assert kept_kicker(item) == ("own", "From the field", None)


def test_the_series_stands_before_the_kind(series: Term, kind: Term) -> None:
    item = released(a_story(kind, series))
    assert kicker_of(item) == "In action"
    assert kept_kicker(item) == ("series", "In action", series.pk)


def test_the_kind_stands_where_there_is_nothing_else(kind: Term) -> None:
    item = released(a_story(kind))
    assert kicker_of(item) == "Dispatch"
    assert kept_kicker(item) == ("kind", "Dispatch", kind.pk)


def test_other_labels_never_become_a_kicker() -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Health"})
    item = released(a_story(topic))
    assert kicker_of(item) == ""
    assert kept_kicker(item) == ("none", "", None)


def test_each_language_has_its_own_name_or_falls_back_to_english(series: Term, kind: Term) -> None:
    item = released(a_story(series), language="fr")
    assert kicker_of(item, "fr") == "En action"
    item = released(a_story(kind), language="fr")
    assert kicker_of(item, "fr") == "Dispatch"


def test_a_rename_shows_everywhere_and_touches_no_edition(series: Term) -> None:
    item = released(a_story(series))
    before = Edition.objects.values().get(), Content.objects.values().get()
    with clock_at(LATER):
        rename(series, "en", "On the move")
    assert kicker_of(item) == "On the move"
    assert headlines(LATER, series) == ["A story"]
    assert (Edition.objects.values().get(), Content.objects.values().get()) == before
    (edition,) = editions_of(item)
    assert edition.digest == digest_of(edition.content.text)
    assert '"name":"In action"' in edition.content.text


def test_a_rename_leaves_a_spelling_of_ones_own_as_it_was_printed(series: Term) -> None:
    item = released(a_story(series, kicker="IN Action"))
    rename(series, "en", "On the move")
    assert kicker_of(item) == "IN Action"
    assert headlines(LATER, series) == ["A story"]


def test_a_correction_freezes_the_names_of_its_own_day(series: Term) -> None:
    item = released(a_story(series))
    rename(series, "en", "On the move")
    correct_in(item, headline="Better")
    frozen = [
        story_from(edition.content.text).of(Vocabulary.SERIES)[0].name
        for edition in editions_of(item)
    ]
    assert frozen == ["In action", "On the move"]


def test_a_place_is_listed_under_every_region_that_holds_it() -> None:
    africa = make_term(Vocabulary.PLACE, {"en": "Africa"})
    west = make_term(Vocabulary.PLACE, {"en": "West Africa"}, within=africa)
    leone = make_term(Vocabulary.PLACE, {"en": "Sierra Leone"}, within=west)
    kenya = make_term(Vocabulary.PLACE, {"en": "Kenya"}, within=africa)
    released(a_story(leone, headline="Freetown"))
    released(a_story(kenya, headline="Nairobi"))
    released(a_story(kenya, africa, headline="Both"))
    assert headlines(NOW, leone) == headlines(NOW, west) == ["Freetown"]
    assert headlines(NOW, africa) == ["Both", "Nairobi", "Freetown"]
    assert headlines(NOW, africa, kenya) == ["Both", "Nairobi"]
    assert ShowingTerm.objects.filter(term_id=africa.pk).count() == 3


def test_a_place_that_moves_takes_only_new_versions_along() -> None:
    old, new = (make_term(Vocabulary.PLACE, {"en": name}) for name in ("Old", "New"))
    town = make_term(Vocabulary.PLACE, {"en": "Town"}, within=old)
    item = released(a_story(town))
    change_term(town, schema_type="", within=new)
    assert (headlines(NOW, old), headlines(NOW, new)) == (["A story"], [])
    with clock_at(LATER):
        correct_in(item, headline="Better")
    assert (headlines(LATER, old), headlines(LATER, new)) == ([], ["Better"])


def test_an_item_is_listed_under_the_office_that_issued_it() -> None:
    item = released()
    assert headlines(NOW, item.office) == ["A story"]
    withdraw_from(item)
    assert headlines(NOW, item.office) == []


def test_an_office_that_had_a_hand_in_it_does_not_replace_the_one_that_issued_it() -> None:
    other = make_term(Vocabulary.OFFICE, {"en": "Field office"})
    item = released(a_story(other))
    assert headlines(NOW, other) == headlines(NOW, item.office) == ["A story"]
    found = article(item.public_id, "en", at=NOW)
    assert found is not None
    assert found.office.words == "Head office"


def test_labels_a_correction_takes_away_take_the_item_off_their_lists() -> None:
    health = make_term(Vocabulary.TOPIC, {"en": "Health"})
    work = make_term(Vocabulary.TOPIC, {"en": "Work"})
    item = released(a_story(health))
    with clock_at(LATER):
        correct_in(item, terms=a_story(work).terms)
    assert (headlines(LATER, health), headlines(LATER, work)) == ([], ["A story"])
    assert (headlines(NOW, health), headlines(NOW, work)) == (["A story"], [])
