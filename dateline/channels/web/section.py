"""A section's page, and the same as plain text."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import section_address, section_text_address
from dateline.archive.entries import EntryPage, SectionView, Way
from dateline.archive.section_page import section_page as page_of_section
from dateline.archive.sections import todays_sections
from dateline.channels.web.cursors import Place, place_in
from dateline.channels.web.groups import groups_of, months_of
from dateline.channels.web.page import Link, Page, alternate, feeds_of
from dateline.channels.web.plain_text import listing_text
from dateline.channels.web.templates import own_words, render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect
from dateline.lib.dates import day_in_words


@require_safe
def section_page(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Answer a page of a section."""
    at = clock.now()
    section = section_at(language, slug)
    if isinstance(section, str):
        return public_redirect(request, section_address(language, section), at=at)
    place = place_in(request.GET)
    listed = _listed(section, place, at)
    context = {
        "page": _page(section, place, listed),
        "section": section,
        "groups": groups_of(listed, section),
        "newer": _link(section, listed.newer, is_newer=True),
        "older": _link(section, listed.older, is_newer=False),
        "months": months_of(listed.entries, section),
    }
    body = render("listing.html", language, context)
    return public_answer(request, body, at=at, changed_at=newest_change(listed))


@require_safe
def section_text(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Answer a page of a section as plain text; a `Link` header leads on (RFC 8288)."""
    at = clock.now()
    section = section_at(language, slug)
    if isinstance(section, str):
        return public_redirect(request, section_text_address(language, section), at=at)
    listed = _listed(section, place_in(request.GET), at)
    response = public_answer(
        request,
        _text(section, listed),
        at=at,
        content_type="text/plain; charset=utf-8",
        changed_at=newest_change(listed),
    )
    ways = []
    if listed.newer:
        way = section_text_address(language, slug, after=listed.newer.cursor)
        ways.append(f'<{way}>; rel="prev"')
    if listed.older:
        way = section_text_address(language, slug, before=listed.older.cursor)
        ways.append(f'<{way}>; rel="next"')
    if ways:
        response.headers["Link"] = ", ".join(ways)
    return response


def section_at(language: str, slug: str) -> SectionView | str:
    """Return the section at an address, or the slug it has moved to; 404 for neither."""
    sections = todays_sections()
    found = sections.by_address.get((language, slug)) or sections.moved.get((language, slug))
    if found is None:
        raise Http404
    return found


def newest_change(listed: EntryPage) -> datetime | None:
    """Return when what a page lists last changed (UTC), None where it lists nothing."""
    shown = (*listed.pinned, *listed.entries)
    return max((entry.changed_at for entry in shown), default=None)


def _listed(section: SectionView, place: Place, at: datetime) -> EntryPage:
    return page_of_section(section, at=at, before=place.before, after=place.after)


def _page(section: SectionView, place: Place, listed: EntryPage) -> Page:
    language, slug = section.language, section.slug
    return Page(
        title=section.title,
        language=language,
        address=section_address(language, slug, before=place.before, after=place.after),
        description=section.purpose,
        alternates=[
            alternate(tag, section_address(tag, other), current=language)
            for tag, other in section.languages
        ],
        plain_text_address=section_text_address(
            language, slug, before=place.before, after=place.after
        ),
        plain_text_size=len(_text(section, listed)),
        feeds=feeds_of(section),
        section=section,
    )


def _text(section: SectionView, listed: EntryPage) -> bytes:
    entries = (*listed.pinned, *listed.entries)
    text = listing_text(section.title, entries, is_numbered=section.is_numbered)
    return text.encode()


def _link(section: SectionView, way: Way | None, *, is_newer: bool) -> Link | None:
    if way is None:
        return None
    after, before = (way.cursor, None) if is_newer else (None, way.cursor)
    day = day_in_words(way.date, section.language)
    _ = own_words(section.language)
    words = _("from %(day)s back") if is_newer else _("%(day)s and earlier")
    return Link(
        section_address(section.language, section.slug, before=before, after=after),
        words % {"day": day},
    )
