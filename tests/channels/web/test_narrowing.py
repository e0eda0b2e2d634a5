"""A listing is narrowed by labels and periods, each combination under an address of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.terms.changing import change_term
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

NEWS = "/en/news/"


@dataclass(frozen=True)
class Labels:
    """The labels of a small house; India lies in Asia."""

    portrait: Term
    rice: Term
    water: Term
    asia: Term
    india: Term
    japan: Term


@pytest.fixture
def labels(db: None) -> Iterator[Labels]:
    """A listing of everything in English and French, at one moment, and what narrows it."""
    with clock_at(NOW):
        section = make_section(is_front=True, page_size=3)
        name_section(section, "en", slug="news", title="News")
        name_section(section, "fr", slug="actualites", title="Actualités")
        made = Labels(
            make_term(Vocabulary.KIND, {"en": "Portrait"}),
            make_term(Vocabulary.TOPIC, {"en": "Rice", "fr": "Riz"}),
            make_term(Vocabulary.TOPIC, {"en": "Water & soil"}),
            make_term(Vocabulary.PLACE, {"en": "Asia"}),
            make_term(Vocabulary.PLACE, {"en": "India"}),
            make_term(Vocabulary.PLACE, {"en": "Japan"}),
        )
        for place in (made.india, made.japan):
            change_term(place, schema_type="", within=made.asia)
        yield made


def publish(headline: str, *terms: Term, day: date = date(2030, 2, 28), **more: Any) -> Any:
    return released(a_story(*terms, headline=headline, date=day), **more)


def headlines(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.findall(r'class="headline"><a href="[^"]*">(.*?)</a>', answer.content.decode())


def page_at(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def links(page: str) -> dict[str, str]:
    """Return the addresses of a page by their words, tags left out."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', page)
    return {re.sub("<[^>]*>", "", words).strip(): unescape(address) for address, words in found}


def test_labels_combine_and_a_region_holds_its_places(client: Client, labels: Labels) -> None:
    publish("Rice in India", labels.rice, labels.india)
    publish("Rice in Japan", labels.rice, labels.japan, labels.portrait)
    publish("Water in India", labels.water, labels.india)
    rice, asia = labels.rice.public_id, labels.asia.public_id
    assert headlines(client, f"{NEWS}?topic=rice-{rice}") == ["Rice in Japan", "Rice in India"]
    assert len(headlines(client, f"{NEWS}?place=asia-{asia}")) == 3
    both = f"{NEWS}?topic=rice-{rice}&place=asia-{asia}"
    assert headlines(client, both) == ["Rice in Japan", "Rice in India"]
    india = labels.india.public_id
    assert headlines(client, f"{NEWS}?topic=rice-{rice}&place=india-{india}") == ["Rice in India"]
    portrait = labels.portrait.public_id
    nothing = f"{NEWS}?kind=portrait-{portrait}&place=india-{india}"
    assert "Nothing here. Take something away to find more." in page_at(client, nothing)


def test_a_year_and_a_month_narrow_it_further(client: Client, labels: Labels) -> None:
    for day in (date(2029, 12, 31), date(2030, 1, 1), date(2030, 2, 1)):
        publish(f"On {day}", labels.rice, day=day)
    publish("Of something else", labels.water, day=date(2030, 1, 1))
    rice = f"?topic=rice-{labels.rice.public_id}"
    assert headlines(client, f"{NEWS}2030/{rice}") == ["On 2030-02-01", "On 2030-01-01"]
    assert headlines(client, f"{NEWS}2030/01/{rice}") == ["On 2030-01-01"]
    assert headlines(client, f"{NEWS}2029/") == ["On 2029-12-31"]
    beside = links(page_at(client, f"{NEWS}2030/01/{rice}"))
    assert beside["February 2030"] == f"{NEWS}2030/02/{rice}"
    assert beside["December 2029"] == f"{NEWS}2029/12/{rice}"
    assert links(page_at(client, f"{NEWS}2030/"))["2029"] == f"{NEWS}2029/"


