"""The pages for what is not there, and for what broke."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from dateline.channels.web.page import Page
from dateline.channels.web.templates import own_words, render
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT, LANGUAGES


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: the same bytes for what never was and for what is not public yet.

    Only the language is taken from the address; what the `exception` says is kept back.
    """
    at = clock.now()
    language = _language_of(request)
    page = Page(title=own_words(language)("There is nothing at this address"), language=language)
    body = render("missing.html", language, {"page": page})
    return public_answer(request, body, at=at, status=404)


def broken(request: HttpRequest, *_args: Any) -> HttpResponse:
    """Answer 500, without asking the database that may be what broke."""
    language = _language_of(request)
    context = {"language": language, "direction": LANGUAGES[language].direction}
    return HttpResponse(render("broken.html", language, context), status=500)


def _language_of(request: HttpRequest) -> str:
    first_part = request.path.strip("/").split("/", 1)[0]
    return first_part if first_part in LANGUAGES else DEFAULT
