"""What every request passes on its way to an answer, and what every answer gets on its way out."""

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from dateline.channels.api.problems import (
    OTHER_FORM,
    READ_ONLY,
    REPEATED,
    TOO_MANY,
    UNKNOWN,
    UNREADABLE,
    Problem,
    Refused,
    problem_answer,
)
from dateline.channels.api.rate import Allowance, allowance

View = Callable[..., HttpResponse]

METHODS = "GET, HEAD, OPTIONS"
JSON = "application/json"
_FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def gate(
    view: View, known: Collection[str], *, several: Collection[str] = (), form: str = JSON
) -> View:
    """Return a view that answers reading alone, and takes no parameters but those `known`.

    Those of `several` can stand there more than once; `form` is the media type it answers with.
    """

    def passed(request: HttpRequest, *arguments: Any, **parts: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=_PREFLIGHT)
            return _for_everybody(response, None)
        allowed = allowance(str(request.META.get("REMOTE_ADDR", "")))
        try:
            _check(request, allowed, form)
            _check_parameters(request, known, several)
            response = _answered(request, view, *arguments, **parts)
        except Refused as refused:
            response = problem_answer(request, refused.problem)
        except SuspiciousOperation:
            response = problem_answer(request, UNREADABLE)
        return _for_everybody(response, allowed)

    return passed


def _check(request: HttpRequest, allowed: Allowance | None, form: str) -> None:
    if request.method not in ("GET", "HEAD"):
        raise Refused(READ_ONLY)
    if allowed and allowed.wait:
        raise Refused(TOO_MANY)
    if not request.accepts(form):
        raise Refused(OTHER_FORM)


def _check_parameters(
    request: HttpRequest, known: Collection[str], several: Collection[str]
) -> None:
    for name, values in request.GET.lists():
        if name not in known:
            raise Refused(_named(UNKNOWN, name))
        if len(values) > 1 and name not in several:
            raise Refused(_named(REPEATED, name))


def _named(problem: Problem, name: str) -> Problem:
    # Whatever was sent is named, but not at whatever length.
    return problem.at(name[:80])


def _answered(request: HttpRequest, view: View, *arguments: Any, **parts: Any) -> HttpResponse:
    """Answer HEAD as GET is; the server leaves the body out."""
    method, request.method = request.method, "GET"
    try:
        return view(request, *arguments, **parts)
    finally:
        request.method = method


def _for_everybody(response: HttpResponse, allowed: Allowance | None) -> HttpResponse:
    headers = _FOR_EVERYBODY | (allowed.headers if allowed else {})
    if response.status_code == 405:
        headers["Allow"] = METHODS
    if response.status_code == 429 and allowed:
        headers |= {"Retry-After": str(allowed.wait), "Cache-Control": "no-store"}
    for name, value in headers.items():
        response.headers[name] = value
    return response
