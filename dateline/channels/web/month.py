"""A month of a section's archive, and the same as plain text."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import month_address, section_address
from dateline.archive.entries import EntryPage, SectionView, Way
from dateline.archive.latest import latest
from dateline.archive.months import months_beside
from dateline.archive.selection import Selection
from dateline.channels.web.cursors import Place, place_in
from dateline.channels.web.groups import MonthLink, month_link, rows_of
from dateline.channels.web.page import Link, Page, feeds_of
from dateline.channels.web.plain_text import listing_text
from dateline.channels.web.section import newest_change, section_at
from dateline.channels.web.templates import render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect
from dateline.lib.dates import day_in_words, month_in_words


@require_safe
def month_page(
    request: HttpRequest, language: str, slug: str, year: int, month: int
) -> HttpResponse:
    """Answer a page of one month of a section; 404 for a month that cannot be."""
    at = clock.now()
    section = _section(language, slug, year, month)
    if isinstance(section, str):
        moved = month_address(language, section, year, month)
        return public_redirect(request, moved, at=at)
    place = place_in(request.GET)
    listed = _listed(section, (year, month), place, at)
    address = month_address(language, slug, year, month)
    selection = Selection(section.term_ids, language, (year, month))
    earlier, later = months_beside(selection, at=at)
    context = {
        "page": Page(
            title=f"{section.title}, {month_in_words(year, month, language)}",
            language=language,
            address=_address(address, place),
            plain_text_address=_address(f"{address}index.txt", place),
            plain_text_size=len(_text(section, listed, year, month)),
            feeds=feeds_of(section),
            section=section,
        ),
        "section": section,
        "section_address": section_address(language, slug),
        "year": year,
        "month": month,
        "rows": rows_of(listed.entries),
        "newer": _link(address, language, listed.newer, parameter="after"),
        "older": _link(address, language, listed.older, parameter="before"),
        "previous_month": _month_link(section, earlier),
        "next_month": _month_link(section, later),
    }
    body = render("month.html", language, context)
    return public_answer(request, body, at=at, changed_at=newest_change(listed))


@require_safe
def month_text(
    request: HttpRequest, language: str, slug: str, year: int, month: int
) -> HttpResponse:
    """Answer a page of one month of a section as plain text."""
    at = clock.now()
    section = _section(language, slug, year, month)
    if isinstance(section, str):
        moved = f"{month_address(language, section, year, month)}index.txt"
        return public_redirect(request, moved, at=at)
    listed = _listed(section, (year, month), place_in(request.GET), at)
    return public_answer(
        request,
        _text(section, listed, year, month),
        at=at,
        content_type="text/plain; charset=utf-8",
        changed_at=newest_change(listed),
    )


def _section(language: str, slug: str, year: int, month: int) -> SectionView | str:
    try:
        date(year, month, 1)
    except ValueError:
        raise Http404 from None
    return section_at(language, slug)


def _listed(section: SectionView, month: tuple[int, int], place: Place, at: datetime) -> EntryPage:
    return latest(
        Selection(section.term_ids, section.language, month),
        at=at,
        size=section.page_size,
        before=place.before,
        after=place.after,
    )


def _text(section: SectionView, listed: EntryPage, year: int, month: int) -> bytes:
    title = f"{section.title}, {month_in_words(year, month, section.language)}"
    return listing_text(title, listed.entries, is_numbered=section.is_numbered).encode()


def _address(path: str, place: Place) -> str:
    if place.before is not None:
        return f"{path}?before={place.before}"
    return f"{path}?after={place.after}" if place.after is not None else path


def _link(path: str, language: str, way: Way | None, *, parameter: str) -> Link | None:
    if way is None:
        return None
    return Link(f"{path}?{parameter}={way.cursor}", day_in_words(way.date, language))


def _month_link(section: SectionView, month: tuple[int, int] | None) -> MonthLink | None:
    return month_link(section, *month) if month else None
