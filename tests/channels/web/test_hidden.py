"""Nothing tells an item that waits for its time from one that never was."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.lib import clock
from dateline.lib.ids import new_public_id
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from tests.channels.site import Site
from tests.newsroom import correct_in, publish_in

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
RELEASE = datetime(2030, 3, 1, 11, tzinfo=UTC)


@pytest.fixture
def _now() -> Iterator[None]:
    clock.forget()
    with time_machine.travel(NOW, tick=False):
        yield
    clock.forget()


@pytest.fixture
def secret(_now: None, site: Site) -> Item:
    """An item of the listing that is to go public in an hour."""
    return publish_in("news", headline="A secret", date=date(2021, 8, 1), release_at=RELEASE)


def answers(client: Client, public_id: str) -> list[tuple[int, dict[str, str], bytes, int]]:
    """Return all that can be seen of the answers where this id could stand, and their cost."""
    seen = []
    for path in (
        f"/en/i/{public_id}",
        f"/en/i/{public_id}/",
        f"/en/i/{public_id}/a-secret",
        f"/en/i/{public_id}/a-secret.txt",
        f"/en/i/{public_id}/a-secret?as_of=2030-03-01T10:00Z",
        f"/en/i/{public_id}/a-secret?as_of=2030-03-01T11:00Z",
        f"/oembed?url=http://127.0.0.1:8000/en/i/{public_id}/a-secret",
        f"/fr/i/{public_id}/a-secret",
        f"/en/news/?before=2021-08-01.{public_id}",
        f"/en/news/?after=2021-08-01.{public_id}",
        f"/en/news/index.txt?before=2021-08-01.{public_id}",
        f"/en/news/2021/08/?before=2021-08-01.{public_id}",
    ):
        for ask in (client.get, client.head, client.post):
            with CaptureQueriesContext(connection) as queries:
                response = ask(path)
            headers = dict(response.headers)
            headers.pop("ETag", None)
            body = response.content.replace(public_id.encode(), b"ID")
            seen.append((response.status_code, headers, body, len(queries)))
    return seen


def test_an_item_that_waits_answers_as_one_that_never_was(client: Client, secret: Item) -> None:
    answers(client, new_public_id())
    assert answers(client, secret.public_id) == answers(client, new_public_id())


def test_every_missing_page_is_the_same_page(client: Client, secret: Item) -> None:
    paths = (
        f"/en/i/{secret.public_id}/a-secret",
        f"/en/i/{new_public_id()}/anything",
        "/en/i/none",
        "/en/nothing-here/",
        "/en/nothing-here/2021/07/",
        "/en/nothing-here/rss.xml",
        "/en/news/?before=nonsense",
        "/en/news/2021/13/",
        "/en/" + "very/" * 50,
    )
    bodies = {client.get(path).content for path in paths}
    assert len(bodies) == 1
    assert all(client.get(path).status_code == 404 for path in paths)
    assert len({str(client.get(path).headers) for path in paths}) == 1


def test_a_missing_page_speaks_the_language_of_its_address(client: Client, site: Site) -> None:
    assert b'<html lang="ar" dir="rtl">' in client.get("/ar/nothing/").content
    assert b'<html lang="en" dir="ltr">' in client.get("/xx/nothing/").content


def test_no_page_mentions_an_item_that_waits(client: Client, site: Site, secret: Item) -> None:
    correct_in(
        site.story,
        body=(Paragraph((Run("It is here", item=secret.public_id),)),),
        note="A link was missing.",
    )
    for path, _status in site.every_answer.values():
        page = client.get(path).content.decode()
        assert "A secret" not in page, path
        assert secret.public_id not in page, path
    assert "It is here" in client.get(site.pages["item"]).content.decode()


def test_an_item_goes_public_to_the_second(client: Client, site: Site, secret: Item) -> None:
    path = f"/en/i/{secret.public_id}/a-secret"
    with time_machine.travel(RELEASE - timedelta(microseconds=1), tick=False):
        before = {name: client.get(page).content for name, page in site.pages.items()}
        assert client.get(path).status_code == 404
    with time_machine.travel(RELEASE, tick=False):
        assert client.get(path).status_code == 200
        for name in ("listing", "listing as text", "rss", "atom"):
            assert client.get(site.pages[name]).content != before[name]
            assert b"A secret" in client.get(site.pages[name]).content


@pytest.mark.usefixtures("_now")
def test_a_scheduled_item_changes_no_answer_before_its_time(client: Client, site: Site) -> None:
    def kept() -> dict[str, tuple[bytes, str]]:
        return {
            name: (response.content, str(response.headers))
            for name, path in site.pages.items()
            for response in [client.get(path)]
        }

    before = kept()
    publish_in("news", headline="A secret", date=date(2021, 8, 1), release_at=RELEASE)
    assert kept() == before


@pytest.mark.usefixtures("_now")
def test_a_correction_is_dated_and_said_above_the_headline(client: Client, site: Site) -> None:
    correct_in(site.story, note="There were <two> roads.", standfirst="Two were broken.")
    page = client.get(site.pages["item"]).content.decode()
    strip = re.search(r'<p class="strip">(.*?)</p>', page, re.DOTALL)
    assert strip
    assert page.index('class="strip"') < page.index("<h1>")
    assert "Corrected 1 March 2030:" in strip[1]
    assert "There were &lt;two&gt; roads." in strip[1]
    assert "Version 2" in page
    assert "Version 3" not in page
    text = client.get(site.pages["item as text"]).content.decode()
    assert "01 March 2030: There were <two> roads." in text


def test_what_is_withdrawn_says_when_and_why_under_any_words(client: Client, site: Site) -> None:
    for words in ("", "/", "/they-part", "/anything/else"):
        response = client.get(f"/en/i/{site.withdrawn.public_id}{words}")
        assert response.status_code == 410
        page = response.content.decode()
        assert "This item has been withdrawn" in page
        assert "They never parted." in page
        assert "They part" in page
    text = client.get(f"/en/i/{site.withdrawn.public_id}/x.txt").content.decode()
    assert text.startswith("They part\n\n")
    assert text.endswith(": They never parted.\n")
