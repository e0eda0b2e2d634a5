"""The pages for what is not there, and for what broke."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from dateline.archive.addresses import AS_OF
from dateline.archive.old_addresses import leads_to
from dateline.channels.web.page import Page
from dateline.channels.web.templates import own_words, render
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect
from dateline.lib.languages import DEFAULT, LANGUAGES


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: the same bytes for what never was and for what is not public yet.

    Where an item stood under this address on another site, lead to where it is now. Else only
    the language is taken from the address; what the `exception` says is kept back.
    """
    at = clock.now()
    if request.method in {"GET", "HEAD"}:
        address = leads_to(request.path, request.META.get("QUERY_STRING", ""), at=at)
        if address:
            return public_redirect(request, address, at=at, is_lasting=True)
    language = _language_of(request)
    page = Page(title=own_words(language)("There is nothing at this address"), language=language)
    body = render("missing.html", language, {"page": page})
    response = public_answer(request, body, at=at, status=404)
    # What is to come at a moment in the query is there once that moment is.
    return not_kept(response) if AS_OF in request.GET else response


def broken(request: HttpRequest, *_args: Any) -> HttpResponse:
    """Answer 500, without asking the database that may be what broke."""
    language = _language_of(request)
    context = {"language": language, "direction": LANGUAGES[language].direction}
    return HttpResponse(render("broken.html", language, context), status=500)


def _language_of(request: HttpRequest) -> str:
    first_part = request.path.strip("/").split("/", 1)[0]
    return first_part if first_part in LANGUAGES else DEFAULT
