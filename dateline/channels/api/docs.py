"""The document that describes the API, and the page that shows it to people."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from jinja2 import Environment, FileSystemLoader

from dateline.archive.addresses import API
from dateline.archive.sections import todays_site
from dateline.channels.api.described import document
from dateline.channels.api.gate import JSON
from dateline.channels.api.problems import ALL, DOCS, MISSING, Refused
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer, public_redirect
from dateline.lib.languages import DEFAULT

_FOLDER = Path(__file__).parent / "jinja2"


def openapi(request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI document."""
    body = json.dumps(document(), ensure_ascii=False).encode()
    return not_kept(public_answer(request, body, at=clock.now(), content_type=JSON))


def docs(request: HttpRequest) -> HttpResponse:
    """Answer the page, in English as the names it explains."""
    context = {
        "document": document(),
        "operations": [(path, of["get"]) for path, of in document()["paths"].items()],
        "problems": ALL,
        "site": todays_site(DEFAULT),
        "rate": settings.API_RATE,
        "root": API,
    }
    body = _environment().get_template("api/docs.html").render(context).encode()
    return not_kept(public_answer(request, body, at=clock.now()))


def to_docs(request: HttpRequest) -> HttpResponse:
    """Lead from the root of the API to its page."""
    return not_kept(public_redirect(request, DOCS, at=clock.now()))


def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer for every other address."""
    raise Refused(MISSING)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.globals = {"static": static}
    return made
