"""Questions: what a term is called, and which term a name means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from dateline.journal.models import Subject
from dateline.journal.position import NewestChange, newest_change
from dateline.lib.languages import DEFAULT
from dateline.lib.text import matching_key
from dateline.terms.models import Term, TermName, Vocabulary


@dataclass(frozen=True)
class Names:
    """What each term is called, as of the newest change in the journal; `ids` by public id."""

    newest: NewestChange | None
    by_term: Mapping[int, Mapping[str, str]]
    ids: Mapping[str, int]

    def of(self, term_id: int, language: str) -> str:
        """Return the name in this language, else in English, else in whichever there is."""
        names = self.by_term.get(term_id, {})
        return names.get(language) or names.get(DEFAULT) or next(iter(names.values()), "")


_NONE_READ = Names(newest=None, by_term={}, ids={})
_todays = _NONE_READ


def todays_names() -> Names:
    """Return today's names, read again only where the journal has a newer one."""
    global _todays
    newest = newest_change(Subject.TERM)
    # Held apart from the global, which another thread may set between two looks at it.
    names = _todays
    if names.newest != newest:
        names = _todays = names_at(newest=newest)
    return names


def forget() -> None:
    """Read anew at the next question, whatever the journal says."""
    global _todays
    _todays = _NONE_READ


def names_at(at: datetime | None = None, *, newest: NewestChange | None = None) -> Names:
    """Return what each term was called at a moment (UTC), or today."""
    rows = TermName.objects.order_by("from_at", "pk")
    if at is not None:
        rows = rows.filter(from_at__lte=at)
    by_term: dict[int, dict[str, str]] = {}
    for term_id, language, name in rows.values_list("term_id", "language", "name"):
        by_term.setdefault(term_id, {})[language] = name
    return Names(newest, by_term, dict(Term.objects.values_list("public_id", "pk")))


def term_by_name(vocabulary: Vocabulary, name: str) -> Term | None:
    """Return the term that has, or once had, this name in any language, whatever its capitals.

    Where two have had it, the one that was given it last.
    """
    return (
        Term.objects.filter(vocabulary=vocabulary, names__matching=matching_key(name))
        .order_by(F("names__from_at").desc(), "-pk")
        .first()
    )
