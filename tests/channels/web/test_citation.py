"""An item is cited and handed on with its lasting address, and nobody counts who does."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from tests.channels.site import Site, address_of
from tests.newsroom import publish_in
from tests.stories import NOW, clock_at

ORIGIN = "http://127.0.0.1:8000"


def foot_of(page: str) -> str:
    """Return the folded part at the foot."""
    (found,) = re.findall(r'<details class="cite".*?</details>', page, re.DOTALL)
    return unescape(found)


def test_one_line_says_who_what_when_and_where(client: Client, site: Site) -> None:
    item = publish_in("news", headline="Roads & <ruts>", reference="PR-7")
    foot = foot_of(client.get(address_of(item)).content.decode())
    lasting = f"{ORIGIN}/en/i/{item.public_id}/"
    line = f"Dateline, “Roads & <ruts>”, 2 August 2021. PR-7. {lasting}"
    assert f">{line}</dd>" in foot
    assert f"<bdi>{lasting}</bdi>" in foot
    assert client.get(lasting.removeprefix(ORIGIN)).status_code == 301


def test_a_letter_says_it_whole_and_goes_to_nobody_yet(client: Client, site: Site) -> None:
    item = publish_in("news", headline="50 % more & better?", body=())
    foot = foot_of(client.get(address_of(item)).content.decode())
    (letter,) = re.findall(r'href="([^"]+)"', foot)
    parts = urlsplit(letter)
    assert (parts.scheme, parts.path) == ("mailto", "")
    said = parse_qs(parts.query, strict_parsing=True)
    assert said["subject"] == ["50 % more & better?"]
    assert said["body"][0].endswith(f"{ORIGIN}/en/i/{item.public_id}/")


def test_it_stands_on_every_item_page_and_leads_to_no_other_site(
    client: Client, site: Site
) -> None:
    for name in ("brief", "corrected brief", "item"):
        page = client.get(site.pages[name]).content.decode()
        assert not re.search(r"facebook|twitter\.com|whatsapp|linkedin|utm_", page)
        assert "http" not in re.sub(rf"{ORIGIN}|http%3A%2F%2F127", "", foot_of(page))


def test_a_past_page_is_cited_as_it_stood(client: Client, site: Site) -> None:
    with clock_at(NOW):
        item = publish_in("news", headline="Nine roads")
        address = f"{address_of(item)}?as_of=2030-03-01T10:01Z"
    with clock_at(NOW.replace(hour=12)):
        foot = foot_of(client.get(address).content.decode())
    assert f"{ORIGIN}/en/i/{item.public_id}/?as_of=2030-03-01T10:01Z" in foot
