"""Terms: names per language, each from a moment on, and whatever was once called so is found."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from dateline.journal.models import Change
from dateline.lib import clock
from dateline.lib.languages import UnknownLanguage
from dateline.lib.text import UnprintableText
from dateline.terms.changing import UnusableRegion, change_term
from dateline.terms.models import Term, TermName, Vocabulary
from dateline.terms.names import Named, names_at, term_by_name, todays_names
from dateline.terms.naming import UnusableName, found_or_made, make_term, rename
from tests.newsroom import row_counts
from tests.stories import INSTANT, NOW, clock_at

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def series() -> Term:
    with clock_at(NOW):
        return make_term(Vocabulary.SERIES, {"en": "In action", "fr": "En action"})


def test_a_new_name_counts_from_its_moment_on(series: Term) -> None:
    with clock_at(LATER):
        rename(series, "en", "On the move")
    assert todays_names().of(series.pk, "en") == "On the move"
    assert names_at(LATER).of(series.pk, "en") == "On the move"
    assert names_at(LATER - INSTANT).of(series.pk, "en") == "In action"
    assert names_at(NOW - INSTANT).of(series.pk, "en") == ""
    assert todays_names().of(series.pk, "fr") == "En action"
    assert TermName.objects.filter(term=series).count() == 3


def test_two_names_of_one_moment_leave_the_later(series: Term) -> None:
    with clock_at(LATER):
        rename(series, "en", "On the move")
        rename(series, "en", "At last")
    assert names_at(LATER).of(series.pk, "en") == "At last"


def test_a_language_without_a_name_takes_the_english_or_any_there_is(series: Term) -> None:
    assert todays_names().of(series.pk, "ar") == "In action"
    french = make_term(Vocabulary.SERIES, {"fr": "Seulement"})
    assert todays_names().of(french.pk, "ar") == "Seulement"
    assert todays_names().of(0, "en") == ""


def test_a_name_says_in_which_language_it_is_where_that_is_not_the_one_asked_for(
    series: Term,
) -> None:
    assert todays_names().named(series.pk, "fr") == Named("En action")
    assert todays_names().named(series.pk, "ar") == Named("In action", "en")
    assert todays_names().named(0, "ar") == Named("")


@pytest.mark.parametrize("given", [("fr", "de", "zh"), ("zh", "fr", "de"), ("de", "zh", "fr")])
def test_without_english_the_first_of_the_table_speaks_for_a_language_whichever_was_given_first(
    given: tuple[str, ...],
) -> None:
    term = make_term(Vocabulary.TOPIC, {tag: f"Named in {tag}" for tag in given})
    assert todays_names().named(term.pk, "ar") == Named("Named in de", "de")
    with clock_at(clock.now() + timedelta(hours=1)):
        rename(term, "ar", "اسم")
        rename(term, "en", "Named in English")
    assert todays_names().named(term.pk, "ar") == Named("اسم")
    assert todays_names().named(term.pk, "fr") == Named("Named in fr")
    assert todays_names().named(term.pk, "ja") == Named("Named in English", "en")


@pytest.mark.parametrize(
    "name",
    ["In action", "IN ACTION", " in  Action ", "In\u00a0action", "en action", "EN ACTION"],
)
def test_a_term_is_known_whatever_its_capitals_in_any_language(series: Term, name: str) -> None:
    assert term_by_name(Vocabulary.SERIES, name) == series
    assert found_or_made(Vocabulary.SERIES, "en", name) == series
    assert term_by_name(Vocabulary.TOPIC, name) is None


def test_a_term_is_known_by_a_name_it_once_had(series: Term) -> None:
    rename(series, "en", "On the move")
    assert term_by_name(Vocabulary.SERIES, "in action") == series


@pytest.mark.parametrize("pair", [("Café", "Cafe\u0301"), ("Straße", "STRASSE"), ("Å", "\u212b")])
def test_two_ways_to_write_a_name_are_one(pair: tuple[str, str]) -> None:
    term = make_term(Vocabulary.TOPIC, {"en": pair[0]})
    assert term_by_name(Vocabulary.TOPIC, pair[1]) == term
    with pytest.raises(UnusableName, match="already called"):
        make_term(Vocabulary.TOPIC, {"en": pair[1]})


def test_a_term_may_take_a_name_of_its_own_again(series: Term) -> None:
    rename(series, "en", "On the move")
    rename(series, "en", "In action")
    rename(series, "fr", "In action")
    assert todays_names().of(series.pk, "fr") == "In action"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "\u0390" * 200])
def test_a_name_has_a_length_that_can_be(name: str) -> None:
    before = row_counts()
    with pytest.raises(UnusableName, match="characters"):
        make_term(Vocabulary.TOPIC, {"en": "Fine", "fr": name})
    assert row_counts() == before


def test_a_name_is_made_of_characters_in_a_language_that_is_known() -> None:
    before = row_counts()
    with pytest.raises(UnprintableText):
        make_term(Vocabulary.TOPIC, {"en": "a\x1bb"})
    with pytest.raises(UnknownLanguage):
        make_term(Vocabulary.TOPIC, {"xx": "Fine"})
    with pytest.raises(UnusableName, match="at least one language"):
        make_term(Vocabulary.TOPIC, {})
    assert row_counts() == before


def test_every_name_is_a_change_in_the_journal(series: Term) -> None:
    rename(series, "en", "On the move")
    change_term(series, schema_type="", within=None)
    changes = Change.objects.filter(subject="term", public_id=series.public_id).order_by("seq")
    assert [change.language for change in changes] == ["en", "fr", "en", ""]
    assert {change.keys for change in changes} == {series.public_id}


def test_what_was_taken_back_is_not_remembered() -> None:
    with transaction.atomic():
        mistaken = make_term(Vocabulary.TOPIC, {"en": "Mistaken"})
        assert todays_names().of(mistaken.pk, "en") == "Mistaken"
        transaction.set_rollback(True)
    right = make_term(Vocabulary.TOPIC, {"en": "Right"})
    assert todays_names().of(right.pk, "en") == "Right"
    assert mistaken.public_id not in todays_names().ids


def test_a_term_with_a_name_is_never_deleted(series: Term) -> None:
    with pytest.raises(ProtectedError):
        series.delete()


def test_a_place_lies_in_no_circle_and_in_nothing_but_a_place(series: Term) -> None:
    outer = make_term(Vocabulary.PLACE, {"en": "Outer"})
    middle = make_term(Vocabulary.PLACE, {"en": "Middle"}, within=outer)
    inner = make_term(Vocabulary.PLACE, {"en": "Inner"}, within=middle)
    for region in (outer, middle, inner):
        with pytest.raises(UnusableRegion, match="within itself"):
            change_term(outer, schema_type="", within=region)
    with pytest.raises(UnusableRegion, match="Only a place"):
        change_term(outer, schema_type="", within=series)
    with pytest.raises(UnusableRegion, match="Only a place"):
        change_term(series, schema_type="", within=outer)
    outer.refresh_from_db()
    assert outer.within is None


def test_a_term_is_made_only_where_it_may_lie(series: Term) -> None:
    place = make_term(Vocabulary.PLACE, {"en": "Outer"})
    with pytest.raises(UnusableRegion, match="Only a place"):
        make_term(Vocabulary.TOPIC, {"en": "Health"}, within=place)