def test_every_form_of_it_has_the_same_labels(client: Client, labels: Labels) -> None:
    publish("Rice in India", labels.rice)
    publish("Water in India", labels.water)
    query = f"?topic=rice-{labels.rice.public_id}"
    page = page_at(client, f"{NEWS}{query}")
    assert "<title>News · Rice · " in page
    for form in ("index.txt", "rss.xml", "atom.xml"):
        assert f'href="{NEWS}{form}{query}"' in page
        body = page_at(client, f"{NEWS}{form}{query}")
        assert "Rice in India" in body
        assert "Water in India" not in body
    assert f"/fr/actualites/?topic=riz-{labels.rice.public_id}" in page
    assert links(page)["‹News"] == NEWS
    both = links(page_at(client, f"{NEWS}2030/{query}"))
    assert both["Take away: Rice✕"] == f"{NEWS}2030/"
    assert both["Take away: 2030✕"] == f"{NEWS}{query}"


def test_an_address_that_is_spelt_otherwise_leads_to_its_own(
    client: Client, labels: Labels
) -> None:
    publish("Rice in India", labels.rice, labels.india)
    rice, india = labels.rice.public_id, labels.india.public_id
    own = f"?topic=rice-{rice}&place=india-{india}"
    for query in (
        f"?topic={rice}&place={india}",
        f"?place=india-{india}&topic=rice-{rice}",
        f"?topic=rice-{rice}&topic=rice-{rice}&place=anything-{india}",
        f"{own}&kind=",
    ):
        for form in ("", "index.txt", "2030/", "2030/02/"):
            answer = client.get(f"{NEWS}{form}{query}")
            assert (answer.status_code, answer.headers["Location"]) == (302, f"{NEWS}{form}{own}")
        for form in ("rss.xml", "atom.xml", "by/kind/"):
            answer = client.get(f"{NEWS}{form}{query}")
            assert (answer.status_code, answer.headers["Location"]) == (302, f"{NEWS}{form}{own}")
    place = "before=2030-02-28.000000000000"
    moved = client.get(f"{NEWS}?{place}&topic={rice}").headers["Location"]
    assert moved == f"{NEWS}?topic=rice-{rice}&{place}"
    rename(labels.rice, "en", "Paddy")
    assert client.get(f"{NEWS}{own}").headers["Location"].startswith(f"{NEWS}?topic=paddy-{rice}")


def test_a_label_whose_words_are_in_another_script_stands_by_its_id(
    client: Client, labels: Labels
) -> None:
    rename(labels.rice, "en", "أرز")
    publish("Rice in India", labels.rice)
    assert headlines(client, f"{NEWS}?topic={labels.rice.public_id}") == ["Rice in India"]


def test_a_label_of_what_is_hidden_does_not_exist(client: Client, labels: Labels) -> None:
    publish("Out", labels.water)
    publish("To come", labels.rice, release_at=SOON)
    gone = publish("Gone", labels.portrait)
    withdraw_from(gone, reason="It was wrong.")
    nobody, missing = "0" * 12, client.get(f"{NEWS}?topic={'0' * 12}")
    for form in ("", "index.txt", "rss.xml", "2030/02/", "by/place/"):
        missing = client.get(f"{NEWS}{form}?topic={nobody}")
        assert missing.status_code == 404
        for query in (f"?topic=rice-{labels.rice.public_id}", f"?kind={labels.portrait.public_id}"):
            answer = client.get(f"{NEWS}{form}{query}")
            assert (answer.status_code, answer.content) == (404, missing.content)
            assert answer.headers == missing.headers
    choices = links(page_at(client, f"{NEWS}by/topic/"))
    assert "Water &amp; soil" in choices
    assert "Rice" not in choices
    assert "Kind" not in links(page_at(client, NEWS))
    with clock_at(SOON):
        assert headlines(client, f"{NEWS}?topic=rice-{labels.rice.public_id}") == ["To come"]
        assert "Rice" in links(page_at(client, f"{NEWS}by/topic/"))


