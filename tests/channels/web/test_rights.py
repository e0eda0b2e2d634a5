"""The right to show a picture ends: it leaves every page, feed and address at that moment."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller, travel

from dateline.journal.models import Change, Subject
from dateline.lib import clock
from dateline.lib.clock import FAR
from dateline.lib.ids import new_token
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture
from dateline.pictures.rights import Terms, UnusableRights, keep_rights
from dateline.record.blocks import Figure, Gallery
from dateline.record.models import Item
from tests.channels.site import Site, address_of, open_site
from tests.newsroom import publish_in
from tests.photographs import encoded, kept_photo, pixels, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
END = datetime(2030, 3, 1, 11, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
SIZE = "w300.avif"


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


def published(*pictures: Picture) -> Item:
    lead, figure, *others = pictures
    gallery = tuple(Figure(shown(one, caption="In a row"), "© Row") for one in others)
    return publish_in(
        "news",
        headline="A field",
        date=date(2030, 3, 1),
        credit="© Lead",
        picture=shown(lead, alt="A lead alt.", caption="A lead caption."),
        body=(Figure(shown(figure, alt="A body alt.", caption="In the text"), "© Body"),)
        + ((Gallery(gallery),) if gallery else ()),
    )


def everywhere(client: Client, site: Site, item: Item) -> str:
    """Return all that readers can see of an item's pictures, as one text."""
    address = address_of(item)
    names = ("listing", "rss", "atom")
    paths = [address, f"{address}.txt", "/en/news/2030/03/", *(site.pages[name] for name in names)]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


def test_at_that_moment_it_is_gone_from_everywhere_and_its_place_says_so(
    client: Client, site: Site, now: Traveller
) -> None:
    rights = keep_rights(None, Terms(shown_until=END))
    pictures = [kept_photo(rights=rights) for _one in range(4)]
    item = published(*pictures)
    addresses = [f"/p/{one.token}{rest}" for one in pictures for rest in (".jpg", f"/{SIZE}")]
    now.move_to(END - INSTANT)
    page = everywhere(client, site, item)
    assert all(one.token in page for one in pictures)
    assert {client.get(path).status_code for path in addresses} == {200}
    now.move_to(END)
    page = everywhere(client, site, item)
    assert not [one.token for one in pictures if one.token in page]
    for words in ("A lead caption", "A lead alt", "A body alt", "In the text", "In a row"):
        assert words not in page
    told = "Photo no longer shown, as our right to show it has ended: "
    # Lead and text and two in a row; in plain text those of the body; the lead in two lists.
    assert page.count(told) == 4 + 3 + 2
    for credit in ("© Lead", "© Body", "© Row"):
        assert credit in page
    random = client.get(f"/p/{new_token()}.jpg")
    for path in addresses:
        gone = client.get(path)
        assert (gone.status_code, gone.content) == (404, random.content)
        assert gone.headers == random.headers
    assert client.get(f"{address_of(item)}/pictures/").status_code == 404


def test_a_change_of_rights_is_seen_at_the_next_request_and_is_in_the_journal(
    client: Client, site: Site
) -> None:
    rights = keep_rights(None, Terms(shown_until=FAR))
    picture, other = kept_photo(rights=rights), kept_photo()
    item = published(picture, other)
    before = Change.objects.count()
    assert keep_rights(rights, Terms()) == rights
    assert Change.objects.count() == before
    keep_rights(rights, Terms(shown_until=NOW.replace(second=0)))
    change = Change.objects.latest("seq")
    assert (change.subject, change.public_id) == (Subject.RIGHTS, rights.public_id)
    page = everywhere(client, site, item)
    assert picture.token not in page
    assert other.token in page
    keep_rights(rights, Terms(shown_until=FAR))
    assert picture.token in everywhere(client, site, item)


def test_rights_of_a_picture_that_nobody_sees_are_not_in_the_journal() -> None:
    rights = keep_rights(None, Terms())
    keep_rights(rights, Terms(holder="Somebody"))
    assert not Change.objects.exists()


def test_rights_end_on_a_whole_minute_and_under_a_known_licence() -> None:
    with pytest.raises(UnusableRights, match="whole minute"):
        keep_rights(None, Terms(shown_until=NOW))
    with pytest.raises(UnusableRights, match="not a licence"):
        keep_rights(None, Terms(licence="all-mine"))


def test_the_press_takes_pictures_in_full_with_their_terms(client: Client, site: Site) -> None:
    large = encoded(pixels(2000, 1000))
    free = kept_photo(large, rights=keep_rights(None, Terms("ILO", "cc-by-4.0", "Not in Peru")))
    agency = kept_photo(large, rights=keep_rights(None, Terms("An agency", "agency")))
    item = published(free, agency, kept_photo())
    page = client.get(address_of(item)).content.decode()
    assert f'href="{address_of(item)}/pictures/"' in page
    press = client.get(f"{address_of(item)}/pictures/").content.decode()
    assert press.count("<figure") == 3
    for words in ("© Lead", "ILO", "CC BY 4.0", "Not in Peru", "A lead caption."):
        assert words in press
    assert "2000 × 1000 pixels" in press
    assert "Not ours to hand on" in press
    assert "Not stated: ask before you use it." in press
    full = client.get(f"/p/{free.token}/full.jpg")
    assert full.status_code == 200
    assert full.headers["Content-Disposition"] == "attachment"
    assert len(full.content) == free.full_size
    assert client.get(f"/p/{agency.token}/full.jpg").status_code == 404
    PICTURES.place_of(free.full_digest).unlink()
    without = client.get(f"{address_of(item)}/pictures/").content.decode()
    assert "2000 × 1000 pixels" not in without
    assert "1200 × 600 pixels" in without


def test_an_item_without_pictures_for_the_press_leads_to_none(client: Client, site: Site) -> None:
    item = published(kept_photo(), kept_photo())
    assert "/pictures/" not in client.get(address_of(item)).content.decode()
    assert client.get(f"{address_of(site.story)}/pictures/").status_code == 404
    assert client.get(f"{address_of(site.withdrawn)}/pictures/").status_code == 404
    wrong = client.get(f"/en/i/{item.public_id}/other-words/pictures/")
    assert (wrong.status_code, wrong.headers["Location"]) == (
        301,
        f"{address_of(item)}/pictures/",
    )


def test_a_page_of_pictures_asks_no_more_for_more_of_them(client: Client, site: Site) -> None:
    costs = []
    for count in (2, 6):
        item = published(*(kept_photo() for _one in range(count)))
        client.get(address_of(item))
        with CaptureQueriesContext(connection) as asked:
            client.get(address_of(item))
        with CaptureQueriesContext(connection) as of_press:
            client.get(f"{address_of(item)}/pictures/")
        costs.append((len(asked), len(of_press)))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    "name", ["w301.avif", "w300.png", "c240", "W300.avif", "full.JPG", "w.avif"]
)
def test_no_other_size_or_form_has_an_address(client: Client, site: Site, name: str) -> None:
    picture = kept_photo()
    published(picture, kept_photo())
    random = client.get(f"/p/{new_token()}.jpg")
    other = client.get(f"/p/{picture.token}/{name}")
    assert (other.status_code, other.content) == (404, random.content)
