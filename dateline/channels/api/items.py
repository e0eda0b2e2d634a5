"""Items in lists: newest first, of a section, under terms, in a year or month."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from dateline.archive.asked import asked_labels
from dateline.archive.cursors import NoPlace, place_named
from dateline.archive.cursors import Place as Cursors
from dateline.archive.latest import latest
from dateline.archive.listing import FACETS, Label, Listing
from dateline.archive.period import Period
from dateline.archive.rarity import rarest_first
from dateline.archive.sections import todays_sections
from dateline.archive.selection import Selection
from dateline.channels.api.addresses import elsewhere
from dateline.channels.api.answers import answer, fields_in
from dateline.channels.api.asking import ItemsAsked, Narrowed
from dateline.channels.api.problems import MISSING, Refused
from dateline.channels.api.rows import rows_of
from dateline.channels.api.shapes import Row
from dateline.lib import clock

router = Router(tags=["Items"])


class ItemPage(BaseModel):
    """Some items, newest first, and the ways to what is older and newer.

    Under several terms a page may hold less than `limit` and lead on: it was looked for as far
    back as `looked_as_far_as`.
    """

    items: list[Row]
    next: str | None = None
    prev: str | None = None
    looked_as_far_as: date | None = None


@router.get("/items/", response=ItemPage, summary="Items, newest first")
def items(request: HttpRequest, asked: Query[ItemsAsked]) -> HttpResponse:
    """A page of the items of one language, newest first."""
    at, fields = clock.now(), fields_in(asked.fields, Row)
    place = place_in(before=asked.before, after=asked.after)
    page = latest(
        _selection(asked, at), at=at, size=asked.limit, before=place.before, after=place.after
    )
    told = ItemPage(
        items=rows_of(page.entries, at=at),
        next=elsewhere(request, {"before": page.older.cursor}) if page.older else None,
        prev=elsewhere(request, {"after": page.newer.cursor}) if page.newer else None,
        looked_as_far_as=page.looked_as_far_as,
    )
    newest = max((entry.changed_at for entry in page.entries), default=None)
    return answer(request, told, at=at, changed_at=newest, fields=fields, within=("items",))


def labels_in(asked: Narrowed, at: datetime) -> tuple[Label, ...]:
    """Return the terms that are asked for; refuse them where one of them is not there."""
    labels = asked_labels(asked.language, asked.labels, at=at)
    if labels is None:
        facet = next(facet for facet in FACETS if asked.labels[facet])
        raise Refused(MISSING.at(facet, "Nothing public is under one of these terms."))
    return labels


def period_in(asked: Narrowed) -> Period | None:
    """Return the year or month that is asked for; refuse a month without its year."""
    if not asked.year:
        if asked.month:
            raise Refused(MISSING.at("month", "A month needs its year."))
        return None
    return Period(int(asked.year), int(asked.month) if asked.month else None)


def place_in(*, before: str = "", after: str = "") -> Cursors:
    """Return the place that a cursor names; refuse two of them, and days that never were."""
    given = {name: text for name, text in (("before", before), ("after", after)) if text}
    try:
        return place_named(given)
    except NoPlace:
        told = "Only one of before and after." if len(given) > 1 else "There is no such day."
        raise Refused(MISSING.at(next(iter(given)), told)) from None


def _selection(asked: ItemsAsked, at: datetime) -> Selection:
    period = period_in(asked)
    if not asked.section:
        ids = dict.fromkeys(label.term_id for label in labels_in(asked, at))
        return Selection(rarest_first(ids), asked.language, period)
    sections = todays_sections()
    address = asked.language, asked.section
    slug = sections.moved.get(address, asked.section)
    section = sections.by_address.get((asked.language, slug))
    if section is None:
        raise Refused(MISSING.at("section", "There is no such section in this language."))
    return Listing(section, labels_in(asked, at), period).selection
