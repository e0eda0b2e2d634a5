"""The addresses that lead to the front section."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import section_address
from dateline.archive.listing_addresses import listing_address
from dateline.archive.sections import todays_sections
from dateline.channels.web.asked import asked_in
from dateline.lib import clock
from dateline.lib.answers import public_redirect
from dateline.lib.languages import DEFAULT, LANGUAGES


@require_safe
def front(request: HttpRequest, language: str = "") -> HttpResponse:
    """Lead to the front section in a language; from `/`, in the site's first one.

    Nobody's browser settings are asked: each language has addresses of its own.
    """
    at = clock.now()
    sections = todays_sections()
    languages = [language] if language else [DEFAULT, *LANGUAGES]
    listings = (view for tag in languages for view in sections.in_language(tag))
    section = next(listings, None)
    if section is None:
        raise Http404
    return public_redirect(request, section_address(section.language, section.slug), at=at)


@require_safe
def with_slash(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Lead from a section's address without its last slash to the one with it."""
    at = clock.now()
    listing = asked_in(request, language, slug, at=at).listing
    return public_redirect(request, listing_address(listing), at=at, is_lasting=True)
