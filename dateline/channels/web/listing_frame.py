"""What a page of a listing carries around its rows: its title, its feeds, its other languages."""

from dataclasses import replace
from functools import lru_cache

from django.conf import settings

from dateline.archive.addresses import CALENDAR, FEEDS
from dateline.archive.entries import EntryPage, SectionView
from dateline.archive.listing import Listing, in_order, label_of
from dateline.archive.listing_addresses import EMBED_CODE, listing_address
from dateline.archive.period import Period
from dateline.channels.web.page import Alternate, Feed, Page, alternate
from dateline.channels.web.share_card import ShareCard
from dateline.channels.web.structured.listing import listing_node
from dateline.lib.dates import month_in_words
from dateline.terms.names import todays_names

_SECTIONS_REMEMBERED = 512


def listing_page_frame(
    listing: Listing,
    address: str,
    listed: EntryPage,
    *,
    plain_text_address: str,
    plain_text_size: int,
) -> Page:
    """Return the frame of a page of a listing; its size as plain text is in bytes."""
    title, language = in_words(listing), listing.section.language
    description = listing.section.purpose if listing.is_whole else ""
    return Page(
        title=title,
        language=language,
        address=address,
        description=description,
        alternates=in_other_languages(listing),
        plain_text_address=plain_text_address,
        plain_text_size=plain_text_size,
        feeds=feeds_of(listing),
        exchange=exchange_of(listing),
        calendar_address=calendar_of(listing),
        section=listing.section,
        nodes=[
            listing_node(
                _crumbs(listing, address),
                (*listed.pinned, *listed.entries),
                address=address,
                language=language,
                origin=settings.SITE_ADDRESS,
            )
        ],
        card=ShareCard("website", title, description),
        embed_code_address=listing_address(listing.within(None), EMBED_CODE),
        has_pictures=any(entry.picture for entry in (*listed.pinned, *listed.entries)),
    )


def _crumbs(listing: Listing, address: str) -> list[tuple[str, str]]:
    """Return the way to a page of a listing: its section, then itself where that is less."""
    section = Listing(listing.section)
    crumbs = [(listing.section.title, listing_address(section))]
    return crumbs if listing.is_whole else [*crumbs, (in_words(listing), address)]


def in_words(listing: Listing) -> str:
    """Return what a listing is called: its section, what narrows it, its period."""
    parts = [listing.section.title, *(label.named.words for label in listing.labels)]
    if listing.period:
        parts.append(period_in_words(listing.period, listing.section.language))
    return " · ".join(parts)


def period_in_words(period: Period, language: str) -> str:
    """Return "2021" or "August 2021"."""
    if period.month is None:
        return str(period.year)
    return month_in_words(period.year, period.month, language)


def feeds_of(listing: Listing) -> list[Feed]:
    """Return the feeds of a listing, which are of all periods."""
    whole = listing.within(None)
    return [
        Feed(name, in_words(whole), type_, listing_address(whole, document))
        for name, type_, document in (
            ("RSS", "application/rss+xml", FEEDS["rss"]),
            ("Atom", "application/atom+xml", FEEDS["atom"]),
            ("JSON Feed", "application/feed+json", FEEDS["json"]),
        )
    ]


def exchange_of(listing: Listing) -> list[Feed]:
    """Return a listing as editorial systems take it in, of all periods."""
    whole = listing.within(None)
    return [
        Feed(name, in_words(whole), type_, listing_address(whole, document))
        for name, type_, document in (
            ("ninjs 3.1", "application/json", FEEDS["ninjs"]),
            ("NewsML-G2", "application/vnd.iptc.g2.packageitem+xml", FEEDS["newsml"]),
        )
    ]


def calendar_of(listing: Listing) -> str:
    """Return where the events of a listing are, of all periods; "" where it is not about any."""
    return listing_address(listing.within(None), CALENDAR) if listing.is_of_events else ""


def in_other_languages(listing: Listing) -> list[Alternate]:
    """Return the same listing in every language its section has a name in, its own included."""
    section = listing.section
    names = todays_names() if listing.labels else None
    found = []
    for there in _in_each_language(section):
        tag = there.language
        labels = [label_of(one.term_id, names, tag) for one in listing.labels] if names else ()
        other = Listing(there, in_order(labels), listing.period)
        found.append(alternate(tag, listing_address(other), current=section.language))
    return found


@lru_cache(_SECTIONS_REMEMBERED)
def _in_each_language(section: SectionView) -> tuple[SectionView, ...]:
    """Return what addresses tell of a section, in each of its languages."""
    return tuple(replace(section, language=tag, slug=slug) for tag, slug in section.languages)
