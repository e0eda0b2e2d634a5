"""What happened since a cursor: released, updated, corrected, withdrawn, restored."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from dateline.archive.addresses import item_api_address
from dateline.archive.change_cursors import since_named
from dateline.archive.changes import Happened
from dateline.archive.changes import changes as changes_past
from dateline.archive.in_every_language import ItemInLanguage, Standing, standing_in
from dateline.channels.api.addresses import elsewhere, whole
from dateline.channels.api.answers import answer, fields_in
from dateline.channels.api.asking import ChangesAsked
from dateline.channels.api.problems import MISSING, Refused
from dateline.channels.api.rows import Beside, beside, row_parts
from dateline.channels.api.shapes import Row
from dateline.lib import clock
from dateline.record.models import Verb
from dateline.terms.names import todays_names

router = Router(tags=["Changes"])
KINDS = {
    Verb.PUBLISH: "released",
    Verb.UPDATE: "updated",
    Verb.CORRECT: "corrected",
    Verb.WITHDRAW: "withdrawn",
    Verb.RESTORE: "restored",
}


class Change(BaseModel):
    """What happened to an item in one language, and when (UTC).

    `item` is its row as it is now, whatever has happened since; null where it is withdrawn.
    """

    type: str
    public_id: str
    language: str
    version: int
    at: datetime
    url: str
    item: Row | None = None


class ChangePage(BaseModel):
    """Some changes; `next` leads on, now if there `is_more`, else whenever you ask again."""

    changes: list[Change]
    is_more: bool
    next: str


@router.get("/changes/", response=ChangePage, summary="What happened")
def changes(request: HttpRequest, asked: Query[ChangesAsked]) -> HttpResponse:
    """What happened past a cursor and up to now, without gaps: follow `next` for ever.

    Of one item and language, changes come in the order in which they happened. A follower who
    takes each of them holds what the public sees. A cursor that is unknown answers 404: begin
    anew without one.
    """
    at, fields = clock.now(), fields_in(asked.fields, Row)
    since = since_named(asked.after) if asked.after else None
    found = changes_past(since, at=at, limit=asked.limit)
    if found is None:
        raise Refused(MISSING.at("after", "No such cursor was given. Begin anew without one."))
    ids = {one.place.public_id for one in found.happened}
    names = todays_names()
    standing = standing_in(ids, names, at=at)
    known = beside(ids, names, at=at)
    told = ChangePage(
        changes=[_told(one, standing, known) for one in found.happened],
        is_more=found.is_more,
        next=elsewhere(request, {"after": found.since} if found.since else {}),
    )
    return answer(request, told, at=at, fields=fields, within=("changes", "item"))


def _told(one: Happened, standing: dict[ItemInLanguage, Standing], known: Beside) -> Change:
    place = one.place
    now = standing.get((place.public_id, place.language))
    return Change(
        type=KINDS[one.verb],
        public_id=place.public_id,
        language=place.language,
        version=place.version,
        at=one.at,
        url=whole(item_api_address(place.public_id, place.language)),
        item=Row(**row_parts(now.entry, known)) if now and not now.is_withdrawn else None,
    )
