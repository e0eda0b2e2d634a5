"""What stands at an item's address: its page, or the notice of a withdrawn one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dateline.archive.addresses import (
    alike_address,
    item_address,
    item_api_address,
    item_calendar_address,
    item_document_address,
    item_text_address,
    section_address,
    with_as_of,
    worded_item_address,
)
from dateline.archive.entries import Article, SectionView, Version
from dateline.archive.listing import Listing
from dateline.archive.surrogate_keys import keys_of_article
from dateline.channels.web.body import told
from dateline.channels.web.citation import citation
from dateline.channels.web.groups import rows_of
from dateline.channels.web.listing_frame import feeds_of
from dateline.channels.web.page import Alternate, Feed, Page, SectionLink, alternate
from dateline.channels.web.plain_text import item_text, withdrawal_text
from dateline.channels.web.share_card import item_card
from dateline.channels.web.structured.story import item_nodes
from dateline.channels.web.tags import tags_of
from dateline.channels.web.templates import render
from dateline.channels.web.without_pictures import shows_pictures
from dateline.lib.answers import depending, public_answer
from dateline.record.models import Verb

OEMBED = "/oembed"
_MINUTE = timedelta(minutes=1)


def render_item(found: Article, page: Page, *, shows_pictures: bool = True) -> bytes:
    """Return an item's page; one without a body is told as a brief."""
    is_now = bool(page.address) and not page.stood_at
    cited = page.address and citation(found, page.site.name, page.origin, stood_at=page.stood_at)
    context = {
        "page": page,
        "article": found,
        "told": told(found.body),
        "item_addresses": {entry.public_id: item_address(entry) for entry in found.linked},
        "related": rows_of(found.related),
        "alike_address": alike_address(found.entry) if is_now else "",
        "tags": tags_of(found, is_leading=is_now),
        "section": _section_link(found.section),
        "citation": cited,
        "version_addresses": _version_addresses(found) if page.address else {},
        "todays_address": todays_address(found),
    }
    template = "item.html" if found.body else "brief.html"
    return render(template, page.language, context, shows_pictures=shows_pictures)


def todays_page(found: Article) -> Page:
    """Return the frame of an item's page as it is now."""
    entry = found.entry
    address = item_address(entry)
    return Page(
        title=entry.headline,
        language=entry.language,
        address=address,
        canonical=found.canonical,
        description=entry.standfirst,
        alternates=_languages(found, current=entry.language),
        plain_text_address=item_text_address(entry),
        plain_text_size=len(text_of(found)),
        feeds=feeds_of(Listing(found.section)) if found.section else (),
        exchange=_exchange(found),
        calendar_address=_calendar_address(found),
        section=found.section,
        nodes=item_nodes(found, settings.SITE_ADDRESS),
        card=item_card(found),
        has_pictures=_has_pictures(found),
        api_address=item_api_address(entry.public_id, entry.language),
        oembed_address=f"{OEMBED}?{urlencode({'url': settings.SITE_ADDRESS + address})}",
    )


def past_page(found: Article, moment: datetime) -> Page:
    """Return the frame of an item's page as it stood at a moment (UTC): not to be indexed."""
    entry = found.entry
    address = todays_address(found)
    return Page(
        title=entry.headline,
        language=entry.language,
        address=with_as_of(address, moment),
        canonical=found.canonical or settings.SITE_ADDRESS + address,
        description=entry.standfirst,
        alternates=_languages(found, current=""),
        section=found.section,
        stood_at=moment,
        has_pictures=_has_pictures(found),
        is_for_search_engines=False,
    )


def todays_address(found: Article) -> str:
    """Return the path of an item's page now, whatever its words were."""
    entry = found.entry
    return worded_item_address(entry.language, entry.public_id, todays_words(found))


def todays_words(found: Article) -> str:
    """Return the words in an item's address now."""
    return dict(found.languages).get(found.entry.language, found.entry.slug)


def withdrawn(
    request: HttpRequest, found: Article, *, at: datetime, is_text: bool = False
) -> HttpResponse:
    """Answer 410 with the notice of a withdrawn item."""
    keys = keys_of_article(found)
    if is_text:
        text = withdrawal_text(found).encode()
        return depending(
            public_answer(
                request, text, at=at, content_type="text/plain; charset=utf-8", status=410
            ),
            keys,
        )
    context = {
        "page": Page(
            title=found.entry.headline,
            language=found.entry.language,
            address=item_address(found.entry),
            section=found.section,
        ),
        "withdrawal": found.withdrawal,
        "headline": found.entry.headline,
        "section": _section_link(found.section),
    }
    body = render(
        "withdrawn.html",
        found.entry.language,
        context,
        shows_pictures=shows_pictures(request.GET),
    )
    return depending(public_answer(request, body, at=at, status=410), keys)


def text_of(found: Article) -> bytes:
    """Return an item as plain text."""
    return item_text(found, settings.SITE_ADDRESS).encode()


def _exchange(found: Article) -> list[Feed]:
    """Return the item as editorial systems take it in."""
    return [
        Feed(name, found.entry.headline, type_, item_document_address(found.entry, form))
        for name, type_, form in (
            ("ninjs 3.1", "application/json", "ninjs"),
            ("NewsML-G2", "application/vnd.iptc.g2.newsmessage+xml", "newsml"),
        )
    ]


def _calendar_address(found: Article) -> str:
    entry = found.entry
    if found.event is None:
        return ""
    return item_calendar_address(entry.language, entry.public_id, entry.slug)


def _has_pictures(found: Article) -> bool:
    return found.entry.picture is not None or any(file.width for file in found.files.values())


def _languages(found: Article, *, current: str) -> list[Alternate]:
    public_id = found.entry.public_id
    return [
        alternate(tag, worded_item_address(tag, public_id, slug), current=current)
        for tag, slug in found.languages
    ]


def _version_addresses(found: Article) -> Mapping[int, str]:
    """Return the address of each older version that can still be read as it stood, by number."""
    address = todays_address(found)
    addresses: dict[int, str] = {}
    for later, version in pairwise(found.versions):
        # What was withdrawn is not shown again, nor what stood before it.
        if Verb.WITHDRAW in (later.verb, version.verb):
            break
        moment = _first_minute(version)
        if moment and later.since and moment < later.since:
            addresses[version.number] = with_as_of(address, moment)
    return addresses


def _first_minute(version: Version) -> datetime | None:
    """Return the first whole minute (UTC) at which a version stood."""
    if version.since is None:
        return None
    begun = version.since.replace(second=0, microsecond=0)
    return begun if begun == version.since else begun + _MINUTE


def _section_link(section: SectionView | None) -> SectionLink | None:
    if section is None:
        return None
    return SectionLink(section.title, section_address(section.language, section.slug), False)
