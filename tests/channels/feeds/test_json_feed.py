"""JSON Feed 1.1 says of every entry what the other forms say."""

from django.test import Client

from dateline.record.models import Item
from tests.channels.feeds.reading import HOST, json_at
from tests.channels.site import Site, address_of
from tests.newsroom import correct_in, publish_in, withdraw_from

FEED = "/en/news/feed.json"


def item_of(item: Item) -> dict[str, object]:
    (found,) = [one for one in json_at(FEED)["items"] if item.public_id in one["id"]]
    return dict(found)


def test_it_says_whose_it_is_and_where(client: Client, site: Site) -> None:
    feed = json_at(FEED)
    assert client.get(FEED).headers["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("News and events", "en")
    assert feed["home_page_url"] == f"{HOST}/en/news/"
    assert feed["feed_url"] == f"{HOST}{FEED}"
    assert feed["authors"] == [{"name": "Dateline"}]
    titles = [item["title"] for item in feed["items"]]
    assert titles == ["Ministers meet", "Farmers meet", "Roads are mended"]


def test_an_item_has_a_lasting_id_an_address_words_and_dates(site: Site) -> None:
    item = item_of(site.story)
    assert item["id"] == f"{HOST}/en/i/{site.story.public_id}/"
    assert item["url"] == HOST + address_of(site.story)
    assert item["summary"] == item["content_html"] == "They were broken."
    assert (item["tags"], item["language"]) == (["From the field"], "en")
    assert item["date_published"] == item["date_modified"]
    assert "image" not in item


def test_a_correction_keeps_the_id_and_the_first_date(site: Site) -> None:
    before = item_of(site.farmers)
    correct_in(site.farmers, headline="Fishers meet")
    after = item_of(site.farmers)
    assert after["title"] == "Fishers meet"
    assert after["id"] == before["id"]
    assert after["date_published"] == before["date_published"]
    assert str(after["date_modified"]) >= str(before["date_modified"])


def test_words_that_read_like_markup_are_words(site: Site) -> None:
    item = item_of(publish_in("news", standfirst="2 < 3 & <b>"))
    assert item["summary"] == "2 < 3 & <b>"
    assert item["content_html"] == "2 &lt; 3 &amp; &lt;b&gt;"


def test_what_is_withdrawn_leaves_at_once_and_without_any_item_it_is_a_feed(site: Site) -> None:
    for item in (site.ministers, site.farmers, site.story):
        withdraw_from(item)
    assert json_at(FEED)["items"] == []


def test_pages_name_it_beside_the_others(client: Client, site: Site) -> None:
    page = client.get("/en/news/").content.decode()
    for type_, document in (("rss+xml", "rss.xml"), ("atom+xml", "atom.xml")):
        assert f'type="application/{type_}"' in page
        assert f'href="/en/news/{document}"' in page or f"{HOST}/en/news/{document}" in page
    assert 'type="application/feed+json"' in page
    assert "/en/news/feed.json" in page
