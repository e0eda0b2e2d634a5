"""An item's page as readers saw it at a moment that is past."""

import re
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from dateline.archive.addresses import AS_OF, item_address, with_as_of
from dateline.archive.as_of import article_as_of
from dateline.channels.web.item_page import (
    past_page,
    render_item,
    todays_address,
    todays_words,
    withdrawn,
)
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect

__all__ = ["AS_OF", "item_as_of"]

_whole_minute = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z", re.ASCII)


def item_as_of(request: HttpRequest, language: str, public_id: str, words: str) -> HttpResponse:
    """Answer the page as it stood; 404 for a moment at which there was none, or that is none.

    What has been withdrawn since answers as it does without a moment, under any words.
    """
    at, moment = clock.now(), _moment_in(request.GET)
    with_pictures = shows_pictures(request.GET)
    found = article_as_of(public_id, language, moment, at=at)
    if found is None:
        raise Http404
    if found.withdrawal:
        if found.withdrawal.leads_to:
            address = item_address(found.withdrawal.leads_to)
            return public_redirect(request, onward(address, with_pictures=with_pictures), at=at)
        return withdrawn(request, found, at=at)
    if words != todays_words(found):
        address = with_as_of(todays_address(found), moment)
        address = onward(address, with_pictures=with_pictures)
        return public_redirect(request, address, at=at, is_lasting=True)
    body = render_item(found, past_page(found, moment), shows_pictures=with_pictures)
    return not_kept(public_answer(request, body, at=at, changed_at=found.changed_at))


def _moment_in(query: QueryDict) -> datetime:
    """Return the moment (UTC) that is asked for, a whole minute; else 404."""
    given = query.getlist(AS_OF)
    if len(given) != 1 or not _whole_minute.fullmatch(given[0]):
        raise Http404
    try:
        return datetime.fromisoformat(given[0]).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Http404 from None
