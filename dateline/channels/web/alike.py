"""What is most like an item, by its words and labels."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import alike_address, item_address, worded_alike_address
from dateline.archive.article import article
from dateline.archive.search.likeness import more_like
from dateline.channels.web.groups import rows_of
from dateline.channels.web.page import Page, SectionLink, alternate
from dateline.channels.web.templates import own_words, render
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect

_MOST = 10


@require_safe
def alike(request: HttpRequest, language: str, public_id: str, words: str) -> HttpResponse:
    """Answer the page; 404 where the item is not public or is withdrawn."""
    at, with_pictures = clock.now(), shows_pictures(request.GET)
    found = article(public_id, language, at=at)
    if found is None or found.withdrawal:
        raise Http404
    entry = found.entry
    if words != entry.slug:
        address = onward(alike_address(entry), with_pictures=with_pictures)
        return public_redirect(request, address, at=at, is_lasting=True)
    _ = own_words(language)
    found_alike = more_like(public_id, language, at=at, limit=_MOST)
    context = {
        "page": Page(
            title=_("More like this: %(headline)s") % {"headline": entry.headline},
            language=language,
            address=alike_address(entry),
            alternates=[
                alternate(tag, worded_alike_address(tag, public_id, slug), current=language)
                for tag, slug in found.languages
            ],
            section=found.section,
            is_for_search_engines=False,
            has_pictures=any(one.picture for one in found_alike),
        ),
        "item": SectionLink(entry.headline, item_address(entry), is_current=False),
        "rows": rows_of(found_alike),
    }
    body = render("alike.html", language, context, shows_pictures=with_pictures)
    # The index follows the record by itself, a moment later.
    return not_kept(public_answer(request, body, at=at))
