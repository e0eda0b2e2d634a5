"""Every page says whose site it is, in its language and its colour."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import Pin, PressContact
from dateline.archive.identity import Identity, Words, name_site
from dateline.archive.models import SectionName
from dateline.archive.pinning import pin
from tests.channels.site import Site
from tests.channels.web.test_cost import COST
from tests.photographs import kept_photo

PRESS = PressContact("Press room", "+41 22 555", "p@example.org", "9:00–17:00", "Europe/Zurich")


def give_it_a_name() -> str:
    """Name the site, and return the token of its logo."""
    logo = kept_photo().token
    words = {"en": Words("The <Office>", "One street.\nAll rights."), "ar": Words("المكتب")}
    name_site(Identity(words, accent="#8a1538", logo=logo, press=PRESS))
    return logo


def test_until_it_has_a_name_it_says_that_it_is_a_demonstration(client: Client, site: Site) -> None:
    page = client.get("/en/news/").content.decode()
    assert "Sample stories" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "/site.css" not in page
    assert client.get("/site.css").status_code == 404


@pytest.mark.parametrize("name", ["listing", "month", "item", "brief", "withdrawn", "nothing"])
def test_every_page_carries_its_name_its_foot_and_its_logo(
    client: Client, site: Site, name: str
) -> None:
    logo = give_it_a_name()
    page = client.get(site.every_answer[name][0]).content.decode()
    assert "· The &lt;Office&gt;</title>" in page
    assert f'<img src="/p/{logo}.jpg" alt=""' in page
    assert "One street.\nAll rights." in page
    assert '<link rel="stylesheet" href="/site.css">' in page
    assert "Sample stories" not in page
    assert "noindex" not in page


def test_its_colour_is_a_stylesheet_of_its_own(client: Client, site: Site) -> None:
    give_it_a_name()
    response = client.get("/site.css")
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert ":root { --accent: #8a1538; }" in response.content.decode()
    etag = response.headers["ETag"]
    assert client.get("/site.css", headers={"If-None-Match": etag}).status_code == 304


def test_whom_to_call_stands_beside_an_item_that_names_nobody(client: Client, site: Site) -> None:
    give_it_a_name()
    page = client.get(site.pages["item"]).content.decode()
    assert '<a href="tel:+4122555">' in page
    assert "9:00–17:00" in page
    assert "local time, Europe/Zurich" in page
    text = client.get(site.pages["item as text"]).content.decode()
    assert "Press room · +41 22 555 · p@example.org · 9:00–17:00 (Europe/Zurich)" in text


def test_pages_and_feeds_in_another_language_have_its_words(client: Client, site: Site) -> None:
    give_it_a_name()
    name_section(make_section(), "ar", slug="akhbar", title="أخبار")
    assert "المكتب" in client.get("/ar/akhbar/").content.decode()
    assert "<name>المكتب</name>" in client.get("/ar/akhbar/atom.xml").content.decode()
    assert "The &lt;Office&gt;" in client.get("/en/news/atom.xml").content.decode()


@pytest.mark.parametrize("name", COST)
def test_a_name_costs_no_page_a_query(
    client: Client, site: Site, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    give_it_a_name()
    path, _status = site.every_answer[name]
    client.get(path)
    with django_assert_num_queries(COST[name]):
        client.get(path)


@pytest.mark.parametrize("has_month_headings", [False, True])
def test_what_is_pinned_stands_first_and_says_so(
    client: Client, site: Site, has_month_headings: bool
) -> None:
    section = SectionName.objects.get(slug="news").section
    section.has_month_headings = has_month_headings
    section.save()
    pin(section, [Pin(site.story.public_id)])
    page = client.get("/en/news/").content.decode().partition("<body>")[2]
    assert page.count("Roads are mended") == 1
    assert page.index("Roads are mended") < page.index("Ministers meet")
    assert page.count('<span class="pinned">Pinned</span>') == 1
    text = client.get("/en/news/index.txt").content.decode()
    assert text.index("  1. From the field\n\n    Roads are mended") < text.index("  2. ")
    assert text.count("Roads are mended") == 1
    for name in ("month", "rss"):
        other = client.get(site.pages[name]).content.decode()
        assert "Roads are mended" in other
        assert "Pinned" not in other
