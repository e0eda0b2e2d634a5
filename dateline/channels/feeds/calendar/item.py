"""The event that an item tells of, as a calendar of one entry to take along."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_calendar_address, worded_item_address
from dateline.archive.calendar import CalendarEvent, event_of
from dateline.channels.feeds.calendar.document import CONTENT_TYPE, Told, calendar
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect


@require_safe
def item_calendar(
    request: HttpRequest, language: str, public_id: str, words: str = ""
) -> HttpResponse:
    """Answer an item's event; 404 where it tells of none.

    As of its page, other words than its own redirect. That of a withdrawn item is cancelled,
    under any words, with status 410.
    """
    at = clock.now()
    event = event_of(public_id, language, at=at)
    if event is None:
        raise Http404
    if not event.is_withdrawn and words != event.slug:
        return public_redirect(request, _address(event), at=at, is_lasting=True)
    return public_answer(
        request,
        calendar(_told(event), [event]),
        at=at,
        content_type=CONTENT_TYPE,
        status=410 if event.is_withdrawn else 200,
        changed_at=event.changed_at,
    )


def _told(event: CalendarEvent) -> Told:
    page = worded_item_address(event.language, event.public_id, event.slug)
    return Told(
        event.headline,
        event.headline,
        event.language,
        home=settings.SITE_ADDRESS + page,
        itself=settings.SITE_ADDRESS + _address(event),
    )


def _address(event: CalendarEvent) -> str:
    return item_calendar_address(event.language, event.public_id, event.slug)
