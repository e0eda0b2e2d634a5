"""What is found by its words."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from dateline.archive.cursors import Place
from dateline.archive.search.asked import Found, Order, Pieces, State, Wanted
from dateline.archive.search.searching import search as search_for
from dateline.channels.api.addresses import elsewhere
from dateline.channels.api.answers import answer, fields_in
from dateline.channels.api.asking import SearchAsked
from dateline.channels.api.items import labels_in, period_in, place_in
from dateline.channels.api.problems import MISSING, Refused
from dateline.channels.api.rows import rows_of
from dateline.channels.api.shapes import Row
from dateline.lib import clock

router = Router(tags=["Search"])


class Stretch(BaseModel):
    """A stretch of plain text, and whether it is what was searched for."""

    text: str
    is_hit: bool


class Hit(BaseModel):
    """An item that was found, its headline with the hits marked, and a passage of its words."""

    item: Row
    headline: list[Stretch]
    snippet: list[Stretch]


class SearchPage(BaseModel):
    """A page of what was found.

    `total` goes up to 1,000, with `is_more_than_told` where there are more; null where nobody
    can tell just now. Where `is_ready` is false, the index is being made: ask again in a minute.
    `refused` says why words cannot be looked for. `is_stretched`: words that are spelled almost
    so count as well. `has_any_word`: nothing holds all of the words, and these hold some.
    """

    hits: list[Hit]
    is_ready: bool
    refused: str | None
    total: int | None
    is_more_than_told: bool
    is_stretched: bool
    has_any_word: bool
    next: str | None = None


@router.get("/search/", response=SearchPage, summary="Search")
def search(request: HttpRequest, asked: Query[SearchAsked]) -> HttpResponse:
    """What holds all of the words, the best or the newest first."""
    at, fields = clock.now(), fields_in(asked.fields, Row)
    place = _place(asked)
    ids = tuple(label.term_id for label in labels_in(asked, at))
    wanted = Wanted(asked.q, asked.language, ids, period_in(asked), asked.order)
    found = search_for(wanted, at=at, size=asked.limit, before=place.before, page=asked.page)
    rows = rows_of([hit.entry for hit in found.hits], at=at)
    told = SearchPage(
        hits=[
            Hit(item=row, headline=_stretches(hit.headline), snippet=_stretches(hit.snippet))
            for row, hit in zip(rows, found.hits, strict=True)
        ],
        is_ready=found.state is State.READY,
        refused=found.refusal.value if found.refusal else None,
        total=found.total,
        is_more_than_told=found.is_more_than_told,
        is_stretched=found.is_stretched,
        has_any_word=found.has_any_word,
        next=_next(request, found),
    )
    return answer(request, told, at=at, fields=fields, within=("hits", "item"))


def _place(asked: SearchAsked) -> Place:
    """Return where to begin; refuse the cursor of one order in the other."""
    if asked.order is Order.NEWEST and asked.page > 1:
        raise Refused(MISSING.at("page", "The newest are followed by before."))
    if asked.order is Order.BEST and asked.before:
        raise Refused(MISSING.at("before", "The best are followed by page."))
    return place_in(before=asked.before)


def _next(request: HttpRequest, found: Found) -> str | None:
    if found.next_before:
        return elsewhere(request, {"before": found.next_before})
    return elsewhere(request, {"page": found.next_page}) if found.next_page else None


def _stretches(pieces: Pieces) -> list[Stretch]:
    return [Stretch(text=piece.text, is_hit=piece.is_hit) for piece in pieces]
