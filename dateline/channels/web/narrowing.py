"""Pages on which a listing is narrowed: by a label of a facet, or to a month."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.facets import Offer, labels_offered, months_held
from dateline.archive.listing import FACETS, Listing
from dateline.archive.listing_addresses import listing_address, narrowing_address, period_address
from dateline.archive.period import Period
from dateline.channels.web.asked import asked_in
from dateline.channels.web.groups import PeriodLink, period_link
from dateline.channels.web.listing_frame import in_words, period_in_words
from dateline.channels.web.page import Link, Page
from dateline.channels.web.templates import own_words, render
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect
from dateline.terms.names import Named

# Each takes some two kilobytes.
_YEARS_REMEMBERED = 2_048
BY_MONTH = "month"
NARROWED_BY = (*FACETS, BY_MONTH)


class Chip(NamedTuple):
    """What a listing is narrowed by, and the path of the listing without it."""

    named: Named
    address: str


class Choice(NamedTuple):
    """A label to choose, the path it leads to, and the labels that lie in it."""

    offer: Offer
    address: str
    within: Sequence["Choice"]


class Year(NamedTuple):
    """A year of the archive, and those of its months that hold something."""

    link: PeriodLink
    months: tuple[PeriodLink, ...]


@require_safe
def narrowing_page(request: HttpRequest, language: str, slug: str, facet: str) -> HttpResponse:
    """Answer the page on which a label of a facet is chosen, or a month."""
    at, with_pictures = clock.now(), shows_pictures(request.GET)
    asked = asked_in(request, language, slug, at=at)
    listing = asked.listing
    if not asked.is_spelt_so:
        address = onward(narrowing_address(listing, facet), with_pictures=with_pictures)
        return public_redirect(request, address, at=at)
    words = facet_words(own_words(language))
    is_by_month = facet == BY_MONTH
    context = {
        "page": Page(
            title=f"{in_words(listing)} · {words[facet]}",
            language=language,
            address=narrowing_address(listing, facet),
            section=listing.section,
        ),
        "heading": words[facet],
        "back": Link(listing_address(listing), in_words(listing)),
        "choices": [] if is_by_month else _choices(listing, labels_offered(listing, facet, at=at)),
        "years": _years(listing, months_held(listing, at=at)) if is_by_month else [],
    }
    body = render("narrowing.html", language, context, shows_pictures=with_pictures)
    return public_answer(request, body, at=at)


def facet_words(_: Callable[[str], str]) -> dict[str, str]:
    """Return what readers call each of NARROWED_BY."""
    return {
        "kind": _("Kind"),
        "topic": _("Topic"),
        "place": _("Place"),
        "office": _("Office"),
        "partner": _("Partner"),
        "series": _("Series"),
        BY_MONTH: _("Month"),
    }


def chips(listing: Listing) -> list[Chip]:
    """Return what the listing is narrowed by, each to be taken away."""
    found = [Chip(label.named, listing_address(listing.without(label))) for label in listing.labels]
    if listing.period:
        words = period_in_words(listing.period, listing.section.language)
        found.append(Chip(Named(words), period_address(listing, None)))
    return found


def ways_to_narrow(listing: Listing, facets: Iterable[str]) -> list[Link]:
    """Return links to the pages on which the listing can be narrowed further."""
    words = facet_words(own_words(listing.section.language))
    by = [*facets, BY_MONTH]
    return [Link(narrowing_address(listing, facet), words[facet]) for facet in by]


def _choices(listing: Listing, offers: Sequence[Offer]) -> list[Choice]:
    """Return the offers as a tree: what lies in a region that is offered too stands under it."""
    offered = {offer.label.term_id for offer in offers}
    by_region = defaultdict(list)
    for offer in offers:
        by_region[offer.within if offer.within in offered else None].append(offer)

    def under(region: int | None) -> list[Choice]:
        return [
            Choice(
                offer,
                listing_address(listing.under(offer.label)),
                under(offer.label.term_id),
            )
            for offer in by_region[region]
        ]

    return under(None)


def _years(listing: Listing, months: Iterable[Period]) -> list[Year]:
    by_year = groupby(months, key=lambda month: month.year)
    return [_year(listing, year, tuple(sorted(held))) for year, held in by_year]


@lru_cache(_YEARS_REMEMBERED)
def _year(listing: Listing, year: int, months: tuple[Period, ...]) -> Year:
    """Return a year; those that are over stay as they are."""
    links = tuple(period_link(listing, month) for month in months)
    return Year(period_link(listing, Period(year)), links)
