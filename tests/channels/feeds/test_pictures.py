"""A picture stands in feeds with its words and whose it is, as long as it may be shown."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from time_machine import Traveller, travel

from dateline.lib import clock
from dateline.pictures.models import Picture
from dateline.pictures.rights import Terms, keep_rights
from tests.channels.feeds.reading import FORMS, HOST, NAMES, json_at, text_at, xml_at
from tests.channels.site import Site, open_site
from tests.newsroom import publish_in
from tests.photographs import kept_photo, shown

NOW = datetime(2030, 3, 1, 10, 0, 37, tzinfo=UTC)
END = datetime(2030, 3, 1, 11, tzinfo=UTC)
CREDIT = "© <A> Photographer"


@pytest.fixture(autouse=True)
def now(db: None) -> Iterator[Traveller]:
    clock.forget()
    with travel(NOW, tick=False) as travelling:
        yield travelling
    clock.forget()


@pytest.fixture
def site() -> Site:
    return open_site()


@pytest.fixture
def picture(site: Site) -> Picture:
    """A picture at the head of the newest story, which may be shown until END."""
    picture = kept_photo(rights=keep_rights(None, Terms(shown_until=END)))
    publish_in(
        "news",
        headline="A field",
        standfirst="It is green.",
        date=date(2030, 3, 1),
        credit=CREDIT,
        picture=shown(picture, alt="A field.", caption="The field at dawn."),
    )
    return picture


def test_rss_has_it_as_an_enclosure_and_as_media_with_credit(picture: Picture) -> None:
    item = xml_at("/en/news/rss.xml").findall("channel/item")[0]
    enclosure, media = item.find("enclosure"), item.find("media:content", NAMES)
    assert enclosure is not None
    assert media is not None
    address = f"{HOST}/p/{picture.token}.jpg"
    assert enclosure.attrib == {"url": address, "type": "image/jpeg", "length": str(picture.size)}
    assert media.attrib["url"] == address
    assert (media.attrib["width"], media.attrib["medium"]) == (str(picture.width), "image")
    assert media.findtext("media:credit", None, NAMES) == CREDIT
    assert media.findtext("media:description", None, NAMES) == "The field at dawn."


def test_atom_has_it_as_an_enclosure_that_says_whose_it_is(picture: Picture) -> None:
    entry = xml_at("/en/news/atom.xml").findall("atom:entry", NAMES)[0]
    (link,) = [one for one in entry.findall("atom:link", NAMES) if one.get("rel") == "enclosure"]
    assert link.attrib["href"] == f"{HOST}/p/{picture.token}.jpg"
    assert (link.attrib["type"], link.attrib["length"]) == ("image/jpeg", str(picture.size))
    assert link.attrib["title"] == f"The field at dawn. {CREDIT}"
    assert entry.findtext("atom:rights", None, NAMES) == CREDIT


def test_json_feed_has_it_as_an_image_and_an_attachment(picture: Picture) -> None:
    item = json_at("/en/news/feed.json")["items"][0]
    address = f"{HOST}/p/{picture.token}.jpg"
    assert item["image"] == address
    assert item["attachments"] == [
        {
            "url": address,
            "mime_type": "image/jpeg",
            "size_in_bytes": picture.size,
            "title": CREDIT,
        }
    ]
    assert item["summary"] == "It is green."


def test_every_reader_shows_whose_it_is_below_the_summary(picture: Picture) -> None:
    told = "<p>It is green.</p><p><small>© &lt;A&gt; Photographer</small></p>"
    for form in ("rss", "atom"):
        entry = feedparser.parse(text_at(f"/en/news/{FORMS[form]}")).entries[0]
        assert entry.summary == told
        (enclosure,) = entry.enclosures
        assert enclosure.href == f"{HOST}/p/{picture.token}.jpg"
    assert json_at("/en/news/feed.json")["items"][0]["content_html"] == told


def test_when_the_right_to_show_it_ends_it_is_in_no_feed(picture: Picture, now: Traveller) -> None:
    feeds = [f"/en/news/{document}" for document in FORMS.values()]
    now.move_to(END - timedelta(microseconds=1))
    assert all(picture.token in text_at(path) for path in feeds)
    now.move_to(END)
    others = ["/feeds.opml", "/en/feeds.opml", "/llms.txt", "/sitemap.xml"]
    for path in [*feeds, *others]:
        text = text_at(path)
        assert picture.token not in text
        assert "at dawn" not in text
        assert "<small>" not in text
        assert "&lt;A&gt; Photographer" not in text
