"""All that can be asked, and the document that describes it: OpenAPI 3.1."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from dateline.archive.addresses import API
from dateline.channels.api import changes, editions, item, items, search, sections, terms
from dateline.channels.api.problems import (
    ALL,
    MEDIA_TYPE,
    MISSING,
    UNUSABLE,
    WITHDRAWN,
    Problem,
    Refused,
    problem_answer,
)

api = NinjaAPI(
    title="Dateline API",
    version="1",
    description=(
        "What the public reads, for machines: read only, without a key. Times are in UTC. "
        "Every answer may be kept until the next whole minute."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for _module in (items, item, editions, sections, terms, search, changes):
    api.add_router("", _module.router)

_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "parameter": {"type": "string", "description": "The name of the one at fault."},
    },
}
_HEADERS = {
    "ETag": "A digest of the bytes.",
    "RateLimit": "How many requests are left to your address, and in how many seconds all are.",
    "RateLimit-Policy": "How many requests an address has in how many seconds.",
}


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    told: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=API))
    told["servers"] = [{"url": settings.SITE_ADDRESS}]
    told["components"]["schemas"]["Problem"] = _PROBLEM
    told["components"]["headers"] = {
        name: {"description": words, "schema": {"type": "string"}}
        for name, words in _HEADERS.items()
    }
    for path, methods in told["paths"].items():
        for operation in methods.values():
            _describe(operation, has_withdrawn=path.endswith("{language}/"))
    return told


def parameters_of(operation: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the query parameters of an operation, and whether each may be given several times."""
    for parameter in operation["parameters"]:
        if parameter["in"] == "query":
            yield parameter["name"], parameter["schema"].get("type") == "array"


def _describe(operation: dict[str, Any], *, has_withdrawn: bool) -> None:
    responses = operation["responses"]
    responses[200]["headers"] = {
        name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS
    }
    responses[304] = {"description": "The bytes are those of the ETag in If-None-Match."}
    for problem in ALL:
        if problem is not WITHDRAWN or has_withdrawn:
            responses.setdefault(problem.status, _described(problem))
    operation["responses"] = {str(status): one for status, one in sorted(responses.items())}


def _described(problem: Problem) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": problem.title, "content": {MEDIA_TYPE: {"schema": schema}}}


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    return problem_answer(request, refused.problem)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _missing: Http404) -> HttpResponse:
    return problem_answer(request, MISSING)


@api.exception_handler(ValidationError)
def _unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer which parameter has another shape; where several have, the first of them."""
    first = error.errors[0]
    names = [part for part in first["loc"] if isinstance(part, str)]
    return problem_answer(request, UNUSABLE.at(names[-1] if names else "", first["msg"]))
