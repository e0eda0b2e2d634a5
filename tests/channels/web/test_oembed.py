"""Other sites ask how to show an item, and get a quotation that leads to it (oEmbed 1.0)."""

import json
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from dateline.lib.ids import new_public_id
from tests.channels.site import Site, address_of
from tests.contracts.test_pages_hang_together import Page
from tests.newsroom import publish_in
from tests.stories import SOON

ORIGIN = "http://127.0.0.1:8000"
ASKED = "/oembed"


def told(client: Client, url: str, **more: str) -> dict[str, Any]:
    answer = client.get(f"{ASKED}?{urlencode({'url': url, **more})}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_a_page_leads_to_what_is_to_be_shown_of_it(client: Client, site: Site) -> None:
    page = client.get(address_of(site.story)).content.decode()
    _before, _mark, rest = page.partition(
        '<link rel="alternate" type="application/json+oembed" href="'
    )
    address = unescape(rest.partition('"')[0])
    shown = json.loads(client.get(address.removeprefix(ORIGIN)).content)
    assert shown["version"] == "1.0"
    assert shown["type"] == "rich"
    assert shown["title"] == "Roads are mended"
    assert (shown["provider_name"], shown["provider_url"]) == ("Dateline", f"{ORIGIN}/")
    assert f'<a href="{ORIGIN}{address_of(site.story)}">Roads are mended</a>' in shown["html"]
    assert "28 July 2021" in shown["html"]


def test_it_is_a_sound_quotation_without_a_script(client: Client, site: Site) -> None:
    evil = publish_in("news", headline="<script>alert(1)</script> \" & '")
    html = told(client, ORIGIN + address_of(evil))["html"]
    assert html.startswith('<blockquote lang="en" dir="ltr"')
    assert "<script" not in html
    assert Page(html).wrong == []


@pytest.mark.parametrize("ending", ["", "/", "/other-words", "/x?utm_source=canary#there"])
def test_any_address_of_an_item_will_do(client: Client, site: Site, ending: str) -> None:
    there = f"{ORIGIN}/en/i/{site.story.public_id}{ending}"
    assert told(client, there) == told(client, ORIGIN + address_of(site.story))


def test_it_is_no_larger_than_asked_for(client: Client, site: Site) -> None:
    there = ORIGIN + address_of(site.story)
    free, bound = told(client, there), told(client, there, maxwidth="300", maxheight="90")
    assert (bound["width"], bound["height"]) == (300, 90)
    assert (free["width"], free["height"]) == (600, 200)
    assert told(client, there, maxwidth="5000")["width"] == 600


def test_its_card_is_the_thumbnail_where_that_is_no_larger_than_asked_for(
    client: Client, site: Site
) -> None:
    there = ORIGIN + address_of(site.story)
    shown = told(client, there, maxwidth="1200", maxheight="630")
    assert shown == told(client, there)
    assert (shown["thumbnail_width"], shown["thumbnail_height"]) == (1200, 630)
    card = client.get(shown["thumbnail_url"].removeprefix(ORIGIN))
    assert card.headers["Content-Type"] == "image/jpeg"
    for bound in ({"maxwidth": "1199"}, {"maxheight": "629"}):
        assert not [name for name in told(client, there, **bound) if "thumbnail" in name]


def test_only_json_is_spoken(client: Client, site: Site) -> None:
    there = ORIGIN + address_of(site.story)
    assert told(client, there, format="json") == told(client, there)
    hidden = publish_in("news", headline="A secret", release_at=SOON.replace(year=2099))
    for url in (there, f"{ORIGIN}/en/i/{hidden.public_id}/a-secret", ""):
        assert client.get(ASKED, {"url": url, "format": "xml"}).status_code == 501


def test_what_is_no_public_item_of_ours_is_not_there(client: Client, site: Site) -> None:
    hidden = publish_in("news", headline="A secret", release_at=SOON.replace(year=2099))
    own = address_of(site.story)
    missing = client.get("/nothing/").content
    for url in (
        f"{ORIGIN}/en/i/{hidden.public_id}/a-secret",
        f"{ORIGIN}/en/i/{new_public_id()}/a-secret",
        f"{ORIGIN}/fr/i/{site.story.public_id}/",
        f"{ORIGIN}/en/i/{site.withdrawn.public_id}/they-part",
        f"{ORIGIN}/en/news/",
        f"{ORIGIN}/en/i/none",
        f"{ORIGIN}/robots.txt",
        f"{ORIGIN}{'/x' * 2000}",
        f"https://127.0.0.1:8000{own}",
        f"http://example.org{own}",
        f"http://127.0.0.1:8000@example.org{own}",
        f"http://me@127.0.0.1:8000{own}",
        own,
        "http://[::1",
        "\x00",
        "",
    ):
        answer = client.get(ASKED, {"url": url})
        assert (answer.status_code, answer.content) == (404, missing), url
    assert client.get(ASKED).status_code == 404


@pytest.mark.parametrize("bound", ["0", "-1", "x", "1.5", "٣٠٠", "9999999", "+5", " 5"])
def test_a_bound_that_is_none_answers_as_what_is_not_there(
    client: Client, site: Site, bound: str
) -> None:
    for name in ("maxwidth", "maxheight"):
        answer = client.get(ASKED, {"url": ORIGIN + address_of(site.story), name: bound})
        assert answer.status_code == 404


def test_it_is_as_fresh_as_any_page(client: Client, site: Site) -> None:
    query = {"url": ORIGIN + address_of(site.story)}
    answer = client.get(ASKED, query)
    assert answer.headers["Cache-Control"].startswith("public, max-age=")
    known = client.get(ASKED, query, headers={"If-None-Match": answer.headers["ETag"]})
    assert known.status_code == 304
    assert client.post(ASKED, query).status_code == 405
