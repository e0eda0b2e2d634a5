"""Items in lists: the same as the site lists, in pages, narrowed, in the fields asked for."""

from datetime import date

import pytest
from django.test import Client

from dateline.record.story import TermRef
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.channels.api.asking import every_page, told
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of, publish_in


def headlines(rows: list[dict[str, str]]) -> list[str]:
    return [row["headline"] for row in rows]


def under(term: Term) -> tuple[TermRef, ...]:
    return (TermRef(term.vocabulary, term.public_id),)


def test_a_row_says_what_an_item_is_and_where(client: Client, site: Site) -> None:
    row = told(client, "items/")["items"][0]
    place = f"http://127.0.0.1:8000/en/i/{site.ministers.public_id}/"
    here = f"http://127.0.0.1:8000/api/v1/items/{site.ministers.public_id}/en/"
    assert row["urls"] == {
        "html": f"{place}ministers-meet",
        "text": f"{place}ministers-meet.txt",
        "api": here,
        "lasting": place,
    }
    assert row["headline"] == "Ministers meet"
    assert row["kicker"] == "Press release"
    assert row["standfirst"] == "They met for two days."
    assert row["date"] == "2021-08-02"
    assert row["first_released_at"] == "2021-08-02T00:00:00Z"
    assert row["changed_at"] > "2026"
    assert row["credit"] == "© A Photographer 2021"
    assert row["languages"] == [{"language": "en", "url": here}]
    assert [(term["vocabulary"], term["name"]) for term in row["terms"]] == [
        ("kind", "Press release"),
        ("office", "Head office"),
    ]


def test_the_pages_lead_through_all_items_and_back(client: Client, site: Site) -> None:
    bring_in(listing_of(7), section="more")
    whole = headlines(told(client, "items/?limit=100")["items"])
    assert len(whole) == 10
    forth = every_page(client, "items/?limit=3", "items")
    assert headlines(forth) == whole
    last = told(client, f"items/?limit=3&after=2021-06-01.{'0' * 12}")
    assert last["items"]
    back = every_page(client, "items/?limit=3&after=2000-01-01.000000000000", "items", way="prev")
    assert set(headlines(back)) == set(whole)


def test_a_link_header_leads_where_the_body_leads(client: Client, site: Site) -> None:
    first = client.get("/api/v1/items/?limit=1")
    assert first.headers["Link"] == f'<{first.json()["next"]}>; rel="next"'
    second = client.get(first.json()["next"])
    ways = f'<{second.json()["prev"]}>; rel="prev", <{second.json()["next"]}>; rel="next"'
    assert second.headers["Link"] == ways


def test_a_section_holds_what_its_page_holds(client: Client, site: Site) -> None:
    publish_in(headline="Elsewhere")
    assert "Elsewhere" in headlines(told(client, "items/")["items"])
    assert headlines(told(client, "items/?section=news")["items"]) == [
        "Ministers meet",
        "Farmers meet",
        "Roads are mended",
    ]


def test_terms_and_periods_narrow_as_on_the_site(client: Client, site: Site) -> None:
    rice, maize = (make_term(Vocabulary.TOPIC, {"en": name}) for name in ("Rice", "Maize"))
    publish_in("news", headline="On rice", terms=under(rice), date=date(2020, 5, 1))
    publish_in("news", headline="On both", terms=(*under(rice), *under(maize)))
    assert headlines(told(client, f"items/?topic={rice.public_id}")["items"]) == [
        "On both",
        "On rice",
    ]
    words = f"items/?topic=rice-{rice.public_id}&topic={maize.public_id}&section=news"
    assert headlines(told(client, words)["items"]) == ["On both"]
    assert headlines(told(client, "items/?year=2020")["items"]) == ["On rice"]
    assert headlines(told(client, "items/?year=2020&month=06")["items"]) == []
    assert told(client, "items/?language=fr")["items"] == []


@pytest.mark.parametrize("fields", ["headline", "headline,standfirst", "picture"])
def test_a_row_holds_the_fields_that_were_asked_for(
    client: Client, site: Site, fields: str
) -> None:
    for row in told(client, f"items/?fields={fields}")["items"]:
        assert set(row) == {"public_id", "language", *fields.split(",")}
    row = told(client, f"items/{site.story.public_id}/en/?fields=text")
    assert set(row) == {"public_id", "language", "text"}


def test_labels_come_in_their_languages(client: Client, site: Site) -> None:
    region = make_term(Vocabulary.PLACE, {"en": "Africa", "fr": "Afrique"})
    place = make_term(Vocabulary.PLACE, {"en": "Sierra Leone"}, within=region)
    hidden = make_term(Vocabulary.PLACE, {"en": "Nowhere yet"})
    publish_in("news", headline="There", terms=under(place))
    terms = {
        row["name"]: row
        for row in every_page(client, "terms/?vocabulary=place&limit=1&language=fr", "terms")
    }
    assert set(terms) == {"Afrique", "Sierra Leone"}
    assert terms["Sierra Leone"]["name_language"] == "en"
    assert terms["Sierra Leone"]["within"] == region.public_id
    assert terms["Afrique"]["names"] == {"en": "Africa", "fr": "Afrique"}
    everything = {row["id"] for row in every_page(client, "terms/?limit=1", "terms")}
    assert {place.public_id, region.public_id} < everything
    assert hidden.public_id not in everything


def test_sections_lead_to_their_items_and_feeds(client: Client, site: Site) -> None:
    bring_in(listing_of(1), section="more")
    rows = every_page(client, "sections/?limit=1", "sections")
    assert {name["slug"] for row in rows for name in row["names"]} == {"news", "more"}
    names = {name["slug"]: name for row in rows for name in row["names"]}
    assert names["news"]["is_front"]
    assert len(told(client, names["news"]["urls"]["items"])["items"]) == 3
    for form in ("html", "text", "rss", "atom", "json_feed"):
        path = names["news"]["urls"][form].removeprefix("http://127.0.0.1:8000")
        assert client.get(path).status_code == 200
    assert told(client, "sections/?language=fr")["sections"] == []
