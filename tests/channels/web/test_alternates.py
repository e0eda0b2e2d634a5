"""Pages that say the same in several languages name one another, for machines and for readers."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client

from dateline.archive.arranging import make_section, name_section
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.newsroom import EDITOR
from tests.stories import NOW, a_story, clock_at, head_office

ORIGIN = "http://127.0.0.1:8000"
DEFAULT = "x-default"


@pytest.fixture(autouse=True)
def house(db: None) -> Iterator[list[Item]]:
    """A front listing in three languages, another in two, and items in three, two and one."""
    topic = make_term(Vocabulary.TOPIC, {"en": "Roads", "fr": "Routes", "ar": "طرق"})
    with clock_at(NOW):
        front = make_section(is_front=True, page_size=1)
        for tag, slug in (("ar", "أخبار"), ("en", "news"), ("fr", "actualites")):
            name_section(front, tag, slug=slug, title=slug)
        other = make_section()
        for tag, slug in (("fr", "discours"), ("ar", "خطب")):
            name_section(other, tag, slug=slug, title=slug)
        yield [
            publish(
                {tag: a_story(topic, headline=f"{tag} {number}") for tag in tags.split()},
                by=EDITOR,
                of=NewItem(head_office()),
            )[0].item
            for number, tags in enumerate(("ar en fr", "ar fr", "ar"))
        ]


def alternates_in(page: str) -> dict[str, str]:
    """Return what a page's head names, by language."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert len(dict(found)) == len(found)
    assert all(address.startswith(ORIGIN) for _tag, address in found)
    return {tag: unescape(address.removeprefix(ORIGIN)) for tag, address in found}


def crawled(client: Client) -> dict[str, dict[str, str]]:
    """Follow every link and every alternate from the front; return what each page names."""
    waiting = ["/en/news/", "/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/", "/fr/discours/"]
    named: dict[str, dict[str, str]] = {}
    while waiting and len(named) < 500:
        address = waiting.pop()
        if address in named:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        named[address] = alternates_in(page)
        links = re.findall(r'<a [^>]*?href="(/[a-z]{2}/[^"]+?)"', page)
        followed = [unescape(link) for link in links if ".xml" not in link]
        waiting += [one for one in followed if not one.endswith((".txt", "/search/"))]
        waiting += named[address].values()
    assert not waiting
    return named


def test_every_page_that_is_named_names_all_the_others(client: Client, house: list[Item]) -> None:
    named = crawled(client)
    for address, alternates in named.items():
        if alternates:
            assert address in alternates.values()
        for other in alternates.values():
            assert named[other] == alternates, (address, other)
    for item in house:
        pages = [one for address, one in named.items() if f"/i/{item.public_id}/" in address]
        assert pages
        assert all(pages)
    for ending in ("", "2030/", "2030/02/"):
        assert set(named[f"/en/news/{ending}"]) == {"ar", "en", "fr", DEFAULT}
        assert set(named[f"/fr/discours/{ending}"]) == {"ar", "fr", DEFAULT}
    narrowed = [
        one for address, one in named.items() if "?topic=" in address and "/by/" not in address
    ]
    assert any(len(one) == 4 for one in narrowed)


def test_the_rest_of_the_world_is_led_to_english_else_to_the_first(
    client: Client, house: list[Item]
) -> None:
    by_tag = crawled(client).values()
    led = {alternates[DEFAULT] for alternates in by_tag if alternates}
    led = {address for address in led if not address.endswith("/like/")}
    three, two, one = (f"/i/{item.public_id}/" for item in house)
    assert [address for address in led if three in address] == [f"/en{three}en-0"]
    assert [address for address in led if two in address] == [f"/ar{two}ar-1"]
    assert [address for address in led if one in address] == [f"/ar{one}ar-2"]
    assert "/en/news/" in led
    assert "/ar/خطب/" in {unquote(address) for address in led}
    assert "/fr/discours/" not in led


def test_a_later_page_of_a_listing_is_nobodys_translation(client: Client) -> None:
    page = client.get("/ar/أخبار/").content.decode()
    (older,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert alternates_in(page)
    later = client.get(older).content.decode()
    assert alternates_in(later) == {}
    # Readers are still led to where the other languages begin.
    assert 'href="/en/news/" hreflang="en"' in later


def test_readers_are_told_what_exists_each_in_its_own_script(
    client: Client, house: list[Item]
) -> None:
    three, two, one = (item.public_id for item in house)

    def switch(address: str) -> list[tuple[str, ...]]:
        page = client.get(address).content.decode()
        (found,) = re.findall(r'<nav class="languages".*?</nav>', page, re.DOTALL) or [""]
        return re.findall(r'<a href="([^"]+)" hreflang="(\w+)" lang="(\w+)"[^>]*>(.*?)</a>', found)

    assert switch(f"/fr/i/{three}/fr-0") == [
        (f"/ar/i/{three}/ar-0", "ar", "ar", "العربية"),
        (f"/en/i/{three}/en-0", "en", "en", "English"),
        (f"/fr/i/{three}/fr-0", "fr", "fr", "Français"),
    ]
    assert [row[1] for row in switch(f"/fr/i/{two}/fr-1")] == ["ar", "fr"]
    assert switch(f"/ar/i/{one}/ar-2") == []


@pytest.mark.parametrize("spoken", ["fr", "ar;q=0.9, fr;q=0.1", "zz"])
def test_what_a_browser_asks_for_moves_nobody(client: Client, spoken: str) -> None:
    for address in ("/", "/en/", "/en/news/"):
        plain, asked = client.get(address), client.get(address, headers={"accept-language": spoken})
        assert (asked.status_code, asked.content) == (plain.status_code, plain.content)
        assert asked.headers.get("Location") == plain.headers.get("Location")
