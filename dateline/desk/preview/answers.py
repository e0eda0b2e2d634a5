"""Answers that are for one pair of eyes: kept nowhere, found by no search engine."""

from typing import TypeVar

from django.http.response import HttpResponseBase

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
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


def for_a_guest(answer: Answer) -> Answer:
    """Return a private answer whose address no other site learns: it is all that guards it.

    Not for the desk's own pages: under this policy browsers do not say where a form comes
    from, and Django takes none that does not.
    """
    private(answer).headers["Referrer-Policy"] = "no-referrer"
    return answer
