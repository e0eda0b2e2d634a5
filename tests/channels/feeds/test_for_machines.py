"""What tells machines where to look: OPML, robots.txt, security.txt, llms.txt."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import PressContact
from dateline.archive.identity import Identity, Words, name_site
from dateline.channels.feeds.security import contacts_of
from tests.channels.feeds.reading import HOST, text_at, xml_at
from tests.channels.site import Site

NOW = datetime(2030, 9, 30, 10, 0, 37, tzinfo=UTC)
PRESS = PressContact("Press room", "+41 22 555 01 00", "press@example.org")


def test_opml_lists_the_feed_of_every_section_by_language(site: Site) -> None:
    name_section(make_section(), "ar", slug="akhbar", title="أخبار", purpose="كل شيء")
    folders = xml_at("/feeds.opml").findall("body/outline")
    assert [one.attrib["text"] for one in folders] == ["العربية", "English"]
    (arabic,) = folders[0]
    assert arabic.attrib == {
        "type": "rss",
        "text": "أخبار",
        "title": "أخبار",
        "description": "كل شيء",
        "language": "ar",
        "version": "RSS2",
        "xmlUrl": f"{HOST}/ar/akhbar/rss.xml",
        "htmlUrl": f"{HOST}/ar/akhbar/",
    }
    text_at(arabic.attrib["xmlUrl"])


def test_opml_of_a_language_has_its_sections_alone(client: Client, site: Site) -> None:
    name_section(make_section(), "ar", slug="akhbar", title="أخبار")
    (english,) = xml_at("/en/feeds.opml").findall("body/outline")
    assert english.attrib["xmlUrl"] == f"{HOST}/en/news/rss.xml"
    assert client.get("/en/feeds.opml").headers["Content-Type"] == "text/x-opml; charset=utf-8"
    assert client.get("/ru/feeds.opml").status_code == 404


def test_robots_are_told_where_the_sitemaps_are(site: Site) -> None:
    lines = text_at("/robots.txt").splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /desk/"]
    for line in lines[3:]:
        name, address = line.split(": ")
        assert name == "Sitemap"
        text_at(address)
    assert len(lines) == 5


def test_security_txt_leads_to_the_press_contact_and_expires(client: Client, site: Site) -> None:
    name_site(Identity({"en": Words("The Office")}, press=PRESS))
    with travel(NOW, tick=False):
        assert text_at("/.well-known/security.txt").splitlines() == [
            "Contact: mailto:press@example.org",
            "Contact: tel:+41225550100",
            "Expires: 2031-03-01T00:00:00Z",
            "Preferred-Languages: en",
            f"Canonical: {HOST}/.well-known/security.txt",
        ]
        answer = client.get("/.well-known/security.txt")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_without_a_contact_there_is_no_security_txt(client: Client, site: Site) -> None:
    random = client.get("/nothing-here/")
    assert client.get("/.well-known/security.txt").content == random.content
    name_site(Identity({"en": Words("The Office")}, press=PressContact("Somebody")))
    assert client.get("/.well-known/security.txt").status_code == 404
    assert contacts_of(PressContact()) == []


def test_llms_txt_says_what_the_site_is_and_where_its_words_are(site: Site) -> None:
    assert "> This is a demonstration." in text_at("/llms.txt")
    name_site(Identity({"en": Words("The Office")}))
    text = text_at("/llms.txt")
    assert text.startswith("# The Office\n\n> The newsroom of The Office")
    assert "demonstration" not in text
    assert f"- [News and events]({HOST}/en/news/index.txt)" in text
    for path in ("/sitemap.xml", "/feeds.opml", "/en/news/index.txt"):
        assert f"]({HOST}{path})" in text
        text_at(path)
    for document in ("rss.xml", "atom.xml", "feed.json"):
        assert f"`{document}`" in text


@pytest.mark.parametrize(
    ("path", "cost"),
    [("/feeds.opml", 1), ("/en/feeds.opml", 1), ("/llms.txt", 1), ("/robots.txt", 0)],
)
def test_they_are_fresh_to_the_minute_and_cost_next_to_nothing(
    client: Client,
    site: Site,
    path: str,
    cost: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    once = client.get(path)
    assert "max-age" in once.headers["Cache-Control"]
    with django_assert_num_queries(cost):
        again = client.get(path, headers={"If-None-Match": once.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(path).status_code == 405
