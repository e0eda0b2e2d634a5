"""What a public answer depends on, in the words of `Surrogate-Key` headers.

Each change in the journal has keys, and so has each answer. An answer stays as it is until a
change has one of its keys. What is seldom changed (terms, sections, the site, rights) has none
and is taken for a change of every answer.
"""

from collections.abc import Iterable

from dateline.archive.entries import Article
from dateline.archive.selection import Selection
from dateline.lib.answers import ANYTHING
from dateline.terms.names import public_id_of

Keys = tuple[str, ...]


def keys_of_change(public_id: str, language: str, terms: Iterable[str]) -> Keys:
    """Return the keys of a change of an item in a language, from all terms it was or is under."""
    lists = (name for term in ("", *terms) for name in (_list(term, language), _list(term)))
    return (ANYTHING, _item(public_id), *lists)


def keys_of_list(selection: Selection) -> Keys:
    """Return the keys of what is listed of a selection.

    Whatever comes to such a list or leaves it is under each of its terms: one says enough.
    """
    term = public_id_of(selection.term_ids[0]) if selection.term_ids else ""
    return (_list(term) if selection.instead else _list(term, selection.language),)


def keys_of_languages(selection: Selection) -> Keys:
    """Return the keys of what tells of all items in the languages of a selection."""
    return (_list() if selection.instead else _list(language=selection.language),)


def keys_of_article(found: Article) -> Keys:
    """Return the keys of an item's page: its own, and those of what stands beside it."""
    entry = found.entry
    items = [_item(public_id) for public_id in (entry.public_id, *found.mentioned)]
    if found.related_under is None:
        return tuple(items)
    return (*items, _list(found.related_under, entry.language))


def _item(public_id: str) -> str:
    return f"i-{public_id}"


def _list(term: str = "", language: str = "") -> str:
    return "-".join(part for part in ("l", language, term) if part)
