"""The page that shows a list as others would see it on their pages, and what they have to copy."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import EMBED, EMBED_CODE, listing_address
from dateline.channels.web.asked import asked_in
from dateline.channels.web.embed.choices import MOST, Choices, Look, choices_in, chosen_address
from dateline.channels.web.listing_frame import in_words
from dateline.channels.web.page import Link, Page
from dateline.channels.web.templates import own_words, render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect

SCRIPT = "/embed.js"
# Pixels, as measured on a telephone, where headlines take three lines.
_AROUND, _ROW, _ROW_WITH_PICTURE = 120, 104, 128
_FRAME = Markup(
    '<iframe src="{address}" title="{title}" loading="lazy" '
    'style="border: 0; width: 100%; height: {height}px"></iframe>'
)
_BY_SCRIPT = Markup(
    '<div data-dateline="{address}"><a href="{listing}">{title}</a></div>\n'
    '<script async src="{script}"></script>'
)


@require_safe
def embed_code(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Answer the page; what is chosen on it is a part of its address."""
    at, choices = clock.now(), choices_in(request.GET)
    asked = asked_in(request, language, slug, at=at)
    listing = asked.listing
    if not asked.is_spelt_so:
        return public_redirect(request, chosen_address(listing, choices, EMBED_CODE), at=at)
    _ = own_words(language)
    title = in_words(listing)
    context = {
        "page": Page(
            title=f"{title} · {_('Embed this list')}",
            language=language,
            address=listing_address(listing, EMBED_CODE),
            section=listing.section,
            is_for_search_engines=False,
        ),
        "title": title,
        "back": Link(listing_address(listing), title),
        "listing": listing,
        "choices": choices,
        "counts": range(1, MOST + 1),
        "looks": [
            (Look.OF_THE_SYSTEM, _("As the reader's system asks for")),
            (Look.LIGHT, _("Always light")),
            (Look.DARK, _("Always dark")),
        ],
        "frame_address": chosen_address(listing, choices, EMBED),
        "height": _height(choices),
        "by_frame": _by_frame(listing, choices, title),
        "by_script": _by_script(listing, choices, title),
    }
    return public_answer(request, render("embed_code.html", language, context), at=at)


def _by_frame(listing: Listing, choices: Choices, title: str) -> str:
    """Return what to copy, as the text that it is on this page."""
    snippet = _FRAME.format(
        address=settings.SITE_ADDRESS + chosen_address(listing, choices, EMBED),
        title=title,
        height=_height(choices),
    )
    return str(snippet)


def _by_script(listing: Listing, choices: Choices, title: str) -> str:
    snippet = _BY_SCRIPT.format(
        address=settings.SITE_ADDRESS + chosen_address(listing, choices),
        listing=settings.SITE_ADDRESS + listing_address(listing),
        title=title,
        script=settings.SITE_ADDRESS + SCRIPT,
    )
    return str(snippet)


def _height(choices: Choices) -> int:
    row = _ROW_WITH_PICTURE if choices.with_pictures else _ROW
    return _AROUND + choices.count * row
