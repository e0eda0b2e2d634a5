"""A listing as an address names it: a section, the labels it is narrowed by, and a period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.archive.entries import SectionView
from dateline.archive.period import Period
from dateline.archive.rarity import rarest_first
from dateline.archive.selection import Selection
from dateline.lib.text import slug_from
from dateline.terms.models import Vocabulary
from dateline.terms.names import EVENT, Named, Names

# What a listing can be narrowed by, in the order in which it is offered and stands in addresses.
FACETS: Mapping[str, Vocabulary] = {
    "kind": Vocabulary.KIND,
    "topic": Vocabulary.TOPIC,
    "place": Vocabulary.PLACE,
    "office": Vocabulary.OFFICE,
    "partner": Vocabulary.PARTNER,
    "series": Vocabulary.SERIES,
}
_FACET_OF = {vocabulary.value: facet for facet, vocabulary in FACETS.items()}
_PLACES = {facet: place for place, facet in enumerate(FACETS)}
MOST_LABELS = 6
_LABELS_REMEMBERED = 4_096
_plain_words = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True)
class Label:
    """A term that a listing is narrowed by; `facet` is a key of FACETS.

    `is_of_events` where it is a kind of events.
    """

    facet: str
    term_id: int
    public_id: str
    named: Named
    is_of_events: bool = False

    @property
    def value(self) -> str:
        """The label as it stands in an address: words for people, and its id."""
        words = _in_addresses(self.named.words)
        return f"{words}-{self.public_id}" if words else self.public_id


@dataclass(frozen=True, slots=True)
class Listing:
    """What of a section is listed: all of it, or what is under all of the labels in a period."""

    section: SectionView
    labels: tuple[Label, ...] = ()
    period: Period | None = None

    @property
    def is_whole(self) -> bool:
        """Say whether it is the section as it is, narrowed by nothing."""
        return not self.labels and self.period is None

    @property
    def is_of_events(self) -> bool:
        """Say whether events are what it is about, so that it is worth keeping as a calendar."""
        return self.section.is_of_events or any(label.is_of_events for label in self.labels)

    @property
    def selection(self) -> Selection:
        """Which items these are in its own language, as feeds tell of them."""
        ids = dict.fromkeys([*self.section.term_ids, *(label.term_id for label in self.labels)])
        language = self.section.language
        return Selection(rarest_first(ids), language, self.period)

    @property
    def shown(self) -> Selection:
        """Which items its pages show: also those of other languages where the section says so."""
        return replace(self.selection, instead=self.section.instead)

    @property
    def query(self) -> str:
        """The labels as they stand in an address, with the question mark; "" without any."""
        return query_of(self.labels)

    def within(self, period: Period | None) -> "Listing":
        """Return the same in another period."""
        return replace(self, period=period)

    def under(self, label: Label) -> "Listing":
        """Return what is under one more label."""
        return Listing(self.section, in_order([*self.labels, label]), self.period)

    def without(self, label: Label) -> "Listing":
        """Return what is no longer narrowed by a label."""
        return replace(self, labels=tuple(one for one in self.labels if one != label))


def label_of(term_id: int, names: Names, language: str) -> Label:
    """Return a term as a label, under its name of today."""
    vocabulary = names.vocabularies[term_id]
    facet = _FACET_OF[vocabulary]
    named, is_of_events = names.named(term_id, language), names.schema_types.get(term_id) == EVENT
    return Label(facet, term_id, names.public_ids[term_id], named, is_of_events)


def in_order(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return labels, each once, in the order in which they stand in addresses."""
    if len(labels) < 2:
        return tuple(labels)
    once = {label.term_id: label for label in labels}.values()
    return tuple(sorted(once, key=lambda label: (_PLACES[label.facet], label.public_id)))


def query_of(labels: Sequence[Label]) -> str:
    """Return labels as the query of an address."""
    return query([(label.facet, label.value) for label in labels])


def query(pairs: Sequence[tuple[str, str]]) -> str:
    """Return labels and cursors, by name, as a query: neither has a sign that must be escaped."""
    return f"?{'&'.join([f'{name}={value}' for name, value in pairs])}" if pairs else ""


@lru_cache(_LABELS_REMEMBERED)
def _in_addresses(name: str) -> str:
    """Return the words for people in an address; "" where a name has none that are plain."""
    words = slug_from(name, otherwise="")
    return words if _plain_words.fullmatch(words) else ""
