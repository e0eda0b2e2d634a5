"""Sitemaps name all that is public, with the same in other languages, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from dateline.archive.arranging import make_section, name_section
from dateline.archive.identity import Identity, Words, name_site
from dateline.channels.feeds import sitemap_xml
from dateline.channels.feeds.sitemap_xml import Listed, sitemap
from dateline.lib import clock
from dateline.record.publish import NewItem, publish
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.channels.feeds.reading import HOST, NAMES, alternates_at, text_at, texts, xml_at
from tests.channels.site import Site, address_of
from tests.newsroom import EDITOR, bring_in, correct_in, listing_of, publish_in, withdraw_from
from tests.stories import a_story

MAPS = ("/sitemap.xml", "/sitemap-sections.xml", "/sitemap-2021-07.xml", "/news-sitemap.xml")
NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)


@pytest.fixture
def named(site: Site) -> Site:
    """The site once somebody has named it."""
    name_site(Identity({"en": Words("The <Office>")}))
    return site


def test_the_index_names_a_sitemap_for_each_month_that_holds_something(named: Site) -> None:
    assert texts(xml_at("/sitemap.xml"), "map:sitemap/map:loc") == [
        f"{HOST}/sitemap-sections.xml",
        f"{HOST}/sitemap-2021-08.xml",
        f"{HOST}/sitemap-2021-07.xml",
    ]


def test_all_months_together_name_every_item_once(named: Site) -> None:
    months = texts(xml_at("/sitemap.xml"), "map:sitemap/map:loc")[1:]
    found = [loc for month in months for loc in texts(xml_at(month), "map:url/map:loc")]
    items = (named.ministers, named.farmers, named.story)
    assert found == [HOST + address_of(item) for item in items]


def test_a_correction_is_the_last_change_of_an_item(named: Site) -> None:
    with travel(clock.now() + timedelta(hours=1), tick=False):
        at = clock.now().replace(microsecond=0)
        correct_in(named.farmers, standfirst="They met twice.")
        lastmod = texts(xml_at("/sitemap-2021-07.xml"), "map:url/map:lastmod")
        assert lastmod[0] == at.isoformat()
        assert lastmod[1] < lastmod[0]


def test_an_item_in_several_languages_names_all_of_them_in_each(named: Site) -> None:
    stories = {tag: a_story(headline=f"In {tag}", date=date(2019, 5, 4)) for tag in ("ar", "fr")}
    office = found_or_made(Vocabulary.OFFICE, "en", "Head office")
    item = publish(stories, by=EDITOR, of=NewItem(office))[0].item
    found = alternates_at("/sitemap-2019-05.xml")
    told = {"ar": f"{HOST}{address_of(item, 'ar')}", "fr": f"{HOST}{address_of(item, 'fr')}"}
    assert found == {one: {**told, "x-default": told["ar"]} for one in told.values()}
    english = publish({"en": a_story(date=date(2019, 5, 4))}, by=EDITOR, of=item)
    told["en"] = f"{HOST}{address_of(english[0].item)}"
    found = alternates_at("/sitemap-2019-05.xml")
    assert found == {one: {**told, "x-default": told["en"]} for one in told.values()}


def test_an_item_in_one_language_has_no_alternates(named: Site) -> None:
    assert set(map(len, alternates_at("/sitemap-2021-07.xml").values())) == {0}


def test_sections_name_their_other_languages(named: Site) -> None:
    section = make_section()
    name_section(section, "en", slug="all", title="All")
    name_section(section, "fr", slug="tout", title="Tout")
    found = alternates_at("/sitemap-sections.xml")
    both = {"en": f"{HOST}/en/all/", "fr": f"{HOST}/fr/tout/", "x-default": f"{HOST}/en/all/"}
    assert found[f"{HOST}/en/all/"] == found[f"{HOST}/fr/tout/"] == both
    assert found[f"{HOST}/en/news/"] == {}
    assert len(found) == 3
    assert all(Client().get(one.removeprefix(HOST)).status_code == 200 for one in found)


def test_the_news_are_what_was_released_within_two_days(named: Site) -> None:
    with travel(NOW, tick=False):
        publish_in("news", headline="<New> & zh", date=date(2030, 3, 1))
        publish_in(language="zh", headline="国际", date=date(2030, 2, 28))
        publish_in("news", headline="Of long ago", date=date(2021, 8, 1))
    with travel(NOW + timedelta(days=2, seconds=-1), tick=False):
        clock.forget()
        news = xml_at("/news-sitemap.xml")
        start = "map:url/news:news/news:"
        assert texts(news, f"{start}title") == ["<New> & zh", "国际"]
        assert texts(news, f"{start}publication/news:name") == ["The <Office>"] * 2
        assert texts(news, f"{start}publication/news:language") == ["en", "zh-cn"]
        assert set(texts(news, f"{start}publication_date")) == {"2030-03-01T10:00:37+00:00"}
    with travel(NOW + timedelta(days=2, seconds=1), tick=False):
        assert xml_at("/news-sitemap.xml").findall("map:url", NAMES) == []


@pytest.mark.parametrize("path", MAPS)
def test_while_the_site_is_a_demonstration_they_are_empty(site: Site, path: str) -> None:
    assert list(xml_at(path)) == []


@pytest.mark.parametrize("path", ["/sitemap-2021-05.xml", "/sitemap-0000-01.xml"])
def test_a_month_that_holds_nothing_has_none(client: Client, named: Site, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get("/sitemap-2021-13.xml").status_code == 404


def test_what_is_hidden_or_withdrawn_is_in_none(client: Client, named: Site) -> None:
    soon = clock.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    maps = [*MAPS, "/sitemap-2021-08.xml", "/feeds.opml", "/llms.txt"]
    before = [text_at(path) for path in maps]
    for month in (3, 7):
        publish_in("news", headline="Waits", date=date(2021, month, 2), release_at=soon)
    publish_in(headline="Waits", language="fr", date=date(2021, 7, 2), release_at=soon)
    waiting = a_story(headline="Waits", date=date(2021, 7, 30))
    publish({"fr": waiting}, by=EDITOR, of=named.ministers, release_at=soon)
    assert [text_at(path) for path in maps] == before
    assert client.get("/sitemap-2021-03.xml").status_code == 404
    withdraw_from(named.farmers)
    assert named.farmers.public_id not in text_at("/sitemap-2021-07.xml")
    with travel(soon, tick=False):
        assert "/sitemap-2021-03.xml" in text_at("/sitemap.xml")
        assert "waits" in text_at("/sitemap-2021-07.xml")


@pytest.mark.parametrize(("path", "cost"), [*zip(MAPS, (2, 1, 11, 11), strict=True)])
def test_they_cost_the_same_with_three_items_and_with_sixty(
    client: Client,
    named: Site,
    path: str,
    cost: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get(path)
    with django_assert_num_queries(cost):
        client.get(path)
    bring_in(listing_of(60), section="news")
    with django_assert_num_queries(cost):
        client.get(path)


def test_items_are_read_some_at_a_time(named: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(listing_of(3, first_day=date(2021, 7, 29)), section="news")
    whole = text_at("/sitemap-2021-07.xml")
    assert whole.count("<url>") == 5
    for at_once in (1, 2, 5):
        monkeypatch.setattr("dateline.archive.every_item._AT_ONCE", at_once)
        assert text_at("/sitemap-2021-07.xml") == whole


def test_a_sitemap_holds_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def endless() -> object:
        while True:
            asked.append(1)
            yield Listed("/en/")

    assert sitemap(endless(), most=3).count(b"<url>") == 3  # type: ignore[arg-type]
    assert len(asked) == 4
    monkeypatch.setattr(sitemap_xml, "MOST_BYTES", 1_000)
    assert len(sitemap(endless())) <= 1_000  # type: ignore[arg-type]
