"""Questions: which labels narrow a listing, how often each occurs, and which months hold it."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection

from dateline.archive.entries import SectionView
from dateline.archive.listing import FACETS, Label, Listing, label_of
from dateline.archive.months import months_by_language
from dateline.archive.period import Period
from dateline.archive.selection import Listed
from dateline.archive.unchanged import Unchanged
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import todays_names

_NAMES_REMEMBERED = 4_096
MOST_COUNTED = 100
NEWEST = 300
_VISIBLE = visible_sql("t", Viewer.PUBLIC)
_COUNT = (
    "(SELECT COUNT(*) FROM (SELECT 1 FROM record_showingterm t WHERE t.term_id = x.id "  # noqa: S608
    f"AND t.language = %s AND {_VISIBLE} LIMIT {MOST_COUNTED + 1}) AS counted)"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A label to narrow a listing by, and how many items are under both.

    `count` is None where counting would take too long; `is_more` says that there are more
    than that. `within` is the region that holds a place.
    """

    label: Label
    count: int | None
    is_more: bool = False
    within: int | None = None


_offered: Unchanged[tuple[tuple[str, ...], tuple[int, ...]], list[str]] = Unchanged(most=256)


def facets_offered(section: SectionView, *, at: datetime) -> list[str]:
    """Return the facets of which a label is on an item in the section's languages, not its own.

    Every page of a listing asks, so what was found is remembered.
    """
    asked = (section.language, *section.instead), section.term_ids
    return _offered.answer(asked, lambda: _facets_in(section, at), at=at)


def _facets_in(section: SectionView, at: datetime) -> list[str]:
    has_one, one_parameters = _has_one(section, at)
    if own := section.term_ids:
        has_one = f"x.id NOT IN ({', '.join(['%s'] * len(own))}) AND {has_one}"
        one_parameters = [*own, *one_parameters]
    one = (
        f"SELECT %s WHERE EXISTS (SELECT 1 FROM terms_term x WHERE x.vocabulary = %s AND {has_one})"  # noqa: S608
    )
    rows = " UNION ALL ".join([one] * len(FACETS))
    parameters: list[Any] = []
    for facet, vocabulary in FACETS.items():
        parameters += [facet, vocabulary.value, *one_parameters]
    with connection.cursor() as cursor:
        cursor.execute(rows, parameters)
        found = {facet for (facet,) in cursor.fetchall()}
    return [facet for facet in FACETS if facet in found]


def labels_offered(listing: Listing, facet: str, *, at: datetime) -> list[Offer]:
    """Return the labels of a facet under which a listing holds something, by name.

    A listing of everything is counted by the index of each label, up to MOST_COUNTED. Any
    other is counted by its NEWEST items: where it holds more, labels that none of these has
    are offered without a count, and may turn out to hold nothing here.
    """
    names, language = todays_names(), listing.section.language
    most = MOST_COUNTED
    known = {*listing.section.term_ids, *(label.term_id for label in listing.labels)}
    section = listing.section
    if listing.is_whole and not (section.term_ids or section.instead):
        counts: dict[int, int | None] = dict(_counted_one_by_one(facet, section, at))
        is_all = True
    else:
        newest, is_all = _counted_in_the_newest(listing, at)
        most = NEWEST
        rest = {} if is_all else dict.fromkeys(_with_one(facet, section, at))
        counts = {**rest, **newest}
    offers = [
        Offer(
            label_of(term_id, names, language),
            None if count is None else min(count, most),
            is_more=count is not None and (count > most or not is_all),
            within=names.regions.get(term_id),
        )
        for term_id, count in counts.items()
        if names.vocabularies[term_id] == FACETS[facet] and term_id not in known
    ]
    return sorted(offers, key=lambda offer: _alphabetically(offer.label.named.words))


def months_held(listing: Listing, *, at: datetime) -> list[Period]:
    """Return the months in which a listing holds something, newest first.

    Of several labels, the rarest decides: the others may leave some of these months empty.
    """
    languages = (listing.section.language, *listing.section.instead)
    held = months_by_language(listing.selection.term_ids, languages, at=at)
    return sorted({month for months in held.values() for month in months}, reverse=True)


def _has_one(section: SectionView, at: datetime) -> tuple[str, list[Any]]:
    """Return the condition that readers of a section find the term `x` on an item."""
    languages = (section.language, *section.instead)
    condition = (
        "EXISTS (SELECT 1 FROM record_showingterm t WHERE t.term_id = x.id "  # noqa: S608
        f"AND t.language IN ({', '.join(['%s'] * len(languages))}) AND {_VISIBLE})"
    )
    return condition, [*languages, *moments(at)]


def _counted_one_by_one(facet: str, section: SectionView, at: datetime) -> list[tuple[int, int]]:
    has_one, parameters = _has_one(section, at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT x.id, {_COUNT} FROM terms_term x WHERE x.vocabulary = %s AND {has_one}",  # noqa: S608
            [section.language, *moments(at), FACETS[facet].value, *parameters],
        )
        found: list[tuple[int, int]] = cursor.fetchall()
        return found


def _with_one(facet: str, section: SectionView, at: datetime) -> list[int]:
    has_one, parameters = _has_one(section, at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT x.id FROM terms_term x WHERE x.vocabulary = %s AND {has_one}",  # noqa: S608
            [FACETS[facet].value, *parameters],
        )
        return [term_id for (term_id,) in cursor.fetchall()]


def _counted_in_the_newest(listing: Listing, at: datetime) -> tuple[dict[int, int], bool]:
    """Return how often each term occurs in the newest items, and whether these are all."""
    listed = Listed(listing.shown, at, Viewer.PUBLIC)
    newest, parameters = listed.question("s.id, t.sort_key", limit=NEWEST + 1)
    with connection.cursor() as cursor:
        cursor.execute(newest, parameters)
        ids = [row[0] for row in cursor.fetchall()]
        if not ids:
            return {}, listed.reach() is None
        cursor.execute(
            "SELECT o.term_id FROM record_showingterm o "  # noqa: S608
            f"WHERE o.showing_id IN ({', '.join(['%s'] * len(ids))})",
            ids,
        )
        counts = Counter(term_id for (term_id,) in cursor.fetchall())
    return counts, len(ids) <= NEWEST and listed.reach() is None


@lru_cache(_NAMES_REMEMBERED)
def _alphabetically(words: str) -> str:
    """Return what sorts a name, whatever its capitals and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
