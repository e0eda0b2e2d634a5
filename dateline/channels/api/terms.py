"""Terms that something public stands under, by their ids."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from dateline.archive.listing import FACETS
from dateline.archive.terms_shown import terms_shown
from dateline.channels.api.addresses import elsewhere
from dateline.channels.api.answers import answer
from dateline.channels.api.asking import TermsAsked
from dateline.channels.api.rows import labels_of
from dateline.channels.api.shapes import Label
from dateline.lib import clock
from dateline.terms.names import Names, todays_names

router = Router(tags=["Sections and terms"])


class Term(Label):
    """A term, its name in every language it has one in, and the region that holds a place."""

    names: dict[str, str]
    within: str | None = None


class TermPage(BaseModel):
    """Some terms, by id, and the way on."""

    terms: list[Term]
    next: str | None = None


@router.get("/terms/", response=TermPage, summary="The terms")
def terms(request: HttpRequest, asked: Query[TermsAsked]) -> HttpResponse:
    """The terms by which lists can be narrowed, of one sort or of all."""
    at = clock.now()
    found = _found(asked, at)
    names = todays_names()
    shown = [_term(term_id, names, asked.language) for term_id in found[: asked.limit]]
    has_more = len(found) > asked.limit
    told = TermPage(
        terms=shown, next=elsewhere(request, {"after": shown[-1].id}) if has_more else None
    )
    return answer(request, told, at=at)


def _found(asked: TermsAsked, at: datetime) -> list[int]:
    vocabularies = [FACETS[asked.vocabulary]] if asked.vocabulary else list(FACETS.values())
    return terms_shown(vocabularies, at=at, limit=asked.limit + 1, past=asked.after)


def _term(term_id: int, names: Names, language: str) -> Term:
    (label,) = labels_of([term_id], names, language)
    region = names.regions.get(term_id)
    return Term(
        **label.model_dump(),
        names=dict(names.by_term.get(term_id, {})),
        within=names.public_ids[region] if region else None,
    )
