"""What people write is shown as they wrote it and never becomes part of a page."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from dateline.archive.models import SectionName
from dateline.record.blocks import BulletList, Heading, Paragraph, Quote, Run, Video
from dateline.record.models import Item
from dateline.record.story import EventFacts, SourceLink, UnusableStory
from tests.channels.site import LISTING, Site, address_of
from tests.newsroom import bring_in, correct_in, publish_in, withdraw_from

EVIL = (
    """<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;"""
    """{{ 123457*7 }}{% raw %}%(place)s"""
)


@pytest.fixture
def evil(site: Site) -> Item:
    """An item in which every word is an attack."""
    SectionName.objects.update(title=EVIL, purpose=EVIL)
    return publish_in(
        "news",
        headline=EVIL,
        kicker=EVIL,
        strapline=EVIL,
        standfirst=EVIL,
        byline=EVIL,
        dateline=EVIL,
        credit=EVIL,
        reference=EVIL,
        body=(
            Paragraph((Run(EVIL), Run(EVIL, href=f"https://example.org/{EVIL}", mark="strong"))),
            Heading(EVIL),
            Quote(EVIL, EVIL),
            BulletList(((Run(EVIL, mark="em"),),)),
            Video(f"https://example.org/{EVIL}", 3, (EVIL,)),
        ),
        event=EventFacts(date(2021, 1, 1), date(2021, 1, 2), place=EVIL),
        source=SourceLink(EVIL, f"https://example.org/{EVIL}"),
    )


def test_words_stay_words_on_every_page(client: Client, site: Site, evil: Item) -> None:
    correct_in(evil, note=EVIL, byline="Somebody")
    withdraw_from(site.story, reason=EVIL)
    story = f"/en/i/{site.story.public_id}/x"
    for path in ("/en/news/", "/en/news/2021/08/", address_of(evil), story, "/en/nothing/"):
        page = client.get(path).content.decode()
        # Data in a script element runs nowhere; a sign that could end it is written otherwise.
        page, count = re.subn(r'<script type="application/ld\+json">[^<>]*</script>', "", page)
        assert count == (0 if path == "/en/nothing/" else 1)
        tags = re.findall(r"<[^>]*>", page)
        assert not [tag for tag in tags if re.match(r"<(script|img)|.*onerror=[^&\"]*>", tag)]
        assert "864199" not in unescape(page)
    page = client.get(address_of(evil)).content.decode()
    assert unescape(re.sub(r"\s+", " ", page)).count(EVIL) >= 14


def test_words_stay_words_in_feeds_and_text(client: Client, evil: Item) -> None:
    for form in ("rss", "atom"):
        feed = client.get(f"/en/news/{form}.xml").content.decode()
        assert "<script" not in feed
        assert "<img" not in feed
    assert EVIL in client.get("/en/news/index.txt").content.decode()
    assert EVIL in client.get(f"{address_of(evil)}.txt").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "/en/",
        "https://",
        "https:example.org",
        "http://[::1",
        "",
    ],
)
def test_a_link_that_a_browser_would_run_is_refused(site: Site, address: str) -> None:
    run = (Run("here", href=address),)
    # A run without an address is a run without a link.
    runs = (Paragraph(run), BulletList((run,))) if address else ()
    for block in (Video(address, 3, ()), *runs):
        with pytest.raises(UnusableStory):
            publish_in("news", headline="A link", body=(block,))
    with pytest.raises(UnusableStory):
        publish_in("news", headline="A link", source=SourceLink("There", address))


def test_a_heading_of_a_listing_stays_words(client: Client, site: Site) -> None:
    bring_in(LISTING.replace("News and events", EVIL, 1), section="evil")
    assert client.get("/en/evil/index.txt").content.decode().startswith(f"{EVIL}\n\n\n")
    assert "<script>" not in client.get("/en/evil/").content.decode()
