"""The newest items of a listing as a page for frames, out of which a script takes the list."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.entries import EntryPage
from dateline.archive.latest import latest
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import EMBED, listing_address
from dateline.channels.web.asked import asked_in
from dateline.channels.web.embed.choices import Choices, choices_in, chosen_address
from dateline.channels.web.groups import rows_of
from dateline.channels.web.listing_frame import in_words
from dateline.channels.web.page import Page
from dateline.channels.web.templates import render
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect

# No script, no form, and any page of anybody's may show it.
_POLICY = (
    "default-src 'none'; style-src 'self' {origin}; img-src 'self' {origin}; "
    "font-src 'self' {origin}; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


@require_safe
def embed(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Answer the newest items, without pinned ones; no other page of ours opens in a frame.

    A script on any page may read the answer (Fetch, 3.2): it says what everybody can read.
    """
    at, choices = clock.now(), choices_in(request.GET)
    asked = asked_in(request, language, slug, at=at)
    if asked.is_spelt_so:
        listed = latest(asked.listing.shown, at=at, size=choices.count)
        changed_at = max((entry.changed_at for entry in listed.entries), default=None)
        body = _page(asked.listing, listed, choices)
        response = public_answer(request, body, at=at, changed_at=changed_at)
    else:
        address = chosen_address(asked.listing, choices, EMBED)
        response = public_redirect(request, address, at=at)
    response.headers["Content-Security-Policy"] = _POLICY.format(origin=settings.SITE_ADDRESS)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _page(listing: Listing, listed: EntryPage, choices: Choices) -> bytes:
    context = {
        "page": Page(
            title=in_words(listing),
            language=listing.section.language,
            address=listing_address(listing),
            section=listing.section,
            is_for_search_engines=False,
        ),
        "look": choices.look.value,
        "rows": rows_of(listed.entries),
    }
    language = listing.section.language
    return render("embed.html", language, context, shows_pictures=choices.with_pictures)
