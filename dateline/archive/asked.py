"""The question which listing an address asks for, words for people and all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from dateline.archive.listing import FACETS, MOST_LABELS, Label, Listing, in_order, label_of
from dateline.archive.period import Period
from dateline.archive.sections import Sections
from dateline.lib.ids import LENGTH
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import Names, todays_names

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The listing that an address means; `is_spelt_so` where it stands under that very address."""

    listing: Listing
    is_spelt_so: bool


def asked_listing(
    sections: Sections,
    address: tuple[str, str],
    query: Query,
    *,
    at: datetime,
    period: Period | None = None,
) -> Asked | None:
    """Return the listing that is meant, None where there is none.

    `address` is a language and a section's slug in it; `query` holds by name what stands
    behind the question mark, of which what is no filter is nobody's concern. A label that
    no item shows yet at `at` (UTC) is one that does not exist: its name could tell of what
    is to come.
    """
    moved = sections.moved.get(address)
    section = sections.by_address.get((address[0], moved or address[1]))
    if section is None:
        return None
    labels = asked_labels(section.language, query, at=at)
    if labels is None:
        return None
    given = [(name, value) for name in query if name in FACETS for value in query[name]]
    ours = [(label.facet, label.value) for label in labels]
    return Asked(Listing(section, labels, period), is_spelt_so=moved is None and given == ours)


def asked_labels(language: str, query: Query, *, at: datetime) -> tuple[Label, ...] | None:
    """Return the labels that a query asks for, in their order; None where one does not exist."""
    values = [(facet, value) for facet in FACETS for value in query.get(facet, ()) if value]
    if not values:
        return ()
    if len(values) > MOST_LABELS:
        return None
    names = todays_names()
    found = [_label(facet, value, names, language) for facet, value in values]
    labels = [label for label in found if label is not None]
    if len(labels) < len(values) or not _are_shown([label.term_id for label in labels], at):
        return None
    return in_order(labels)


def _label(facet: str, value: str, names: Names, language: str) -> Label | None:
    term_id = names.ids.get(value[-LENGTH:])
    if term_id is None or names.vocabularies[term_id] != FACETS[facet]:
        return None
    return label_of(term_id, names, language)


def _are_shown(term_ids: Iterable[int], at: datetime) -> bool:
    """Say whether readers find something under each of these terms, in whatever language."""
    ids = list(dict.fromkeys(term_ids))
    if not ids:
        return True
    shown = " UNION ALL ".join([f"SELECT 1 WHERE EXISTS ({_SHOWN})"] * len(ids))
    parameters = [part for term_id in ids for part in (term_id, *moments(at))]
    with connection.cursor() as cursor:
        cursor.execute(shown, parameters)
        return len(cursor.fetchall()) == len(ids)


_SHOWN = (
    "SELECT 1 FROM record_showingterm t "  # noqa: S608
    f"WHERE t.term_id = %s AND {visible_sql('t', Viewer.PUBLIC)}"
)
