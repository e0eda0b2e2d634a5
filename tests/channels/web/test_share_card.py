"""Who shares an address shares a card with it, of what anybody may see."""

import re
from html import unescape

import pytest
from django.test import Client

from dateline.channels.web.share_card import LOCALES
from dateline.lib.languages import LANGUAGES
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from tests.channels.site import Site, address_of
from tests.newsroom import EDITOR, publish_in
from tests.photographs import kept_photo, shown
from tests.stories import NOW, SOON, a_story, clock_at, head_office

ORIGIN = "http://127.0.0.1:8000"


def card_of(page: str) -> dict[str, list[str]]:
    """Return the card's properties, each with all its values."""
    found = re.findall(r'<meta (?:property|name)="([a-z]+:[a-z:_]+)" content="([^"]*)">', page)
    card: dict[str, list[str]] = {}
    for name, value in found:
        card.setdefault(name, []).append(unescape(value))
    return card


def of_item(client: Client, item: Item) -> dict[str, list[str]]:
    return card_of(client.get(address_of(item)).content.decode())


def test_every_language_has_its_locale() -> None:
    assert LOCALES.keys() == LANGUAGES.keys()
    assert all(locale.startswith(f"{tag}_") for tag, locale in LOCALES.items())


@pytest.mark.django_db
def test_an_item_has_its_words_its_moments_and_its_languages(client: Client) -> None:
    with clock_at(NOW):
        stories = {
            "en": a_story(headline='Nine & "ten"', standfirst="They were."),
            "fr": a_story(headline="Neuf"),
        }
        editions = publish(stories, by=EDITOR, of=NewItem(head_office()))
        item = editions[0].item
        publish({"ar": a_story()}, by=EDITOR, of=item, release_at=SOON)
        card = of_item(client, item)
        assert card == {
            "og:type": ["article"],
            "og:title": ['Nine & "ten"'],
            "og:description": ["They were."],
            "og:url": [ORIGIN + address_of(item)],
            "og:site_name": ["Dateline"],
            "og:locale": ["en_US"],
            "og:locale:alternate": ["fr_FR"],
            "article:published_time": [NOW.isoformat(timespec="seconds")],
            "article:modified_time": [NOW.isoformat(timespec="seconds")],
            "twitter:card": ["summary"],
        }


def test_a_picture_is_on_the_card_with_its_size_and_what_it_shows(
    client: Client, site: Site
) -> None:
    photo = kept_photo()
    item = publish_in("news", credit="© Lead", picture=shown(photo, alt="A <red> field."))
    card = of_item(client, item)
    assert card["og:image"] == [f"{ORIGIN}/p/{photo.token}.jpg"]
    assert card["og:image:width"] == [str(photo.width)]
    assert card["og:image:height"] == [str(photo.height)]
    assert card["og:image:alt"] == ["A <red> field."]
    assert card["twitter:card"] == ["summary_large_image"]


def test_a_listing_has_a_card_without_a_picture(client: Client, site: Site) -> None:
    publish_in("news", credit="© Lead", picture=shown(kept_photo()))
    card = card_of(client.get("/en/news/").content.decode())
    assert card["og:type"] == ["website"]
    assert card["og:title"] == ["News and events"]
    assert "og:image" not in card
