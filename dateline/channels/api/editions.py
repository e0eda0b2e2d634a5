"""The versions of an item that readers have been shown, in every language."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel

from dateline.archive.shown_versions import shown_versions
from dateline.channels.api.answers import answer
from dateline.channels.api.changes import KINDS
from dateline.channels.api.item import PublicId
from dateline.channels.api.problems import MISSING, Refused
from dateline.lib import clock

router = Router(tags=["Items"])


class Edition(BaseModel):
    """A version, what made it, and what readers were told.

    It is dated `at`, and was shown `since`: of what was imported, the first is the older one.
    """

    language: str
    version: int
    type: str
    at: datetime
    since: datetime | None
    note: str
    severity: str


class Editions(BaseModel):
    """The versions of an item, by language and newest first."""

    public_id: str
    editions: list[Edition]


@router.get(
    "/items/{public_id:public_id}/editions/", response=Editions, summary="An item's versions"
)
def editions(request: HttpRequest, public_id: PublicId) -> HttpResponse:
    """Every version that readers have been shown; of what is withdrawn, the withdrawal alone."""
    at = clock.now()
    found = shown_versions(public_id, at=at)
    if not found:
        raise Refused(MISSING)
    told = [
        Edition(
            language=language,
            version=one.number,
            type=KINDS[one.verb],
            at=one.at,
            since=one.since,
            note=one.note,
            severity=one.severity,
        )
        for language, versions in found.items()
        for one in versions
    ]
    newest = max(one.since or one.at for one in told)
    return answer(request, Editions(public_id=public_id, editions=told), at=at, changed_at=newest)
