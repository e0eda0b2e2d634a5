"""A page of a listing, narrowed or not, and the same as plain text."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.cursors import Place
from dateline.archive.entries import EntryPage, Way
from dateline.archive.facets import facets_offered
from dateline.archive.latest import latest
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import PLAIN_TEXT, listing_address
from dateline.archive.periods import periods_beside
from dateline.archive.section_page import section_page
from dateline.archive.surrogate_keys import keys_of_languages, keys_of_list
from dateline.channels.web.asked import asked_in, period_of
from dateline.channels.web.cursors import place_in
from dateline.channels.web.groups import PeriodLink, groups_of, months_of, period_link
from dateline.channels.web.listing_frame import in_words, listing_page_frame
from dateline.channels.web.narrowing import chips, ways_to_narrow
from dateline.channels.web.page import Link
from dateline.channels.web.plain_text import listing_text
from dateline.channels.web.templates import own_words, render
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import depending, public_answer, public_redirect
from dateline.lib.dates import day_in_words


@require_safe
def listing_page(
    request: HttpRequest,
    language: str,
    slug: str,
    year: int | None = None,
    month: int | None = None,
) -> HttpResponse:
    """Answer a page of a listing."""
    at, place, with_pictures = clock.now(), place_in(request.GET), shows_pictures(request.GET)
    asked = asked_in(request, language, slug, period_of(year, month), at=at)
    listing, address = asked.listing, _address(asked.listing, place)
    if not asked.is_spelt_so:
        return public_redirect(request, onward(address, with_pictures=with_pictures), at=at)
    listed = _listed(listing, place, at)
    context = {
        "page": listing_page_frame(
            listing,
            address,
            listed,
            plain_text_address=_address(listing, place, PLAIN_TEXT),
            plain_text_size=len(_text(listing, listed)),
        ),
        "listing": listing,
        "section": listing.section,
        "section_address": listing_address(Listing(listing.section)),
        "chips": chips(listing),
        "ways_to_narrow": ways_to_narrow(listing, facets_offered(listing.section, at=at)),
        "groups": groups_of(listed, listing),
        "newer": _link(listing, listed.newer, is_newer=True),
        "older": _link(listing, listed.older, is_newer=False),
        "looked_as_far_as": listed.looked_as_far_as,
        "months": _ways_by_time(listing, listed, at),
    }
    body = render("listing.html", language, context, shows_pictures=with_pictures)
    # By which labels it can be narrowed, all items of its languages decide.
    keys = keys_of_languages(listing.shown)
    return depending(public_answer(request, body, at=at, changed_at=newest_change(listed)), keys)


@require_safe
def listing_plain_text(
    request: HttpRequest,
    language: str,
    slug: str,
    year: int | None = None,
    month: int | None = None,
) -> HttpResponse:
    """Answer a page of a listing as plain text; a `Link` header leads on (RFC 8288)."""
    at, place = clock.now(), place_in(request.GET)
    asked = asked_in(request, language, slug, period_of(year, month), at=at)
    listing = asked.listing
    if not asked.is_spelt_so:
        return public_redirect(request, _address(listing, place, PLAIN_TEXT), at=at)
    listed = _listed(listing, place, at)
    response = depending(
        public_answer(
            request,
            _text(listing, listed),
            at=at,
            content_type="text/plain; charset=utf-8",
            changed_at=newest_change(listed),
        ),
        # What is pinned need not be in the list, and what is pinned unseen is not to be named.
        keys_of_languages(listing.shown) if listing.is_whole else keys_of_list(listing.shown),
    )
    ways = []
    if listed.newer:
        way = listing_address(listing, PLAIN_TEXT, after=listed.newer.cursor)
        ways.append(f'<{way}>; rel="prev"')
    if listed.older:
        way = listing_address(listing, PLAIN_TEXT, before=listed.older.cursor)
        ways.append(f'<{way}>; rel="next"')
    if ways:
        response.headers["Link"] = ", ".join(ways)
    return response


def newest_change(listed: EntryPage) -> datetime | None:
    """Return when what a page lists last changed (UTC), None where it lists nothing."""
    shown = (*listed.pinned, *listed.entries)
    return max((entry.changed_at for entry in shown), default=None)


def _address(listing: Listing, place: Place, document: str = "") -> str:
    return listing_address(listing, document, before=place.before, after=place.after)


def _listed(listing: Listing, place: Place, at: datetime) -> EntryPage:
    section = listing.section
    if listing.is_whole:
        return section_page(section, at=at, before=place.before, after=place.after)
    return latest(
        listing.shown,
        at=at,
        size=section.page_size,
        before=place.before,
        after=place.after,
    )


def _text(listing: Listing, listed: EntryPage) -> bytes:
    entries = (*listed.pinned, *listed.entries)
    text = listing_text(
        in_words(listing),
        entries,
        language=listing.section.language,
        is_numbered=listing.section.is_numbered,
    )
    return text.encode()


def _link(listing: Listing, way: Way | None, *, is_newer: bool) -> Link | None:
    if way is None:
        return None
    after, before = (way.cursor, None) if is_newer else (None, way.cursor)
    day = day_in_words(way.date, listing.section.language)
    _ = own_words(listing.section.language)
    words = _("from %(day)s back") if is_newer else _("%(day)s and earlier")
    return Link(listing_address(listing, before=before, after=after), words % {"day": day})


def _ways_by_time(listing: Listing, listed: EntryPage, at: datetime) -> list[PeriodLink]:
    """Return links to the periods beside its own, or to the months of what it lists."""
    if listing.period is None:
        return months_of(listed.entries, listing)
    earlier, later = periods_beside(listing.shown, at=at)
    return [period_link(listing, period) for period in (later, earlier) if period]
