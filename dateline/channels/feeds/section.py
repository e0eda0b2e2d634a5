"""A listing, narrowed or not, as a feed in any of the forms."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import EXCHANGE, FEEDS
from dateline.archive.asked import asked_listing
from dateline.archive.cursors import NoPlace, Place, place_named
from dateline.archive.latest import latest
from dateline.archive.listing_addresses import listing_address
from dateline.archive.sections import todays_sections
from dateline.archive.surrogate_keys import keys_of_list
from dateline.archive.withdrawn import lately_withdrawn
from dateline.channels.feeds import atom, json_feed, rss
from dateline.channels.feeds.exchange.listing import listing_document
from dateline.channels.feeds.followed import Followed
from dateline.lib import clock
from dateline.lib.answers import depending, public_answer, public_redirect

_ENTRIES = 20


@require_safe
def section_feed(request: HttpRequest, language: str, slug: str, form: str) -> HttpResponse:
    """Answer twenty entries of a section, the newest or those past a cursor; for `form` see FEEDS.

    What a section lists in place of what is missing in its language is in no feed of it.
    """
    at, place, document = clock.now(), _place_in(request), FEEDS[form]
    sections = todays_sections()
    asked = asked_listing(sections, (language, slug), dict(request.GET.lists()), at=at)
    if asked is None:
        raise Http404
    listing = asked.listing
    if not asked.is_spelt_so:
        address = listing_address(listing, document, before=place.before, after=place.after)
        return public_redirect(request, address, at=at)
    page = latest(listing.selection, at=at, size=_ENTRIES, before=place.before, after=place.after)
    publisher = sections.site.in_language(language).name
    return _answer(request, form, Followed(listing, document, place, page, publisher), at)


def _answer(request: HttpRequest, form: str, followed: Followed, at: datetime) -> HttpResponse:
    # Neither RSS nor JSON Feed has words for what was withdrawn.
    says_what_left = form not in ("rss", "json")
    selection, days = followed.listing.selection, followed.days
    withdrawn = lately_withdrawn(selection, days, at=at) if says_what_left else []
    changed_at = max([followed.changed_at, *(one.at for one in withdrawn)])
    if form == "rss":
        body, content_type = rss.rss(followed), rss.CONTENT_TYPE
    elif form == "json":
        body, content_type = json_feed.json_feed(followed), json_feed.CONTENT_TYPE
    elif form == "atom":
        body, content_type = atom.atom(followed, withdrawn), atom.CONTENT_TYPE
    else:
        body, content_type = listing_document(form, followed, withdrawn, at=at)
    response = depending(
        public_answer(
            request,
            body,
            at=at,
            content_type=content_type,
            changed_at=changed_at,
        ),
        keys_of_list(selection),
        moves_with_time=says_what_left,
    )
    if form in EXCHANGE:
        ways = (f'<{address}>; rel="{relation}"' for relation, address in followed.ways.items())
        response.headers["Link"] = ", ".join(ways)
    return response


def _place_in(request: HttpRequest) -> Place:
    try:
        return place_named(request.GET)
    except NoPlace:
        raise Http404 from None
