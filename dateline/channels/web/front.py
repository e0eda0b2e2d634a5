"""The addresses that lead to the front section."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import section_address
from dateline.archive.listing_addresses import listing_address
from dateline.archive.sections import todays_sections
from dateline.channels.web.asked import asked_in
from dateline.channels.web.without_pictures import onward, shows_pictures
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
    address = section_address(section.language, section.slug)
    return public_redirect(request, _onward(request, address), at=at)


@require_safe
def with_slash(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Lead from a section's address without its last slash to the one with it."""
    at = clock.now()
    listing = asked_in(request, language, slug, at=at).listing
    address = _onward(request, listing_address(listing))
    return public_redirect(request, address, at=at, is_lasting=True)


def _onward(request: HttpRequest, address: str) -> str:
    return onward(address, with_pictures=shows_pictures(request.GET))
