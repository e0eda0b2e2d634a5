"""The terms an item stands under, as concepts with an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from dateline.terms.models import Vocabulary
from dateline.terms.names import Named, Names

# An office issues an item and does not describe it; a collection is known to intake alone.
_DESCRIBING = (
    Vocabulary.KIND,
    Vocabulary.SERIES,
    Vocabulary.TOPIC,
    Vocabulary.PLACE,
    Vocabulary.PARTNER,
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A term: its address, which is an id for life and leads nowhere, and its name."""

    vocabulary: Vocabulary
    uri: str
    named: Named


def concepts_of(term_ids: Iterable[int], names: Names, language: str) -> list[Concept]:
    """Return terms that say what an item is about, by vocabulary and else in their order."""
    found = [
        Concept(names.vocabularies[term_id], _uri(term_id, names), names.named(term_id, language))
        for term_id in term_ids
        if names.vocabularies[term_id] in _DESCRIBING
    ]
    return sorted(found, key=lambda one: _DESCRIBING.index(one.vocabulary))


def of(vocabulary: Vocabulary, concepts: Iterable[Concept]) -> list[Concept]:
    """Return those of one vocabulary."""
    return [one for one in concepts if one.vocabulary == vocabulary]


def _uri(term_id: int, names: Names) -> str:
    return f"{settings.SITE_ADDRESS}/#{names.vocabularies[term_id]}-{names.public_ids[term_id]}"
