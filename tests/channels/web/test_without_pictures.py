"""Without pictures is an address of its own, whose links lead on without them."""

import re
from collections.abc import Mapping
from html import escape, unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.archive.arranging import make_section, name_section
from dateline.archive.identity import Identity, Words, name_site
from dateline.channels.web.without_pictures import without_pictures
from dateline.record.models import Item
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.channels.full_story import CREDIT, full_story, keep
from tests.channels.site import address_of
from tests.newsroom import withdraw_from
from tests.photographs import kept_photo, shown
from tests.stories import NOW, a_story, clock_at, released

THEN = "2030-03-01T10:01Z"
LATER = NOW.replace(hour=12)
# What a page without pictures leads to that is no such page: texts, feeds, pictures one by one,
# what others are given to copy, and the way back.
ELSEWHERE = re.compile(r"[.](?:txt|xml|json|css|jpg)\b|^/f/|^/static/|/embed/code/")


@pytest.fixture
def item(db: None) -> Item:
    """A story with every block, on the second page of its listing."""
    with clock_at(NOW):
        # A site without a name is kept from search engines whole.
        name_site(Identity({"en": Words("The Office", "")}))
        section = make_section(page_size=1, is_front=True)
        name_section(section, "en", slug="news", title="News")
        name_section(section, "fr", slug="nouvelles", title="Nouvelles")
        topic = found_or_made(Vocabulary.TOPIC, "en", "Roads")
        picture = shown(kept_photo(), alt="A road.")
        story = full_story(keep())
        item = released(story)
        released(a_story(topic, headline="A brief", picture=picture, credit=CREDIT))
        released(story, language="fr", item=item)
    return item


@pytest.fixture
def addresses(item: Item) -> Mapping[str, str]:
    with clock_at(LATER):
        page = address_of(item)
    return {
        "listing": "/en/news/",
        "month": "/en/news/2030/02/",
        "by topic": "/en/news/by/topic/",
        "by month": "/en/news/by/month/",
        "item": page,
        "item as it stood": f"{page}?as_of={THEN}",
        "press pictures": f"{page}/pictures/",
        "more like it": f"{page}/like/",
        "search": "/en/search/?q=roads",
    }


PICTURED = ("listing", "month", "item", "item as it stood", "press pictures")


def page_at(client: Client, address: str) -> str:
    with clock_at(LATER):
        answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_nothing_of_a_picture_is_fetched(client: Client, addresses: Mapping[str, str]) -> None:
    for kind in addresses:
        page = page_at(client, without_pictures(addresses[kind]))
        assert not re.search(r"<img|<picture|<source|srcset", page), kind
        if kind in PICTURED:
            assert "<img" in page_at(client, addresses[kind])


def test_every_link_to_a_page_of_ours_leads_on_without_pictures(
    client: Client, addresses: Mapping[str, str]
) -> None:
    for kind in addresses:
        page = page_at(client, without_pictures(addresses[kind])).partition("<body>")[2]
        back = addresses[kind]
        links = {unescape(link) for link in re.findall(r'<a [^>]*?href="(/[^"]*)"', page)}
        onward = {link for link in links if not ELSEWHERE.search(link) and link != back}
        kept = {link for link in links if "pictures=no" in link}
        assert len(onward) > 2, kind
        assert onward == kept, kind


def test_it_leads_back_and_search_engines_keep_the_page_with_pictures(
    client: Client, addresses: Mapping[str, str]
) -> None:
    for kind in addresses:
        whole = page_at(client, addresses[kind])
        page = page_at(client, without_pictures(addresses[kind]))
        assert f'<a href="{addresses[kind]}">Show pictures</a>' in page
        assert "Show pictures" not in whole
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        assert [canonical] == re.findall(r'<link rel="canonical" href="([^"]+)">', whole)
        assert '<meta name="robots" content="noindex">' in page
        assert "hreflang" not in page.partition("</head>")[0]


def test_every_page_that_shows_a_picture_and_no_other_leads_to_it(
    client: Client, addresses: Mapping[str, str]
) -> None:
    for kind in addresses:
        address = without_pictures(addresses[kind])
        link = f'<a href="{escape(address)}" rel="nofollow">Without pictures</a>'
        assert (link in page_at(client, addresses[kind])) is (kind in PICTURED), kind
        assert link not in page_at(client, address)


def test_words_caption_and_credit_stand_where_a_picture_stood(
    client: Client, addresses: Mapping[str, str]
) -> None:
    page = unescape(page_at(client, without_pictures(addresses["item"])))
    assert 'Photo: A "red" field.' in page
    assert "The field." in page
    assert "Dawn." in page
    assert page.count(f'class="credit"><bdi>{CREDIT}') == 4
    listing = unescape(page_at(client, without_pictures(addresses["listing"])))
    assert f'<span class="in-words">Photo: A road.</span> <bdi>{CREDIT}</bdi>' in listing


def test_there_is_no_other_choice(client: Client, addresses: Mapping[str, str]) -> None:
    for kind in addresses:
        before = f"{addresses[kind]}{'&' if '?' in addresses[kind] else '?'}"
        for choice in ("pictures=", "pictures=yes", "pictures=NO", "pictures=no&pictures=no"):
            with clock_at(LATER):
                assert client.get(before + choice).status_code == 404, before + choice


def test_a_redirect_keeps_the_choice(client: Client, item: Item) -> None:
    with clock_at(LATER):
        for address in (
            "/?pictures=no",
            "/en/?pictures=no",
            "/en/news?pictures=no",
            "/en/news/?topic=&pictures=no",
            "/en/news/by/topic/?topic=&pictures=no",
            f"/en/i/{item.public_id}/?pictures=no",
            f"/en/i/{item.public_id}/other-words?pictures=no",
            f"/en/i/{item.public_id}/other-words?as_of={THEN}&pictures=no",
            f"/en/i/{item.public_id}/other-words/pictures/?pictures=no",
        ):
            answer = client.get(address)
            assert answer.status_code in {301, 302}, address
            assert answer.headers["Location"].endswith("pictures=no"), address
            assert client.get(answer.headers["Location"]).status_code in {200, 302}


def test_a_notice_leads_on_without_pictures_and_a_text_is_the_same(
    client: Client, item: Item
) -> None:
    with clock_at(LATER):
        text = f"{address_of(item)}.txt"
        assert client.get(f"{text}?pictures=no").content == client.get(text).content
        withdraw_from(item)
        notice = client.get(f"/en/i/{item.public_id}/roads-are-mended?pictures=no")
    assert notice.status_code == 410
    assert 'href="/en/news/?pictures=no"' in notice.content.decode()


def test_it_costs_no_more_queries(client: Client, addresses: Mapping[str, str]) -> None:
    for kind in addresses:
        costs = []
        for address in (addresses[kind], without_pictures(addresses[kind])):
            page_at(client, address)
            with CaptureQueriesContext(connection) as queries:
                page_at(client, address)
            costs.append(len(queries))
        assert costs[0] == costs[1] > 0, kind
