"""Addresses of each kind of page, many of a kind, so that none is answered from habit."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

from bench.house import ALL, OF_ONE_LABEL, OF_TWO_LABELS
from bench.stories import YEARS
from bench.words.sentences import LANGUAGES
from dateline.archive.addresses import (
    API,
    feed_address,
    item_address,
    item_api_address,
    item_document_address,
    item_text_address,
    month_address,
    section_address,
    section_text_address,
)
from dateline.archive.article import article
from dateline.archive.entries import Cursor, Entry, SectionView
from dateline.archive.facets import labels_offered
from dateline.archive.latest import latest
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import listing_address, narrowing_address
from dateline.archive.period import Period
from dateline.archive.sections import todays_sections
from dateline.archive.selection import Selection

_SEED = 3
_NOBODY = "0" * 12
# Pages at the end of the archive are that many entries or fewer from the oldest.
_END = 200


def addresses(many: int, *, at: datetime) -> dict[str, list[str]]:
    """Return up to `many` addresses for every kind of page, as of `at` (UTC)."""
    sections = todays_sections().by_address
    everything = sections[LANGUAGES[0], ALL]
    days = _days(Random(_SEED), many, at)
    cursors = [Cursor(entry.date, entry.public_id) for entry in _entries_at(everything, days, at)]
    briefs, stories = _items(everything, Random(_SEED), many, at)
    first_pages = _full([sections[tag, ALL] for tag in LANGUAGES], at)
    one = _full([sections[tag, slug] for slug in OF_ONE_LABEL for tag in LANGUAGES], at)
    two = _full([sections[tag, slug] for slug in OF_TWO_LABELS for tag in LANGUAGES], at)
    lists = [*first_pages, *one]
    tag, slug = everything.language, everything.slug
    narrowed = [_narrowed(view, at) for view in _full([everything, *first_pages], at)]
    return {
        "section": [section_address(view.language, view.slug) for view in first_pages],
        "label": [section_address(view.language, view.slug) for view in one],
        "labels": [section_address(view.language, view.slug) for view in two],
        "middle": [section_address(tag, slug, before=cursor) for cursor in cursors],
        "end": [section_address(tag, slug, before=it) for it in _last(everything, many, at)],
        "newer": [section_address(tag, slug, after=cursor) for cursor in cursors],
        "month": _months(everything, many, at),
        "year": [
            listing_address(Listing(everything, period=Period(year)))
            for year in range(at.year - YEARS + 1, at.year)
        ],
        "narrowed": [listing_address(one) for three in narrowed for one in three[:1]],
        "narrowed_twice": [listing_address(one) for three in narrowed for one in three[1:2]],
        "narrowed_thrice": [
            listing_address(one.within(Period(at.year - 1)))
            for three in narrowed
            for one in three[2:]
        ],
        "topics": [narrowing_address(Listing(view), "topic") for view in first_pages],
        "places": [narrowing_address(three[0], "place") for three in narrowed],
        "months": [narrowing_address(Listing(view), "month") for view in first_pages],
        "narrowed_rss": [listing_address(three[0], "rss.xml") for three in narrowed],
        "brief": [item_address(entry) for entry in briefs],
        "story": [item_address(entry) for entry in stories],
        "rss": [feed_address(view.language, view.slug, "rss") for view in lists],
        "atom": [feed_address(view.language, view.slug, "atom") for view in lists],
        "json_feed": [feed_address(view.language, view.slug, "json") for view in lists],
        "opml": ["/feeds.opml"],
        "sitemaps": ["/sitemap.xml"],
        "sitemap": ["/sitemap-sections.xml"],
        "news_sitemap": ["/news-sitemap.xml"],
        "ninjs": [item_document_address(entry, "ninjs") for entry in stories],
        "newsml": [item_document_address(entry, "newsml") for entry in stories],
        "api_items": [
            f"{API}items/?language={view.language}&section={view.slug}" for view in lists
        ],
        "api_item": [item_api_address(entry.public_id, entry.language) for entry in stories],
        "api_editions": [f"{API}items/{entry.public_id}/editions/" for entry in stories],
        "api_terms": [f"{API}terms/?language={tag}" for tag in LANGUAGES],
        "api_changes": [
            f"{API}changes/?after={entry.public_id}.{entry.language}.1" for entry in briefs
        ],
        "text": [section_text_address(tag, slug, before=cursor) for cursor in cursors],
        "item_text": [item_text_address(entry) for entry in stories],
    }


def _narrowed(section: SectionView, at: datetime) -> list[Listing]:
    """Return a section under its commonest topic, then under a place too, then under a kind."""
    found = []
    listing = Listing(section)
    for facet in ("topic", "place", "kind"):
        offers = labels_offered(listing, facet, at=at)
        if offers:
            listing = listing.under(max(offers, key=lambda offer: offer.count or 0).label)
        found.append(listing)
    return found


def _days(chance: Random, many: int, at: datetime) -> list[date]:
    """Return days from the middle of the archive."""
    whole = YEARS * 365
    return [
        at.date() - timedelta(days=chance.randint(whole // 3, whole // 3 * 2)) for _ in range(many)
    ]


def _entries_at(section: SectionView, days: Iterable[date], at: datetime) -> list[Entry]:
    """Return the newest entry of each day, or of the last day before it that has one."""
    selection = Selection(section.term_ids, section.language)
    pages = (latest(selection, at=at, size=1, before=Cursor(day, _NOBODY)) for day in days)
    return [entry for page in pages for entry in page.entries]


def _items(
    section: SectionView, chance: Random, many: int, at: datetime
) -> tuple[list[Entry], list[Entry]]:
    """Return items of all years: those that are a summary alone, and those with a body."""
    days = [at.date() - timedelta(days=chance.randrange(YEARS * 365)) for _ in range(3 * many)]
    briefs: list[Entry] = []
    stories: list[Entry] = []
    for entry in dict.fromkeys(_entries_at(section, days, at)):
        found = article(entry.public_id, entry.language, at=at)
        if found is not None:
            (stories if found.body else briefs).append(entry)
    return briefs[:many], stories[:many]


def _full(sections: list[SectionView], at: datetime) -> list[SectionView]:
    """Return the sections that fill a page; a short one would flatter a small archive."""
    full = [
        view
        for view in sections
        if latest(Selection(view.term_ids, view.language), at=at, size=view.page_size).older
    ]
    return full or sections


def _last(section: SectionView, many: int, at: datetime) -> list[Cursor]:
    """Return cursors near the oldest entry, with a page behind each."""
    selection = Selection(section.term_ids, section.language)
    beginning = Cursor(at.date() - timedelta(days=366 * (YEARS + 1)), _NOBODY)
    oldest: tuple[Entry, ...] = ()
    size = _END
    while not oldest and size > section.page_size:
        page = latest(selection, at=at, size=size, after=beginning)
        oldest = page.entries if page.older is None else ()
        size //= 2
    cursors = [Cursor(entry.date, entry.public_id) for entry in oldest[: -section.page_size]]
    return cursors[:many]


def _months(section: SectionView, many: int, at: datetime) -> list[str]:
    """Return months, those that fill a page if there are any."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for year in range(at.year - YEARS, at.year + 1):
        for month in range(1, 13):
            selection = Selection(section.term_ids, section.language, Period(year, month))
            page = latest(selection, at=at, size=section.page_size)
            if page.entries:
                address = month_address(section.language, section.slug, year, month)
                found[page.older is not None].append(address)
    chosen = found[True] or found[False]
    Random(_SEED).shuffle(chosen)
    return chosen[:many]
