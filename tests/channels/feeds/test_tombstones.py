"""Atom says what was withdrawn of late, when and why (RFC 6721); RSS and JSON Feed cannot."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from dateline.lib import clock
from dateline.record.models import Item
from dateline.record.restore import restore
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.channels.feeds.reading import HOST, NAMES, link, text_at, xml_at
from tests.channels.site import Site
from tests.newsroom import EDITOR, bring_in, bring_in_items, listing_of, publish_in, withdraw_from

FEED = "/en/news/atom.xml"


def tombstones(path: str = FEED) -> dict[str, str]:
    """Return what has left a feed: its id, and the reason readers are told."""
    found = xml_at(path).findall("at:deleted-entry", NAMES)
    return {one.attrib["ref"]: one.findtext("at:comment", "", NAMES) for one in found}


def id_of(item: Item) -> str:
    return f"{HOST}/en/i/{item.public_id}/"


def test_what_was_withdrawn_is_told_with_its_reason(site: Site) -> None:
    assert tombstones() == {id_of(site.withdrawn): "They never parted."}
    withdraw_from(site.farmers, reason="Nobody <met>.")
    assert tombstones() == {
        id_of(site.farmers): "Nobody <met>.",
        id_of(site.withdrawn): "They never parted.",
    }
    assert id_of(site.farmers) not in [
        entry.findtext("atom:id", "", NAMES) for entry in xml_at(FEED).findall("atom:entry", NAMES)
    ]


def test_the_feed_is_as_new_as_the_newest_withdrawal(site: Site) -> None:
    with travel(clock.now() + timedelta(hours=1), tick=False):
        withdraw_from(site.farmers)
        feed = xml_at(FEED)
        stone = feed.find("at:deleted-entry", NAMES)
        assert stone is not None
        assert feed.findtext("atom:updated", "", NAMES) == stone.attrib["when"]


def test_forms_without_words_for_it_say_nothing_of_it(site: Site) -> None:
    for document in ("rss.xml", "feed.json"):
        assert site.withdrawn.public_id not in text_at(f"/en/news/{document}")


def test_what_was_put_back_is_an_entry_again(site: Site) -> None:
    withdraw_from(site.farmers)
    restore(site.farmers, by=EDITOR)
    assert list(tombstones()) == [id_of(site.withdrawn)]


def test_a_month_later_nothing_is_said_of_it_any_more(site: Site) -> None:
    withdrawn_at = clock.now()
    with travel(withdrawn_at + timedelta(days=29), tick=False):
        assert tombstones()
    with travel(withdrawn_at + timedelta(days=31), tick=False):
        assert not tombstones()


def test_only_lists_that_held_it_say_so(site: Site) -> None:
    (other,) = bring_in_items(listing_of(1, heading="Others"), section="others")
    topic = make_term(Vocabulary.TOPIC, {"en": "Rice"})
    rice = publish_in("news", terms=(TermRef("topic", topic.public_id),))
    publish_in("news", terms=(TermRef("topic", topic.public_id),))
    withdraw_from(other)
    withdraw_from(rice)
    assert list(tombstones("/en/others/atom.xml")) == [id_of(other)]
    assert set(tombstones()) >= {id_of(rice), id_of(site.withdrawn)}
    narrowed = tombstones(f"{FEED}?topic=rice-{topic.public_id}")
    assert list(narrowed) == [id_of(rice)]


def test_a_page_tells_of_the_days_it_covers(site: Site) -> None:
    items = bring_in_items(listing_of(45), section="many")
    newest, oldest = items[2], items[43]
    withdraw_from(newest)
    withdraw_from(oldest)
    first = "/en/many/atom.xml"
    second = link(xml_at(first), "next")
    third = link(xml_at(second), "next")
    assert list(tombstones(first)) == [id_of(newest)]
    assert list(tombstones(second)) == []
    assert list(tombstones(third)) == [id_of(oldest)]


def test_no_more_than_twenty_are_told_at_the_same_cost(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for item in bring_in_items(listing_of(25), section="many"):
        withdraw_from(item)
    assert len(tombstones("/en/many/atom.xml")) == 20
    with django_assert_num_queries(4):
        text_at("/en/many/atom.xml")


def test_what_waits_is_in_no_feed_and_leaves_no_stone(site: Site) -> None:
    publish_in(
        "news",
        headline="Waits",
        release_at=clock.now().replace(microsecond=0, second=0) + timedelta(days=1),
        date=date(2021, 8, 1),
    )
    assert list(tombstones()) == [id_of(site.withdrawn)]
    assert "Waits" not in text_at(FEED)
    bring_in(listing_of(1), section="many")
    assert tombstones("/en/many/atom.xml") == {}


@pytest.mark.parametrize("document", ["atom.xml"])
def test_an_unchanged_feed_is_the_same_bytes(site: Site, document: str) -> None:
    once = text_at(f"/en/news/{document}")
    (elsewhere,) = bring_in_items(listing_of(1, heading="Others"), section="others")
    withdraw_from(elsewhere)
    assert text_at(f"/en/news/{document}") == once
