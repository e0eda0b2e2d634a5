"""Answers that are for one pair of eyes: kept nowhere, found by no search engine."""

from typing import TypeVar

from django.http.response import HttpResponseBase

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address of a guest's preview is all that guards it: no other site may learn it.
    "Referrer-Policy": "no-referrer",
}
# As on the public site, but for frames of our own.
_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
_NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox"

Answer = TypeVar("Answer", bound=HttpResponseBase)


def private(answer: Answer) -> Answer:
    """Return the answer with the headers that keep it private."""
    for name, value in _HEADERS.items():
        answer.headers[name] = value
    return answer


def private_page(answer: Answer) -> Answer:
    """Return a page under the policy of the public site, to be shown in a frame of ours."""
    private(answer).headers["Content-Security-Policy"] = _POLICY
    return answer


def private_file(answer: Answer) -> Answer:
    """Return a file out of which nothing can run."""
    private(answer).headers["Content-Security-Policy"] = _NOTHING_RUNS
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
