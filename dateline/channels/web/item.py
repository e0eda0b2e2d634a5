"""An item's page, its plain text, and the notice in the place of a withdrawn one."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_address, item_text_address, section_address
from dateline.archive.article import article as article_at
from dateline.archive.entries import Article, SectionView
from dateline.channels.web.groups import rows_of
from dateline.channels.web.page import Page, SectionLink, alternate, feeds_of
from dateline.channels.web.plain_text import item_text, withdrawal_text
from dateline.channels.web.templates import render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect

_TEXT = ".txt"


@require_safe
def item(request: HttpRequest, language: str, public_id: str, words: str = "") -> HttpResponse:
    """Answer an item's page, or its plain text where `words` ends in `.txt`.

    The words are for people: where they are not the item's, a redirect leads to those that
    are. A withdrawn item answers 410 with its notice, under any words.
    """
    at = clock.now()
    found = article_at(public_id, language, at=at)
    if found is None:
        raise Http404
    is_text = words.endswith(_TEXT)
    if found.withdrawal:
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
            changed_at=found.entry.changed_at,
        )
    template = "item.html" if found.body else "brief.html"
    context = {
        "page": _page(found),
        "article": found,
        "item_addresses": {entry.public_id: item_address(entry) for entry in found.linked},
        "related": rows_of(found.related),
        "section": _section_link(found.section),
    }
    body = render(template, language, context)
    return public_answer(request, body, at=at, changed_at=found.entry.changed_at)


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
        description=entry.standfirst,
        alternates=[
            alternate(tag, f"/{tag}/i/{entry.public_id}/{slug}", current=entry.language)
            for tag, slug in found.languages
        ],
        plain_text_address=item_text_address(entry),
        plain_text_size=len(_text(found)),
        feeds=feeds_of(found.section) if found.section else (),
        section=found.section,
    )


def _text(found: Article) -> bytes:
    return item_text(found, settings.SITE_ADDRESS + item_address(found.entry)).encode()


def _section_link(section: SectionView | None) -> SectionLink | None:
    if section is None:
        return None
    return SectionLink(section.title, section_address(section.language, section.slug), False)
