"""Refusals, all of one shape: problem details as RFC 9457 has them."""

import json
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dateline.archive.addresses import API
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer

MEDIA_TYPE = "application/problem+json"
DOCS = f"{API}docs/"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong; `name` stands at the end of its type, `parameter` is the one at fault."""

    status: int
    name: str
    title: str
    detail: str
    parameter: str = ""

    def at(self, parameter: str, detail: str = "") -> "Problem":
        """Return the same for a parameter, in other words where some are given."""
        return replace(self, parameter=parameter, detail=detail or self.detail)

    def as_json(self) -> dict[str, Any]:
        """Return the members of RFC 9457, section 3.1, and the parameter where there is one."""
        told = {
            "type": f"{settings.SITE_ADDRESS}{DOCS}#{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return told | ({"parameter": self.parameter} if self.parameter else {})


class Refused(Exception):
    """The request is answered with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


UNREADABLE = Problem(
    400, "unreadable", "The request cannot be read", "It has too many parameters, or broken ones."
)
UNKNOWN = Problem(
    400, "unknown-parameter", "There is no such parameter", "This address does not take it."
)
REPEATED = Problem(
    400, "repeated-parameter", "The parameter stands there twice", "It can be given once."
)
MISSING = Problem(
    404, "missing", "There is nothing here", "Nothing public is at this address, or never was."
)
READ_ONLY = Problem(
    405, "read-only", "Everything can only be read", "Ask with GET, HEAD or OPTIONS."
)
OTHER_FORM = Problem(
    406, "other-form", "There is no such form of it", "The Accept header allows none of its forms."
)
WITHDRAWN = Problem(410, "withdrawn", "The item has been withdrawn", "No reason was given.")
UNUSABLE = Problem(
    422, "unusable-value", "The parameter cannot have this value", "It has another shape."
)
TOO_MANY = Problem(
    429, "too-many-requests", "Too many requests", "Wait for the seconds that Retry-After names."
)
ALL = (
    UNREADABLE,
    UNKNOWN,
    REPEATED,
    MISSING,
    READ_ONLY,
    OTHER_FORM,
    WITHDRAWN,
    UNUSABLE,
    TOO_MANY,
)


def problem_answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer a problem; it may be kept for as long as any public answer."""
    body = json.dumps(problem.as_json(), ensure_ascii=False).encode()
    return not_kept(
        public_answer(
            request,
            body,
            at=clock.now(),
            content_type=MEDIA_TYPE,
            status=problem.status,
        )
    )
