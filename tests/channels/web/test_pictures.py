"""A photo stands beside its story under an address that answers for as long as the story does."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from markupsafe import escape
from pytest_django import DjangoAssertNumQueries

from dateline.lib import clock
from dateline.lib.ids import new_token
from dateline.pictures.files import file_of
from dateline.pictures.models import Picture
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from tests.channels.site import Site, address_of
from tests.newsroom import bring_in, listing_of, publish_in, withdraw_from
from tests.photographs import encoded, kept_photo, pixels, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
RELEASE = datetime(2030, 3, 1, 11, tzinfo=UTC)
CREDIT = "© <A> Photographer & Sons 2030"


@pytest.fixture(autouse=True)
def _now(db: None) -> Iterator[None]:
    clock.forget()
    with time_machine.travel(NOW, tick=False):
        yield
    clock.forget()


@pytest.fixture
def picture() -> Picture:
    return kept_photo()


def published(picture: Picture, release_at: datetime | None = None, *, day: int = 1) -> Item:
    return publish_in(
        "news",
        headline="A field",
        date=date(2021, 8, day),
        credit=CREDIT,
        picture=shown(picture, alt='A "red" & blue field.', caption="The <field> at noon."),
        body=(Paragraph((Run("There is a field."),)),),
        release_at=release_at,
    )


def path_of(token: str) -> str:
    return f"/p/{token}.jpg"


def every_answer(client: Client, token: str) -> list[object]:
    """Return all that can be seen of the answers under a picture's name, and their cost."""
    seen: list[object] = []
    for path in (path_of(token), f"{path_of(token)}?w=200", f"/p/{token}", f"/p/{token}.png"):
        for ask in (client.get, client.head, client.post):
            for headers in (
                {},
                {"Range": "bytes=0-9"},
                {"If-None-Match": "*"},
                {"If-Modified-Since": "Fri, 01 Mar 2030 10:00:37 GMT"},
                {"Accept": "image/avif"},
            ):
                with CaptureQueriesContext(connection) as queries:
                    response = ask(path, headers=headers)
                assert response.status_code in {404, 405}
                seen.append((str(response.headers), response.content, len(queries)))
    return seen


def test_a_hidden_picture_answers_as_one_that_never_was(
    client: Client, site: Site, picture: Picture
) -> None:
    published(picture, RELEASE)
    every_answer(client, new_token())
    assert every_answer(client, picture.token) == every_answer(client, new_token())
    never_shown = kept_photo()
    assert every_answer(client, never_shown.token) == every_answer(client, new_token())


def test_a_hidden_picture_answers_as_any_address_that_is_none(
    client: Client, site: Site, picture: Picture
) -> None:
    published(picture, RELEASE)
    paths = (path_of(picture.token), path_of(new_token()), "/p/", "/p/x.jpg", "/nothing/at/all")
    answers = {(str(one.headers), one.content) for one in map(client.get, paths)}
    assert len(answers) == 1


def test_a_picture_is_public_to_the_second(client: Client, site: Site, picture: Picture) -> None:
    published(picture, RELEASE)
    with time_machine.travel(RELEASE - timedelta(microseconds=1), tick=False):
        assert client.get(path_of(picture.token)).status_code == 404
    with time_machine.travel(RELEASE, tick=False):
        response = client.get(path_of(picture.token))
    assert response.status_code == 200
    assert response.content == file_of(picture.digest).read_bytes()


def test_a_withdrawn_picture_answers_as_one_that_never_was(
    client: Client, site: Site, picture: Picture
) -> None:
    item = published(picture)
    assert client.get(path_of(picture.token)).status_code == 200
    withdraw_from(item)
    every_answer(client, new_token())
    assert every_answer(client, picture.token) == every_answer(client, new_token())
    page = client.get(f"/en/i/{item.public_id}/")
    assert page.status_code == 410
    assert picture.token not in page.content.decode()


def test_a_picture_has_the_headers_of_every_public_answer(
    client: Client, site: Site, picture: Picture
) -> None:
    published(picture)
    response = client.get(path_of(picture.token))
    other = dict(client.get(site.pages["robots"]).headers)
    # What shows it is said by none: a size that is missing is there as soon as it is made.
    del other["Surrogate-Key"]
    assert dict(response.headers) == {
        **other,
        "Content-Type": "image/jpeg",
        "Content-Disposition": "inline",
        "Content-Length": str(picture.size),
        "Cache-Control": "public, max-age=23",
        "ETag": f'"{picture.digest[:32]}"',
        "Last-Modified": "Fri, 01 Mar 2030 10:00:37 GMT",
        "X-Content-Type-Options": "nosniff",
    }


