"""Verbs: a term is made, and given names."""

from collections.abc import Mapping

from dateline.journal.models import Subject
from dateline.journal.writing import Writing, writing
from dateline.lib.languages import language_of
from dateline.lib.text import checked_text, matching_key
from dateline.terms.changing import check_region
from dateline.terms.models import Term, TermName, Vocabulary
from dateline.terms.names import term_by_name

_LONGEST_NAME = 200


class UnusableName(ValueError):
    """The name cannot be given, with the sentence that says why."""


def make_term(
    vocabulary: Vocabulary,
    names: Mapping[str, str],
    *,
    schema_type: str = "",
    within: Term | None = None,
) -> Term:
    """Make a term with a name for each language tag given; at least one."""
    if not names:
        raise UnusableName("A label needs a name in at least one language.")
    with writing() as open_writing:
        term = Term.objects.create(vocabulary=vocabulary, schema_type=schema_type, within=within)
        if within is not None:
            check_region(term, within)
        for language, name in names.items():
            _give_name(term, language, name, open_writing)
    return term


def rename(term: Term, language: str, name: str) -> None:
    """Give a term a new name in one language, from now on; editions are not touched."""
    with writing() as open_writing:
        _give_name(term, language, name, open_writing)


def found_or_made(vocabulary: Vocabulary, language: str, name: str) -> Term:
    """Return the term of this name, whatever its capitals, making it where there is none."""
    return term_by_name(vocabulary, name) or make_term(vocabulary, {language: name})


def _give_name(term: Term, language: str, name: str, open_writing: Writing) -> None:
    checked = checked_text(name, field="name").strip()
    if not checked or len(checked) > _LONGEST_NAME:
        raise UnusableName(f"A name has 1 to {_LONGEST_NAME} characters; this has {len(checked)}.")
    # A few letters fold to three, such as ΐ; a name of nothing else would not fit its column.
    if len(matching_key(checked)) > 2 * _LONGEST_NAME:
        raise UnusableName("The name has too many characters that change with their capitals.")
    holder = term_by_name(Vocabulary(term.vocabulary), checked)
    if holder is not None and holder.pk != term.pk:
        raise UnusableName(f"Another {term.vocabulary} is already called “{checked}”.")
    TermName.objects.create(
        term=term,
        language=language_of(language).tag,
        name=checked,
        matching=matching_key(checked),
        from_at=open_writing.recorded_at,
    )
    open_writing.note(Subject.TERM, term.public_id, language=language, keys=[term.public_id])
