"""From an item to what is most like it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.lib.ids import new_public_id
from dateline.record.models import Item
from tests.archive.search.asking import Follow
from tests.archive.search.conftest import follow as follow
from tests.archive.search.conftest import follower as follower
from tests.archive.search.conftest import root as root
from tests.newsroom import withdraw_from
from tests.stories import NOW, SOON, a_story, clock_at, released

WORDS = "Farmers of one valley insure their harvest against floods"


@pytest.fixture(autouse=True)
def site(db: None) -> Iterator[None]:
    """A listing of everything in English, at one moment."""
    with clock_at(NOW):
        name_section(make_section(is_front=True), "en", slug="news", title="News")
        yield


def told(headline: str, standfirst: str = WORDS, **more: Any) -> Item:
    return released(a_story(headline=headline, standfirst=standfirst), **more)


def alike(client: Client, item: Item, words: str = "farmers-insure") -> str:
    answer = client.get(f"/en/i/{item.public_id}/{words}/like/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_an_item_leads_to_what_is_told_in_the_same_words(client: Client, follow: Follow) -> None:
    item = told("Farmers insure")
    told("Harvest insured")
    told("Elections", "People vote for parliament on Sunday")
    told("Not yet", release_at=SOON)
    follow()
    address = f"/en/i/{item.public_id}/farmers-insure/like/"
    assert (
        f'href="{address}"' in client.get(f"/en/i/{item.public_id}/farmers-insure").content.decode()
    )
    page = alike(client, item)
    assert "Harvest insured" in page
    assert "Elections" not in page
    assert "Not yet" not in page
    assert '<meta name="robots" content="noindex">' in page
    moved = client.get(f"/en/i/{item.public_id}/other/like/")
    assert (moved.status_code, moved.headers["Location"]) == (301, address)


def test_what_is_not_public_is_like_nothing(client: Client, follow: Follow) -> None:
    hidden = told("Farmers insure", release_at=SOON)
    gone = told("Farmers insure")
    told("Harvest insured")
    withdraw_from(gone)
    follow()
    random = client.get(f"/en/i/{new_public_id()}/farmers-insure/like/")
    assert random.status_code == 404
    for item in (hidden, gone):
        answer = client.get(f"/en/i/{item.public_id}/farmers-insure/like/")
        assert (answer.status_code, answer.content) == (404, random.content)


def test_without_an_index_nothing_is_found(client: Client) -> None:
    assert "Nothing was found." in alike(client, told("Farmers insure"))


def test_it_costs_the_same_however_much_is_alike(
    client: Client, follow: Follow, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    item = told("Farmers insure")
    told("Harvest insured")
    follow()
    alike(client, item)
    with django_assert_num_queries(12):
        alike(client, item)
    for number in range(12):
        told(f"Harvest insured {number}")
    follow()
    alike(client, item)
    with django_assert_num_queries(12):
        alike(client, item)
