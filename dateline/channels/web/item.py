"""An item's page, its plain text, and the notice in the place of a withdrawn one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_address, item_text_address
from dateline.archive.article import article as article_at
from dateline.archive.surrogate_keys import keys_of_article
from dateline.channels.web.as_of import AS_OF, item_as_of
from dateline.channels.web.item_page import render_item, text_of, todays_page, withdrawn
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import depending, public_answer, public_redirect

_TEXT = ".txt"


@require_safe
def item(request: HttpRequest, language: str, public_id: str, words: str = "") -> HttpResponse:
    """Answer an item's page, or its plain text where `words` ends in `.txt`.

    The words are for people: where they are not the item's, a redirect leads to those that
    are. A withdrawn item leads to the one that took its place, or answers 410 with its notice,
    under any words.
    """
    if AS_OF in request.GET:
        return item_as_of(request, language, public_id, words)
    at, with_pictures = clock.now(), shows_pictures(request.GET)
    found = article_at(public_id, language, at=at)
    if found is None:
        raise Http404
    is_text, keys = words.endswith(_TEXT), keys_of_article(found)
    if found.withdrawal:
        if found.withdrawal.leads_to:
            address = item_address(found.withdrawal.leads_to)
            address = onward(address, with_pictures=with_pictures)
            return depending(public_redirect(request, address, at=at), keys)
        return withdrawn(request, found, at=at, is_text=is_text)
    address = item_text_address(found.entry) if is_text else item_address(found.entry)
    if words != found.entry.slug + (_TEXT if is_text else ""):
        address = onward(address, with_pictures=with_pictures)
        return depending(public_redirect(request, address, at=at, is_lasting=True), keys)
    if is_text:
        return depending(
            public_answer(
                request,
                text_of(found),
                at=at,
                content_type="text/plain; charset=utf-8",
                changed_at=found.changed_at,
            ),
            keys,
        )
    body = render_item(found, todays_page(found), shows_pictures=with_pictures)
    return depending(public_answer(request, body, at=at, changed_at=found.changed_at), keys)
