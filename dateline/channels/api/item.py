"""One item: its languages, all of it in one of them, and its versions."""

from datetime import UTC, datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from dateline.archive.article import article
from dateline.archive.as_of import article_as_of
from dateline.archive.in_every_language import standing_in
from dateline.channels.api.answers import answer, fields_in
from dateline.channels.api.asking import ItemAsked
from dateline.channels.api.in_full import parts_of
from dateline.channels.api.parameters import LANGUAGE, PUBLIC_ID
from dateline.channels.api.problems import MISSING, WITHDRAWN, Refused
from dateline.channels.api.rows import beside, row_parts
from dateline.channels.api.shapes import Item, Row
from dateline.lib import clock
from dateline.terms.names import todays_names

router = Router(tags=["Items"])

PublicId = Path[Annotated[str, Field(pattern=PUBLIC_ID, description="An item's id.")]]
InTag = Path[Annotated[str, Field(pattern=LANGUAGE, description="A language, such as en.")]]


class Withdrawn(BaseModel):
    """That an item has been withdrawn in a language, when, and the reason readers are told."""

    language: str
    at: datetime
    reason: str


class Overview(BaseModel):
    """An item as it stands in each of its languages."""

    public_id: str
    items: list[Row]
    withdrawn: list[Withdrawn] = []


@router.get("/items/{public_id:public_id}/", response=Overview, summary="An item's languages")
def languages(request: HttpRequest, public_id: PublicId) -> HttpResponse:
    """An item in every language it can be read in, and the languages it was withdrawn in."""
    at = clock.now()
    names = todays_names()
    standing = standing_in([public_id], names, at=at)
    if not standing:
        raise Refused(MISSING)
    found = [standing[place] for place in sorted(standing)]
    shown = [one.entry for one in found if not one.is_withdrawn]
    known = beside([public_id], names, at=at)
    told = Overview(
        public_id=public_id,
        items=[Row(**row_parts(entry, known)) for entry in shown],
        withdrawn=[
            Withdrawn(language=one.entry.language, at=one.entry.changed_at, reason=one.reason)
            for one in found
            if one.is_withdrawn
        ],
    )
    newest = max(one.entry.changed_at for one in found)
    return answer(request, told, at=at, changed_at=newest)


@router.get(
    "/items/{public_id:public_id}/{language:language}/", response=Item, summary="An item in full"
)
def item(
    request: HttpRequest, public_id: PublicId, language: InTag, asked: Query[ItemAsked]
) -> HttpResponse:
    """All of an item in one language, as it is or as it stood at a moment that is past."""
    at, fields = clock.now(), fields_in(asked.fields, Item)
    moment = _moment(asked.as_of) if asked.as_of else None
    if moment is None:
        found = article(public_id, language, at=at)
    else:
        found = article_as_of(public_id, language, moment, at=at)
    if found is None:
        raise Refused(MISSING.at("as_of") if moment else MISSING)
    if found.withdrawal:
        raise Refused(WITHDRAWN.at("", found.withdrawal.reason))
    told = Item(**parts_of(found), as_of=moment)
    return answer(request, told, at=at, changed_at=found.changed_at, fields=fields)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(MISSING.at("as_of")) from None
