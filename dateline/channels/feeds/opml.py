"""The feeds of all sections as OPML 2.0, which readers of feeds take in at once."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from dateline.archive.addresses import feed_address, section_address
from dateline.archive.entries import SectionView
from dateline.archive.sections import todays_sections
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT, LANGUAGES


@require_safe
def feeds_opml(request: HttpRequest, language: str = "") -> HttpResponse:
    """Answer the feed of every section, in one language or, by language, in all."""
    at, sections = clock.now(), todays_sections()
    tags = [language] if language else list(LANGUAGES)
    found = {tag: views for tag in tags if (views := sections.in_language(tag))}
    if not found:
        raise Http404
    title = sections.site.in_language(language or DEFAULT).name
    body = opml(title, found, is_by_language=not language)
    return public_answer(request, body, at=at, content_type="text/x-opml; charset=utf-8")


def opml(title: str, found: dict[str, list[SectionView]], *, is_by_language: bool) -> bytes:
    """Return the sections, in a folder for each language where that is wanted.

    One feed stands for a section, in the form that OPML knows: a reader given all three would
    follow it three times.
    """
    text = StringIO()
    pen: Any = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
    pen.startDocument()
    pen.startElement("opml", {"version": "2.0"})
    pen.startElement("head", {})
    pen.addQuickElement("title", title)
    pen.endElement("head")
    pen.startElement("body", {})
    for tag, views in found.items():
        if is_by_language:
            pen.startElement("outline", {"text": LANGUAGES[tag].own_name})
        for view in views:
            pen.addQuickElement("outline", None, _outline(view))
        if is_by_language:
            pen.endElement("outline")
    pen.endElement("body")
    pen.endElement("opml")
    return text.getvalue().encode()


def _outline(view: SectionView) -> dict[str, str]:
    origin = settings.SITE_ADDRESS
    return {
        "type": "rss",
        "text": view.title,
        "title": view.title,
        "xmlUrl": origin + feed_address(view.language, view.slug, "rss"),
        "htmlUrl": origin + section_address(view.language, view.slug),
        "language": view.language,
        "version": "RSS2",
        **({"description": view.purpose} if view.purpose else {}),
    }
