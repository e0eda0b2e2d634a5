"""A card is at its address for whoever may see the page, and leads on from its older ones."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries
from time_machine import Traveller, travel

from dateline.channels.web.card import answer
from dateline.lib import clock
from dateline.pictures import card_files
from dateline.pictures.card_files import CARDS
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture, Rights
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.models import Item
from tests.channels.site import Site, address_of, open_site
from tests.channels.web.card.drawings import has_colour, opened
from tests.newsroom import correct_in, publish_in, withdraw_from
from tests.photographs import RED, encoded, kept_photo, pixels, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
END = datetime(2030, 3, 1, 11, tzinfo=UTC)
SOON = END + timedelta(hours=2)
BRIEF = 6


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture(autouse=True)
def media(tmp_path: Path) -> Iterator[None]:
    """No card of another test, which may say the same."""
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield


@pytest.fixture
def site() -> Site:
    return open_site()


def card_address(client: Client, item: Item, language: str = "en") -> str:
    page = client.get(address_of(item, language)).content.decode()
    (address,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
    return str(address).removeprefix(settings.SITE_ADDRESS)


def large_photo(rights: Rights | None = None) -> Picture:
    return kept_photo(encoded(pixels(900, 700), quality=90), rights=rights)


def pictured(photo: Picture) -> Item:
    return publish_in("news", headline="A field", credit="© Lead", picture=shown(photo))


def test_it_is_an_answer_like_any_other_of_the_public_site(client: Client, site: Site) -> None:
    address = card_address(client, site.story)
    assert re.fullmatch(rf"{address_of(site.story)}/card-[0-9a-f]{{16}}\.jpg", address)
    made = client.get(address)
    assert (made.status_code, made.headers["Content-Type"]) == (200, "image/jpeg")
    assert opened(made.content).size == (1200, 630)
    page = client.get(address_of(site.story))
    for header in ("Cache-Control", "Vary", "Last-Modified"):
        assert made.headers[header] == page.headers[header]
    again = client.get(address, headers={"If-None-Match": made.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(address).status_code == 405


def test_its_lead_picture_is_on_it(client: Client, site: Site) -> None:
    item = pictured(large_photo())
    made = opened(client.get(card_address(client, item)).content)
    assert has_colour(made.crop((720, 0, 1200, 630)), RED)


def test_other_words_and_other_digests_lead_to_it(client: Client, site: Site) -> None:
    address = card_address(client, site.story)
    other_words = address.replace("roads-are-mended", "roads")
    answered = client.get(other_words)
    assert (answered.status_code, answered.headers["Location"]) == (301, address)
    for digest in ("0" * 16, "x", "0" * 300):
        answered = client.get(re.sub(r"card-\w+", f"card-{digest}", address))
        assert (answered.status_code, answered.headers["Location"]) == (302, address)


def test_a_correction_gives_it_another_address(client: Client, site: Site, now: Traveller) -> None:
    before = card_address(client, site.story)
    first = client.get(before).content
    now.shift(60)
    correct_in(site.story, kicker="From all fields")
    after = card_address(client, site.story)
    assert after != before
    assert client.get(before).headers["Location"] == after
    assert client.get(after).content != first


def test_a_right_that_ends_takes_the_picture_off_it(
    client: Client, site: Site, now: Traveller
) -> None:
    item = pictured(large_photo(keep_rights(None, Terms(shown_until=END))))
    before = card_address(client, item)
    now.move_to(END - timedelta(microseconds=1))
    assert has_colour(opened(client.get(before).content), RED)
    now.move_to(END)
    after = card_address(client, item)
    assert after != before
    assert client.get(before).headers["Location"] == after
    assert not has_colour(opened(client.get(after).content), RED)
    assert b"A field, red and blue." not in client.get(address_of(item)).content.split(b"<body")[0]


def test_what_is_not_public_has_none(client: Client, site: Site, now: Traveller) -> None:
    hidden = publish_in("news", headline="A secret", release_at=SOON)
    never = client.get(f"/en/i/{'0' * 12}/a-secret/card-{'0' * 16}.jpg")
    assert never.status_code == 404
    now.move_to(SOON)
    address = card_address(client, hidden)
    now.move_to(NOW)
    clock.forget()
    for one in (address, f"/fr/i/{hidden.public_id}/x/card-x.jpg"):
        answered = client.get(one)
        assert answered.status_code == 404
        if one.startswith("/en/"):
            assert answered.content == never.content
            assert dict(answered.headers) == dict(never.headers)


def test_a_withdrawn_item_has_its_notice_instead(client: Client, site: Site) -> None:
    item = pictured(large_photo())
    address = card_address(client, item)
    assert client.get(address).status_code == 200
    withdraw_from(item)
    for one in (address, address.replace("a-field", "other")):
        answered = client.get(one)
        assert answered.status_code == 410
        assert b"It was not true." in answered.content
    assert b"og:image" not in client.get(address.rpartition("/")[0]).content


def test_a_page_of_the_past_names_none(client: Client, site: Site) -> None:
    page = client.get(f"{address_of(site.story)}?as_of=2030-03-01T10:00Z").content
    assert b"og:image" not in page


def test_it_is_drawn_once(client: Client, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = card_address(client, pictured(large_photo()))
    first = client.get(address).content
    monkeypatch.setattr(answer, "drawn", lambda *_arguments: pytest.fail("Drawn again."))
    assert client.get(address).content == first


def test_it_costs_a_known_number_of_questions(
    client: Client, site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # As many as its page's plain text, and for a lead picture that of where it is kept.
    brief, with_picture = site.farmers, pictured(large_photo())
    for item, cost in ((brief, BRIEF), (with_picture, BRIEF + 1)):
        address = card_address(client, item)
        for _time in range(2):
            with django_assert_num_queries(cost):
                client.get(address)


def test_a_full_disk_keeps_nobody_from_it(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.pictures.files.write_whole", full)
    assert client.get(card_address(client, site.story)).status_code == 200
    assert "A share card cannot be kept: [Errno 28]" in caplog.text


def test_a_picture_that_cannot_be_read_is_left_out_for_now(
    client: Client, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    photo = large_photo()
    address = card_address(client, pictured(photo))
    place = PICTURES.place_of(photo.digest)
    sound = place.read_bytes()
    place.write_bytes(b"\xff\xd8 broken")
    broken = client.get(address)
    assert broken.status_code == 200
    assert not has_colour(opened(broken.content), RED)
    assert "cannot be put on a card" in caplog.text
    place.write_bytes(sound)
    assert has_colour(opened(client.get(address).content), RED)


def test_a_card_that_was_kept_is_answered_as_it_is(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(answer, "keep_card", kept.__setitem__)
    address = card_address(client, site.story)
    client.get(address)
    (digest,) = kept
    assert CARDS.place_of(digest).exists() is False
    card_files.keep_card(digest, b"kept")
    assert client.get(address).content == b"kept"