@pytest.mark.parametrize(
    "query",
    [
        "?topic=%00",
        "?topic=rice",
        "?topic=" + "x" * 10_000,
        "?topic=%FF%FE",
        "?topic={rice}&topic={water}&place={asia}&place={india}&place={japan}&kind={portrait}&topic={rice}",
        "?place={rice}",
        "?topic={india}",
    ],
    ids=["nothing", "words", "long", "bytes", "many", "another facet", "another too"],
)
def test_what_is_no_label_is_missing(client: Client, labels: Labels, query: str) -> None:
    publish("All", labels.portrait, labels.rice, labels.water, labels.india, labels.japan)
    ids = {name: getattr(labels, name).public_id for name in vars(labels)}
    assert client.get(f"{NEWS}{query.format(**ids)}").status_code == 404


def test_labels_are_offered_with_how_many_items_they_lead_to(
    client: Client, labels: Labels
) -> None:
    for number in range(4):
        publish(f"Rice {number}", labels.rice, labels.india)
    publish("Water", labels.water, labels.japan)
    page = page_at(client, f"{NEWS}by/topic/")
    assert re.findall(r">([^<]+)</a> <span class=\"count\">(.*?)<", page) == [
        ("Rice", "4"),
        ("Water &amp; soil", "1"),
    ]
    rice = f"?topic=rice-{labels.rice.public_id}"
    page = page_at(client, f"{NEWS}by/place/{rice}")
    assert re.findall(r">([^<]+)</a> <span class=\"count\">(.*?)<", page) == [
        ("Asia", "4"),
        ("India", "4"),
    ]
    india = links(page)["India"]
    assert india == f"{NEWS}{rice}&place=india-{labels.india.public_id}"
    assert "Rice" not in links(page_at(client, f"{NEWS}by/topic/{rice}"))
    with patch("dateline.archive.facets.NEWEST", 2):
        assert '<span class="count">2+</span>' in page_at(client, f"{NEWS}by/place/{rice}")


def test_the_months_that_hold_something_are_offered(client: Client, labels: Labels) -> None:
    for day in (date(2020, 5, 1), date(2029, 12, 31), date(2030, 2, 1), date(2030, 2, 2)):
        publish(f"On {day}", labels.rice, day=day)
    publish("To come", labels.rice, day=date(2031, 3, 1), release_at=SOON)
    found = links(page_at(client, f"{NEWS}by/month/"))
    months = ["2030", "February 2030", "2029", "December 2029", "2020", "May 2020"]
    assert [words for words in found if words in months or "2031" in words] == months
    assert found["May 2020"] == f"{NEWS}2020/05/"


def test_a_rare_combination_is_searched_piece_by_piece(client: Client, labels: Labels) -> None:
    """However far apart they are, all are met by going on; each page looks at little."""
    for number in range(12):
        both = (labels.india,) if number % 6 == 0 else ()
        day = date(2030, 2, 1) + timedelta(days=number)
        publish(f"Story {number}", labels.rice, *both, day=day)
    publish("Elsewhere", labels.india)
    publish("Elsewhere too", labels.india)
    address = f"{NEWS}?topic=rice-{labels.rice.public_id}&place=india-{labels.india.public_id}"
    whole = headlines(client, address)
    assert whole == ["Story 6", "Story 0"]
    met, hops = [], 0
    rare = "dateline.archive.listing.rarest_first"
    with patch("dateline.archive.selection.FURTHEST", 4), patch(rare, sorted_as_given):
        while address and hops < 9:
            page = page_at(client, address)
            met += headlines(client, address)
            older = re.search(r'class="older" rel="next" href="([^"]*)"', page)
            assert ("Searched back to" in page) == bool(older)
            address, hops = unescape(older.group(1)) if older else "", hops + 1
    assert met == whole
    assert hops == 4


def sorted_as_given(ids: Any) -> tuple[int, ...]:
    return tuple(ids)


def test_what_is_narrowed_costs_as_many_queries_however_much_there_is(
    client: Client, labels: Labels, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    query = f"?topic=rice-{labels.rice.public_id}"
    costs = {query: 8, f"by/place/{query}": 7, "by/topic/": 4, "by/month/": 3}
    publish("Rice", labels.rice, labels.india)
    for _again in range(2):
        for address, cost in costs.items():
            client.get(f"{NEWS}{address}")
            with django_assert_num_queries(cost):
                client.get(f"{NEWS}{address}")
        for number in range(20):
            publish(f"Rice {number}", labels.rice, labels.india, labels.portrait)
