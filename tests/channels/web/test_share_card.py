"""Who shares an address shares a card with it, of what anybody may see."""

import re
from html import unescape

import pytest
from django.test import Client

from dateline.channels.web.card import says
from dateline.channels.web.share_card import LOCALES
from dateline.lib.languages import LANGUAGES
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from tests.channels.site import Site, address_of
from tests.newsroom import EDITOR, publish_in
from tests.photographs import encoded, kept_photo, pixels, shown
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
        (image,) = card.pop("og:image")
        assert image.startswith(f"{ORIGIN}{address_of(item)}/card-")
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
            "og:image:type": ["image/jpeg"],
            "og:image:width": ["1200"],
            "og:image:height": ["630"],
            "og:image:alt": ['Nine & "ten"'],
            "twitter:card": ["summary_large_image"],
        }


def test_what_its_picture_shows_is_told_where_that_is_on_it(client: Client, site: Site) -> None:
    large, small = kept_photo(encoded(pixels(900, 600))), kept_photo()
    for photo, alt in ((large, "Nine – A <red> field."), (small, "Nine")):
        item = publish_in(
            "news", headline="Nine", credit="© Lead", picture=shown(photo, alt="A <red> field.")
        )
        assert of_item(client, item)["og:image:alt"] == [alt]


def test_where_no_word_can_be_written_the_lead_picture_is_shown_as_it_is(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(says, "typeface_for", lambda *_arguments: None)
    photo = kept_photo()
    item = publish_in("news", credit="© Lead", picture=shown(photo, alt="A <red> field."))
    card = of_item(client, item)
    assert card["og:image"] == [f"{ORIGIN}/p/{photo.token}.jpg"]
    assert card["og:image:width"] == [str(photo.width)]
    assert card["og:image:alt"] == ["A <red> field."]
    bare = of_item(client, site.story)
    assert "og:image" not in bare
    assert bare["twitter:card"] == ["summary"]
    assert client.get(f"{address_of(site.story)}/card-{'0' * 16}.jpg").status_code == 404


def test_a_listing_has_a_card_without_a_picture(client: Client, site: Site) -> None:
    publish_in("news", credit="© Lead", picture=shown(kept_photo()))
    card = card_of(client.get("/en/news/").content.decode())
    assert card["og:type"] == ["website"]
    assert card["og:title"] == ["News and events"]
    assert "og:image" not in card
