"""A section's feeds list what its page lists, under ids and dates that stand still."""

from typing import Any

import feedparser
import pytest
from django.test import Client

from dateline.record.models import Item
from tests.channels.site import Site, address_of
from tests.newsroom import bring_in, correct_in, listing_of, publish_in, withdraw_from

FORMS = ("rss", "atom")
HOST = "http://127.0.0.1:8000"


def feed_of(form: str, section: str = "news") -> Any:
    response = Client().get(f"/en/{section}/{form}.xml")
    parsed = feedparser.parse(
        response.content, response_headers={"content-type": response.headers["Content-Type"]}
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def entry_of(form: str, item: Item) -> dict[str, Any]:
    """Return what a reader keeps of an item's entry."""
    found = [entry for entry in feed_of(form).entries if f"/i/{item.public_id}/" in entry["id"]]
    assert len(found) == 1
    # Asked for by name, feedparser makes up dates that are not there.
    wanted = ("id", "link", "title", "summary", "published", "updated")
    return {name: found[0][name] for name in wanted if name in found[0].keys()}  # noqa: SIM118


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_lists_what_the_section_lists(site: Site, form: str) -> None:
    feed = feed_of(form)
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert feed.feed.title == "News and events"
    assert feed.feed.link == f"{HOST}/en/news/"
    assert [entry.title for entry in feed.entries] == [
        "Ministers meet",
        "Farmers meet",
        "Roads are mended",
    ]
    assert feed.entries[0].link == HOST + address_of(site.ministers)
    assert feed.entries[0].id == f"{HOST}/en/i/{site.ministers.public_id}/"
    assert [tag.term for tag in feed.entries[0].tags] == ["Press release"]


@pytest.mark.parametrize("form", FORMS)
def test_an_id_is_an_address_that_leads_to_the_item(client: Client, site: Site, form: str) -> None:
    for entry in feed_of(form).entries:
        response = client.get(entry.id.removeprefix(HOST))
        assert response.status_code == 301
        assert HOST + response.headers["Location"] == entry.link


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_stands_still_while_another_is_corrected(site: Site, form: str) -> None:
    before = entry_of(form, site.farmers)
    correct_in(site.story, headline="Roads were mended")
    assert entry_of(form, site.farmers) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_keeps_the_id_and_the_first_date(site: Site, form: str) -> None:
    before = entry_of(form, site.farmers)
    correct_in(site.farmers, headline="Fishers meet")
    after = entry_of(form, site.farmers)
    assert after["title"] == "Fishers meet"
    assert (after["id"], after["published"]) == (before["id"], before["published"])
    if form == "atom":
        assert after["updated"] > before["updated"]


@pytest.mark.parametrize("form", FORMS)
def test_a_withdrawn_item_leaves_the_feed_at_once(site: Site, form: str) -> None:
    withdraw_from(site.farmers)
    assert [entry.title for entry in feed_of(form).entries] == [
        "Ministers meet",
        "Roads are mended",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_an_unchanged_feed_is_the_same_bytes(client: Client, site: Site, form: str) -> None:
    once = client.get(f"/en/news/{form}.xml")
    publish_in(headline="Elsewhere")
    again = client.get(f"/en/news/{form}.xml")
    assert again.content == once.content
    assert again.headers["Last-Modified"] == once.headers["Last-Modified"]


@pytest.mark.parametrize("form", FORMS)
def test_a_summary_is_words_even_where_it_reads_like_markup(site: Site, form: str) -> None:
    words = "AT&T says 2 < 3, <b>boldly</b> & &amp; 'so'"
    item = publish_in("news", headline=words, standfirst=words)
    entry = entry_of(form, item)
    # What the feed says is HTML; shown by a reader, it must read as it was written.
    assert entry["summary"] == (
        "AT&amp;T says 2 &lt; 3, &lt;b&gt;boldly&lt;/b&gt; &amp; &amp;amp; 'so'"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_holds_the_newest_twenty(site: Site, form: str) -> None:
    bring_in(listing_of(25), section="many")
    feed = feed_of(form, "many")
    assert [entry.title for entry in feed.entries] == [
        f"Story number {number}" for number in range(1, 21)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed(client: Client, site: Site, form: str) -> None:
    for item in (site.ministers, site.farmers, site.story):
        withdraw_from(item)
    assert feed_of(form).entries == []
    assert "Last-Modified" in client.get(f"/en/news/{form}.xml").headers


def test_words_of_every_script_come_through(site: Site) -> None:
    words = "Cătălin Ţacu 👩\u200d🌾 أخبار \u00a0 国际 \u2028 x"
    item = publish_in("news", headline=words)
    for form in FORMS:
        assert entry_of(form, item)["title"] == words
