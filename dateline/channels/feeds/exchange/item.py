"""An item as ninjs or as NewsML-G2, and the notice in the place of a withdrawn one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_document_address
from dateline.archive.article import article
from dateline.archive.surrogate_keys import keys_of_article
from dateline.channels.feeds.exchange import newsml, ninjs
from dateline.channels.feeds.exchange.release import release_of
from dateline.lib import clock
from dateline.lib.answers import depending, public_answer, public_redirect

_FORMS = {
    "ninjs": (ninjs.item_as_ninjs, ninjs.CONTENT_TYPE),
    "newsml": (newsml.item_as_newsml, newsml.CONTENT_TYPE),
}


@require_safe
def item_document(
    request: HttpRequest, language: str, public_id: str, form: str, words: str = ""
) -> HttpResponse:
    """Answer an item in a form of EXCHANGE.

    As of its page, other words than its own redirect; a withdrawn item leads to the one that
    took its place, or answers 410, as canceled, under any words.
    """
    at = clock.now()
    found = article(public_id, language, at=at)
    if found is None:
        raise Http404
    keys = keys_of_article(found)
    if found.withdrawal and found.withdrawal.leads_to:
        address = item_document_address(found.withdrawal.leads_to, form)
        return depending(public_redirect(request, address, at=at), keys)
    if not found.withdrawal and words != found.entry.slug:
        address = item_document_address(found.entry, form)
        return depending(public_redirect(request, address, at=at, is_lasting=True), keys)
    written, content_type = _FORMS[form]
    return depending(
        public_answer(
            request,
            written(release_of(found)),
            at=at,
            content_type=content_type,
            status=410 if found.withdrawal else 200,
            changed_at=found.changed_at,
        ),
        keys,
    )
