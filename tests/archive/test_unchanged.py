"""What is remembered of items is what would be found anew: after a change, and as time goes."""

from datetime import datetime, timedelta

from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.facets import facets_offered
from dateline.archive.sections import todays_sections
from dateline.archive.unchanged import Unchanged
from dateline.record.models import Item
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import correct_in, withdraw_from
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, released


def offered(at: datetime) -> list[str]:
    if not todays_sections().by_address:
        name_section(make_section(), "en", slug="news", title="News")
    return facets_offered(todays_sections().by_address["en", "news"], at=at)


def related(item: Item, at: datetime = NOW) -> list[str]:
    found = article(item.public_id, "en", at=at)
    assert found
    return [entry.headline for entry in found.related]


def test_labels_are_offered_from_the_release_that_brings_them_to_the_withdrawal() -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    before = offered(NOW)
    assert "topic" not in before
    item = released(a_story(topic))
    assert "topic" in offered(NOW)
    withdraw_from(item)
    assert offered(NOW) == before


def test_a_section_offers_none_that_all_it_holds_is_under() -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    name_section(make_section(terms=[topic]), "en", slug="rice", title="Rice")
    section = todays_sections().by_address["en", "rice"]
    released(a_story(topic))
    assert "topic" not in facets_offered(section, at=NOW)
    released(a_story(topic, make_term(Vocabulary.TOPIC, {"en": "Water"})))
    assert "topic" in facets_offered(section, at=NOW)


def test_they_come_with_the_hour_and_go_where_the_clock_is_set_back() -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    released(a_story(topic), release_at=SOON)
    for at, is_offered in [(NOW, False), (SOON - INSTANT, False), (SOON, True), (NOW, False)]:
        with clock_at(at):
            assert ("topic" in offered(at)) is is_offered


def test_what_stands_beside_an_item_follows_every_change() -> None:
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    item = released(a_story(topic, headline="Itself"))
    assert related(item) == []
    other = released(a_story(topic, headline="Another"))
    assert related(item) == ["Another"]
    assert related(other) == ["Itself"]
    correct_in(other, headline="Another one")
    assert related(item) == ["Another one"]
    released(a_story(topic, headline="To come"), release_at=SOON)
    assert related(item) == ["Another one"]
    with clock_at(SOON):
        assert set(related(item, SOON)) == {"To come", "Another one"}
    withdraw_from(other)
    assert related(item) == []


def test_names_are_those_of_today() -> None:
    series = make_term(Vocabulary.SERIES, {"en": "Fields"})
    item, _other = released(a_story(series)), released(a_story(series))

    def kickers() -> list[str]:
        found = article(item.public_id, "en", at=NOW)
        return [entry.kicker for entry in found.related] if found else []

    assert kickers() == ["Fields"]
    rename(series, "en", "Meadows")
    assert kickers() == ["Meadows"]


def test_it_is_asked_once_and_no_more_is_remembered_than_was_said(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asked: list[int] = []
    remembered: Unchanged[int, int] = Unchanged(most=3)

    def answer(key: int, at: datetime = NOW) -> int:
        def ask() -> int:
            asked.append(key)
            return key * 2

        return remembered.answer(key, ask, at=at)

    assert [answer(key) for key in (1, 2, 3, 1, 2, 3)] == [2, 4, 6, 2, 4, 6]
    assert asked == [1, 2, 3]
    with django_assert_num_queries(1):
        answer(1)
    assert [answer(key) for key in (4, 4, 1)] == [8, 8, 2]
    assert asked == [1, 2, 3, 4, 1]
    released()
    assert answer(1) == answer(1, NOW + timedelta(days=1)) == 2
    assert asked == [1, 2, 3, 4, 1, 1]
