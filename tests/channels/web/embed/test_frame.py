"""A list can be shown on anybody's page: without a script, a cookie, or a word too many."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import change_section, make_section, name_section
from dateline.archive.entries import Pin
from dateline.archive.pinning import pin
from dateline.record.models import Item
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.channels.site import Site
from tests.newsroom import bring_in, listing_of, withdraw_from
from tests.photographs import kept_photo, shown
from tests.stories import NOW, SOON, a_story, clock_at, released

FRAME = "/en/news/embed/"
CREDIT = "© <A> Photographer 2030"


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[None]:
    with clock_at(NOW):
        yield


@pytest.fixture
def roads() -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Roads"})


@pytest.fixture
def pictured(roads: Term) -> Item:
    section = make_section(is_front=True)
    section.lists_other_languages = True
    change_section(section, terms=[])
    name_section(section, "en", slug="news", title="News & <more>")
    name_section(section, "ar", slug="akhbar", title="أخبار")
    pin(
        section,
        [Pin(released(a_story(headline="Pinned", date=NOW.date().replace(year=2001))).public_id)],
    )
    picture = shown(kept_photo(), alt='A "red" field.')
    for number in range(12):
        released(a_story(headline=f"Number {number}"))
    return released(a_story(roads, headline="The <first>", picture=picture, credit=CREDIT))


def page_at(client: Client, address: str = FRAME) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def headlines(page: str) -> list[str]:
    return [unescape(words) for words in re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", page)]


def test_it_shows_as_many_of_the_newest_items_as_are_asked_for(
    client: Client, pictured: Item
) -> None:
    assert headlines(page_at(client))[:2] == ["The <first>", "Number 11"]
    for count in (1, 5, 10):
        assert len(headlines(page_at(client, f"{FRAME}?count={count}"))) == count
    assert len(headlines(page_at(client))) == 5


@pytest.mark.parametrize(
    "choice",
    ["count=0", "count=11", "count=", "count=-1", "count=٣", "count=1e1", "look=grey", "look=Dark",
     "pictures=yes", "topic=nothing-0123456789ab"],
)  # fmt: skip
def test_what_cannot_be_chosen_is_no_address(client: Client, pictured: Item, choice: str) -> None:
    assert client.get(f"{FRAME}?{choice}").status_code == 404


def test_it_takes_labels_as_its_listing_does(client: Client, pictured: Item, roads: Term) -> None:
    page = page_at(client, f"{FRAME}?topic=roads-{roads.public_id}&count=2")
    assert headlines(page) == ["The <first>"]
    assert f'href="{settings.SITE_ADDRESS}/en/news/?topic=roads-{roads.public_id}"' in page
    answer = client.get(f"{FRAME}?topic=lanes-{roads.public_id}&count=2&look=dark&pictures=no")
    assert answer.status_code == 302
    address = f"{FRAME}?topic=roads-{roads.public_id}&count=2&look=dark&pictures=no"
    assert answer.headers["Location"] == address
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_every_address_in_it_is_whole_and_opens_outside_the_frame(
    client: Client, pictured: Item
) -> None:
    page = page_at(client)
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    addresses += [
        part.split()[0] for one in re.findall(r'srcset="([^"]+)"', page) for part in one.split(", ")
    ]
    assert len(addresses) > 10
    assert [one for one in addresses if not one.startswith(f"{settings.SITE_ADDRESS}/")] == []
    assert page.count("<a ") == page.count('target="_top"') == 7
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page)


def test_its_picture_carries_its_words_and_its_credit_or_is_left_out_whole(
    client: Client, pictured: Item
) -> None:
    page = page_at(client)
    assert 'alt="A &#34;red&#34; field."' in page
    assert f"<bdi>{CREDIT}</bdi>" in unescape(page)
    page = page_at(client, f"{FRAME}?pictures=no")
    assert "<img" not in page
    assert CREDIT not in unescape(page)
    assert "pictures=no" not in page


def test_only_this_page_may_be_framed_and_no_script_runs_in_it(client: Client, site: Site) -> None:
    policy = client.get(FRAME).headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    others = [*site.every_answer.values(), ("/en/news/embed/code/", 200), ("/embed.css", 200)]
    for address, status in others:
        answer = client.get(address)
        assert answer.status_code == status
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], address
        assert "Access-Control-Allow-Origin" not in answer.headers, address


def test_any_script_may_read_it_and_it_carries_nothing_of_the_reader(
    client: Client, pictured: Item
) -> None:
    answer = client.get(FRAME, headers={"Origin": "https://other.example", "Cookie": "a=b"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "public, max-age=29"
    kept = client.get(FRAME, headers={"If-None-Match": answer.headers["ETag"]})
    assert kept.status_code == 304
    assert kept.headers["Access-Control-Allow-Origin"] == "*"
    assert "frame-ancestors *" in kept.headers["Content-Security-Policy"]


def test_it_is_found_under_its_listing_alone(client: Client, pictured: Item) -> None:
    page = page_at(client, f"{FRAME}?look=dark")
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{settings.SITE_ADDRESS}/en/news/">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    assert f'href="{settings.SITE_ADDRESS}/embed.css?look=dark"' in page


def test_it_is_written_the_way_of_its_language_and_says_what_is_in_another(
    client: Client, pictured: Item
) -> None:
    released(a_story(headline="خبر"), language="ar")
    page = page_at(client, "/ar/akhbar/embed/")
    assert '<html lang="ar" dir="rtl">' in page
    assert re.search(r'<section class="dateline-list" lang="ar" dir="rtl"', page)
    page = page_at(client)
    assert '<h3 class="list-headline" lang="ar" dir="rtl">' in page
    assert "Only in another language:" in page


def test_what_is_hidden_or_withdrawn_is_not_in_it(client: Client, pictured: Item) -> None:
    before = page_at(client)
    released(a_story(headline="Not yet"), release_at=SOON)
    assert page_at(client) == before
    withdraw_from(pictured)
    assert "The <first>" not in headlines(page_at(client))
    assert client.get("/en/nothing/embed/").status_code == 404


def test_an_empty_list_says_so(client: Client) -> None:
    name_section(make_section(is_front=True), "en", slug="news", title="News")
    assert "Nothing here yet" in page_at(client)


def test_it_costs_the_same_with_three_items_and_with_sixty(
    client: Client, site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page_at(client)
    with django_assert_num_queries(4):
        page_at(client)
    bring_in(listing_of(60), section="news")
    page_at(client)
    with django_assert_num_queries(4):
        page_at(client)
