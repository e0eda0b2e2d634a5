"""The page from which the press takes an item's pictures: in full, with credit and terms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import (
    item_address,
    press_pictures_address,
    worded_press_pictures_address,
)
from dateline.archive.article import article
from dateline.archive.press_pictures import press_pictures as pictures_for_press
from dateline.channels.web.page import Page, SectionLink, alternate
from dateline.channels.web.templates import own_words, render
from dateline.channels.web.without_pictures import onward, shows_pictures
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect


@require_safe
def press_pictures(request: HttpRequest, language: str, public_id: str, words: str) -> HttpResponse:
    """Answer the page; 404 where the item is not public, is withdrawn or shows no picture."""
    at, with_pictures = clock.now(), shows_pictures(request.GET)
    found = article(public_id, language, at=at)
    if found is None or found.withdrawal:
        raise Http404
    pictures = pictures_for_press(found)
    if not pictures:
        raise Http404
    entry = found.entry
    if words != entry.slug:
        address = onward(press_pictures_address(entry), with_pictures=with_pictures)
        return public_redirect(request, address, at=at, is_lasting=True)
    _ = own_words(language)
    context = {
        "page": Page(
            title=_("Pictures: %(headline)s") % {"headline": entry.headline},
            language=language,
            address=press_pictures_address(entry),
            alternates=[
                alternate(
                    tag, worded_press_pictures_address(tag, public_id, slug), current=language
                )
                for tag, slug in found.languages
            ],
            section=found.section,
            has_pictures=True,
        ),
        "item": SectionLink(entry.headline, item_address(entry), is_current=False),
        "pictures": pictures,
        "slug": entry.slug,
    }
    body = render("press_pictures.html", language, context, shows_pictures=with_pictures)
    return public_answer(request, body, at=at, changed_at=entry.changed_at)
