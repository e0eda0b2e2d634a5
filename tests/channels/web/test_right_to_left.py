"""Arabic pages run from right to left and name their months as Arabic readers do."""

import re

import pytest
from django.test import Client

from tests.channels.site import Site
from tests.newsroom import bring_in

LISTING = """\
أخبار وأحداث


  1. © ILO 2021

    بيان صحفي

    الوزراء يجتمعون

    2 آب/أغسطس 2021

    اجتمعوا يوما واحدا.

  2. المزارعون يجتمعون

    30 تموز/يوليه 2021
"""


@pytest.fixture
def page(client: Client, site: Site) -> str:
    """The page of an Arabic listing."""
    bring_in(LISTING, language="ar", section="أخبار")
    return client.get("/ar/أخبار/").content.decode()


def test_the_page_says_its_language_and_direction(page: str) -> None:
    assert '<html lang="ar" dir="rtl">' in page


def test_days_and_months_are_named_in_arabic(client: Client, page: str) -> None:
    days = re.findall(r'<time datetime="([^"]+)">([^<]+)</time>', page)
    assert days == [("2021-08-02", "2 آب/أغسطس 2021"), ("2021-07-30", "30 تموز/يوليه 2021")]
    month = client.get("/ar/أخبار/2021/08/").content.decode()
    assert "<h1>آب/أغسطس 2021</h1>" in month


def test_a_credit_in_latin_letters_keeps_its_own_order(page: str) -> None:
    assert "<bdi>© ILO 2021</bdi>" in page


def test_the_text_is_the_listing_that_came_in(client: Client, page: str) -> None:
    assert client.get("/ar/أخبار/index.txt").content.decode() == LISTING


def test_the_english_page_beside_it_stays_english(client: Client, site: Site, page: str) -> None:
    english = client.get("/en/news/").content.decode()
    assert '<html lang="en" dir="ltr">' in english
    assert "2 August 2021" in english
