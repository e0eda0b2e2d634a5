"""The verb change: what a term is besides its names."""

from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.terms.models import Term, Vocabulary


class UnusableRegion(ValueError):
    """A term cannot lie there, with the sentence that says why."""


def change_term(term: Term, *, schema_type: str, within: Term | None) -> None:
    """Change the schema.org type of a kind, or the region that holds a place.

    What was published before stays in the lists of the regions it was published under, until
    its showings are made again.
    """
    with writing() as open_writing:
        if within is not None:
            check_region(term, within)
        term.schema_type = schema_type
        term.within = within
        term.save()
        open_writing.note(Subject.TERM, term.public_id, keys=[term.public_id])


def check_region(term: Term, region: Term) -> None:
    """Raise UnusableRegion where `term` cannot lie within `region`."""
    if {term.vocabulary, region.vocabulary} != {Vocabulary.PLACE}:
        raise UnusableRegion("Only a place lies within another place.")
    above: Term | None = region
    while above is not None:
        if above.pk == term.pk:
            raise UnusableRegion("A place cannot lie within itself, not even by a detour.")
        above = above.within
