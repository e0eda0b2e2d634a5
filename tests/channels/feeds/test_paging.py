"""A feed leads back to the first item of its listing, page by page (RFC 5005)."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.channels.feeds.reading import FORMS, HOST, ids_and_next, json_at, link, xml_at
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of

# Beside a page's: what the cursor means, and what is newer.
COST = {"rss": 5, "atom": 6, "json": 5, "ninjs": 8, "newsml": 8}
SMALL_COST = {"rss": 3, "atom": 4, "json": 3, "ninjs": 6, "newsml": 6}


@pytest.mark.parametrize("form", FORMS)
def test_following_the_pages_meets_every_item_once(site: Site, form: str) -> None:
    bring_in(listing_of(45), section="many")
    met: list[str] = []
    address = f"{HOST}/en/many/{FORMS[form]}"
    pages = 0
    while address and pages < 9:
        ids, address = ids_and_next(form, address)
        met += ids
        pages += 1
    assert (pages, len(met), len(set(met))) == (3, 45, 45)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_later_page_says_where_it_is_and_leads_back(site: Site, form: str) -> None:
    bring_in(listing_of(45), section="many")
    newest = f"{HOST}/en/many/{FORMS[form]}"
    first = xml_at(newest)
    assert (link(first, "self"), link(first, "first"), link(first, "previous")) == (
        newest,
        newest,
        "",
    )
    second = xml_at(link(first, "next"))
    assert link(second, "self") == link(first, "next")
    assert link(second, "first") == newest
    back = ids_and_next(form, link(second, "previous"))
    assert back[0] == ids_and_next(form, newest)[0]


def test_every_page_of_a_json_feed_is_of_one_feed(site: Site) -> None:
    bring_in(listing_of(45), section="many")
    second = json_at(json_at("/en/many/feed.json")["next_url"])
    assert second["feed_url"] == f"{HOST}/en/many/feed.json"
    assert second["next_url"] != second["feed_url"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "cursor", ["", "2021-07-30", "2021-07-30.", "2021-13-30.0123456789ab", "yesterday", "\0"]
)
def test_a_cursor_that_is_none_leads_nowhere(
    client: Client, site: Site, form: str, cursor: str
) -> None:
    path = f"/en/news/{FORMS[form]}"
    assert client.get(path, {"before": cursor}).status_code == 404
    assert client.get(path, {"after": cursor}).status_code == 404
    day = "2021-07-30.0123456789ab"
    assert client.get(path, {"before": day}).status_code == 200
    assert client.get(path, {"before": day, "after": day}).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_narrowed_feed_keeps_its_place_when_it_is_spelt_otherwise(
    client: Client, site: Site, form: str
) -> None:
    day = "2021-07-30.0123456789ab"
    answer = client.get(f"/en/news/{FORMS[form]}", {"topic": "", "before": day})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/en/news/{FORMS[form]}?before={day}"


@pytest.mark.parametrize("form", FORMS)
def test_a_page_of_a_feed_costs_the_same_however_far_back(
    client: Client, site: Site, form: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bring_in(listing_of(65), section="many")
    first = f"{HOST}/en/many/{FORMS[form]}"
    second = ids_and_next(form, first)[1]
    third = ids_and_next(form, second)[1]
    with django_assert_num_queries(SMALL_COST[form]):
        client.get(first.removeprefix(HOST))
    for address in (second, third):
        with django_assert_num_queries(COST[form]):
            client.get(address.removeprefix(HOST))
