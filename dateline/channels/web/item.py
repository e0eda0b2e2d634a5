"""An item's page, its plain text, and the notice in the place of a withdrawn one."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import (
    item_address,
    item_text_address,
    section_address,
    worded_item_address,
)
from dateline.archive.article import article as article_at
from dateline.archive.entries import Article, SectionView
from dateline.archive.listing import Listing
from dateline.channels.web.body import told
from dateline.channels.web.groups import rows_of
from dateline.channels.web.listing_frame import feeds_of
from dateline.channels.web.page import Page, SectionLink, alternate
from dateline.channels.web.plain_text import item_text, withdrawal_text
from dateline.channels.web.templates import render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect

_TEXT = ".txt"


@require_safe
def item(request: HttpRequest, language: str, public_id: str, words: str = "") -> HttpResponse:
    """Answer an item's page, or its plain text where `words` ends in `.txt`.

    The words are for people: where they are not the item's, a redirect leads to those that
    are. A withdrawn item leads to the one that took its place, or answers 410 with its notice,
    under any words.
    """
    at = clock.now()
    found = article_at(public_id, language, at=at)
    if found is None:
        raise Http404
    is_text = words.endswith(_TEXT)
    if found.withdrawal:
        if found.withdrawal.leads_to:
            return public_redirect(request, item_address(found.withdrawal.leads_to), at=at)
        return _withdrawn(request, found, at, is_text=is_text)
    address = item_text_address(found.entry) if is_text else item_address(found.entry)
    if words != found.entry.slug + (_TEXT if is_text else ""):
        return public_redirect(request, address, at=at, is_lasting=True)
    if is_text:
        return public_answer(
            request,
            _text(found),
            at=at,
            content_type="text/plain; charset=utf-8",
            changed_at=found.changed_at,
        )
    body = render_item(found, _page(found))
    return public_answer(request, body, at=at, changed_at=found.changed_at)


def render_item(found: Article, page: Page) -> bytes:
    """Return an item's page; one without a body is told as a brief."""
    context = {
        "page": page,
        "article": found,
        "told": told(found.body),
        "item_addresses": {entry.public_id: item_address(entry) for entry in found.linked},
        "related": rows_of(found.related),
        "section": _section_link(found.section),
    }
    return render("item.html" if found.body else "brief.html", page.language, context)


def _withdrawn(
    request: HttpRequest, found: Article, at: datetime, *, is_text: bool
) -> HttpResponse:
    if is_text:
        text = withdrawal_text(found).encode()
        return public_answer(
            request, text, at=at, content_type="text/plain; charset=utf-8", status=410
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
    body = render("withdrawn.html", found.entry.language, context)
    return public_answer(request, body, at=at, status=410)


def _page(found: Article) -> Page:
    entry = found.entry
    return Page(
        title=entry.headline,
        language=entry.language,
        address=item_address(entry),
        canonical=found.canonical,
        description=entry.standfirst,
        alternates=[
            alternate(tag, worded_item_address(tag, entry.public_id, slug), current=entry.language)
            for tag, slug in found.languages
        ],
        plain_text_address=item_text_address(entry),
        plain_text_size=len(_text(found)),
        feeds=feeds_of(Listing(found.section)) if found.section else (),
        section=found.section,
    )


def _text(found: Article) -> bytes:
    return item_text(found, settings.SITE_ADDRESS).encode()


def _section_link(section: SectionView | None) -> SectionLink | None:
    if section is None:
        return None
    return SectionLink(section.title, section_address(section.language, section.slug), False)
