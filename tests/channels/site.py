"""A small site with one of everything, and where each thing stands."""

from dataclasses import dataclass
from datetime import date

from dateline.archive.addresses import item_address, lasting_item_address
from dateline.archive.article import article
from dateline.lib import clock
from dateline.record.blocks import Heading, Paragraph, Quote, Run, Video
from dateline.record.models import Item
from tests.newsroom import bring_in_items, correct_in, publish_in, withdraw_from

LISTING = """\
News and events


  1. © A Photographer 2021

    Press release

    Ministers meet

    02 August 2021

    They met for a day.

  2. Farmers meet

    30 July 2021

  3. They part

    29 July 2021
"""


@dataclass(frozen=True)
class Site:
    """The items of a site under /en/news/; the first three came in as a listing."""

    ministers: Item
    farmers: Item
    withdrawn: Item
    story: Item

    @property
    def pages(self) -> dict[str, str]:
        """Every kind of address that answers 200, by what it is."""
        return {
            "listing": "/en/news/",
            "listing as text": "/en/news/index.txt",
            "month": "/en/news/2021/07/",
            "month as text": "/en/news/2021/07/index.txt",
            "rss": "/en/news/rss.xml",
            "atom": "/en/news/atom.xml",
            "json feed": "/en/news/feed.json",
            "brief": address_of(self.farmers),
            "corrected brief": address_of(self.ministers),
            "brief as text": f"{address_of(self.farmers)}.txt",
            "item": address_of(self.story),
            "item as text": f"{address_of(self.story)}.txt",
            "robots": "/robots.txt",
        }

    @property
    def every_answer(self) -> dict[str, tuple[str, int]]:
        """An address for every status a reader can meet, with that status."""
        return {name: (address, 200) for name, address in self.pages.items()} | {
            "front": ("/", 302),
            "front of a language": ("/en/", 302),
            "listing without its slash": ("/en/news", 301),
            "item without its words": (lasting_item_address("en", self.story.public_id), 301),
            "withdrawn": (lasting_item_address("en", self.withdrawn.public_id), 410),
            "withdrawn as text": (f"/en/i/{self.withdrawn.public_id}/they-part.txt", 410),
            "nothing": ("/en/nothing-here/", 404),
            "nobody's language": ("/xx/", 404),
        }


def address_of(item: Item, language: str = "en") -> str:
    """Return the path of an item's page."""
    found = article(item.public_id, language, at=clock.now())
    assert found is not None
    return item_address(found.entry)


def open_site() -> Site:
    """Bring in a listing, publish a long story beside it, correct one item, withdraw another."""
    ministers, farmers, parting = bring_in_items(LISTING, is_front=True)
    story = publish_in(
        "news",
        headline="Roads are mended",
        kicker="From the field",
        strapline="All of them",
        byline="A Reporter",
        dateline="FREETOWN",
        standfirst="They were broken.",
        date=date(2021, 7, 28),
        body=(
            Paragraph((Run("Once there were holes. "), Run("See", href="https://example.org/"))),
            Heading("What was done"),
            Paragraph((Run("Others met", item=farmers.public_id), Run(" too."))),
            Quote("We mended them.", "A Mender"),
            Video("https://example.org/video", 3, ("Here we stand.",)),
        ),
    )
    correct_in(ministers, note="The day was wrong.", standfirst="They met for two days.")
    withdraw_from(parting, reason="They never parted.")
    return Site(ministers, farmers, parting, story)