def test_what_a_reader_has_is_not_sent_again(client: Client, site: Site, picture: Picture) -> None:
    published(picture)
    etag = client.get(path_of(picture.token)).headers["ETag"]
    again = client.get(path_of(picture.token), headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(path_of(picture.token), headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_head_tells_all_but_the_picture(client: Client, site: Site, picture: Picture) -> None:
    published(picture)
    response = client.head(path_of(picture.token))
    assert response.content == b""
    assert response.headers == client.get(path_of(picture.token)).headers


def test_who_asks_for_a_part_gets_the_whole(client: Client, site: Site, picture: Picture) -> None:
    published(picture)
    for part in ("bytes=0-9", "bytes=-5", "bytes=999999999-", "pixels=1-2", "bytes=0-1,4-5"):
        response = client.get(path_of(picture.token), headers={"Range": part})
        assert response.status_code == 200
        assert len(response.content) == picture.size


def test_a_lost_file_is_a_missing_page_and_an_error_in_the_log(
    client: Client, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    picture = kept_photo(encoded(pixels(50, 40)))
    item = published(picture)
    file_of(picture.digest).unlink()
    with caplog.at_level(logging.ERROR):
        response = client.get(path_of(picture.token))
    other = client.get(path_of(new_token()))
    assert (response.status_code, str(response.headers)) == (404, str(other.headers))
    assert response.content == other.content
    (told,) = [one for one in caplog.messages if picture.token in one and "cannot" in one]
    assert "cannot be read" in told
    # The pages still stand, and say so.
    for address in (address_of(item), site.pages["listing"]):
        page = client.get(address)
        assert page.status_code == 200
        assert picture.token not in page.content.decode()
        assert f"Photo missing at the moment: <bdi>{escape(CREDIT)}</bdi>" in page.content.decode()


@pytest.mark.parametrize("name", ["listing", "month", "item"])
def test_a_photo_stands_on_a_page_with_its_size_its_words_and_its_credit(
    client: Client, site: Site, picture: Picture, name: str
) -> None:
    item = published(picture)
    path = {"listing": "/en/news/", "month": "/en/news/2021/08/", "item": address_of(item)}[name]
    page = client.get(path).content.decode()
    figure = re.search(r"<figure[^>]*>.*?</figure>", page, re.DOTALL)
    assert figure
    (image,) = re.findall(r"<img [^>]*>", figure[0])
    whole = f'src="{path_of(picture.token)}" srcset="{path_of(picture.token)} 300w"'
    cut = f'src="/p/{picture.token}/c240.jpg" srcset="/p/{picture.token}/c240.jpg 240w"'
    assert (whole if name == "item" else cut) in image
    assert 'alt="A &#34;red&#34; &amp; blue field."' in image
    size = 'width="300" height="200"' if name == "item" else 'width="240" height="160"'
    assert size in image
    for form in ("avif", "webp"):
        (source,) = re.findall(rf'<source type="image/{form}"[^>]*>', figure[0])
        assert f"/p/{picture.token}/{'w300' if name == 'item' else 'c240'}.{form} " in source
    assert "<bdi>© &lt;A&gt; Photographer &amp; Sons 2030</bdi>" in figure[0]
    assert ("The &lt;field&gt; at noon." in figure[0]) is (name == "item")


def test_only_the_first_photos_of_a_listing_are_fetched_at_once(client: Client) -> None:
    bring_in(listing_of(6))
    for day in range(10, 16):
        published(kept_photo(), day=day)
    images = re.findall(r"<img [^>]*>", client.get("/en/news/").content.decode())
    assert ["lazy" in image for image in images] == [False] * 3 + [True] * 3


def test_feeds_have_the_picture_with_its_length_and_plain_text_its_credit(
    client: Client, site: Site, picture: Picture
) -> None:
    published(picture)
    text = client.get("/en/news/index.txt").content.decode()
    assert f"{CREDIT}\n\n\n    A field\n" in text
    assert picture.token not in text
    for name in ("rss", "atom"):
        (entry,) = [
            entry
            for entry in feedparser.parse(client.get(site.pages[name]).content).entries
            if entry.title == "A field"
        ]
        (enclosure,) = entry.enclosures
        assert enclosure.href.endswith(path_of(picture.token))
        assert int(enclosure.length) == len(client.get(path_of(picture.token)).content)
        assert enclosure.type == "image/jpeg"


def test_a_listing_with_photos_asks_no_more_of_the_database(
    client: Client, site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/en/news/")
    with CaptureQueriesContext(connection) as without:
        client.get("/en/news/")
    cost = len(without)
    for day in range(10, 16):
        published(kept_photo(), day=day)
    client.get("/en/news/")
    with django_assert_num_queries(cost):
        client.get("/en/news/")


def test_a_picture_costs_one_question(
    client: Client,
    site: Site,
    picture: Picture,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    published(picture)
    with django_assert_num_queries(1):
        client.get(path_of(picture.token))
