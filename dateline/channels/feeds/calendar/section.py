"""The events of a listing, narrowed or not, as a calendar to subscribe to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import CALENDAR
from dateline.archive.asked import asked_listing
from dateline.archive.calendar import upcoming
from dateline.archive.cursors import Place
from dateline.archive.entries import EntryPage
from dateline.archive.listing_addresses import listing_address
from dateline.archive.sections import todays_sections
from dateline.archive.surrogate_keys import keys_of_list
from dateline.channels.feeds.calendar.document import CONTENT_TYPE, Told, calendar, changed_at
from dateline.channels.feeds.followed import Followed
from dateline.lib import clock
from dateline.lib.answers import depending, public_answer, public_redirect


@require_safe
def section_calendar(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Answer the events of a listing that are to come or were lately; it has one page."""
    at, sections = clock.now(), todays_sections()
    asked = asked_listing(sections, (language, slug), dict(request.GET.lists()), at=at)
    if asked is None:
        raise Http404
    listing = asked.listing
    if not asked.is_spelt_so:
        return public_redirect(request, listing_address(listing, CALENDAR), at=at)
    events = upcoming(listing.selection, at=at)
    followed = Followed(listing, CALENDAR, Place(), EntryPage(()), publisher="")
    told = Told(
        followed.title, followed.description, language, home=followed.home, itself=followed.first
    )
    response = public_answer(
        request,
        calendar(told, events),
        at=at,
        content_type=CONTENT_TYPE,
        changed_at=changed_at(events),
    )
    # Which events were lately, each day says anew.
    return depending(response, keys_of_list(listing.selection), moves_with_time=True)
