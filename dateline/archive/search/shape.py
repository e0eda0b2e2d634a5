"""The shape of the index: its fields, and what opens a folder of that shape."""

import hashlib
from pathlib import Path

from tantivy import Index, Schema, SchemaBuilder, SearchResult

from dateline.archive.search.analysis import analysis_of
from dateline.lib.languages import LANGUAGES

# To be raised where the same fields are filled in another way.
_EDITION = 1

# The file that each commit puts another in the place of.
COMMITTED = "meta.json"
KEY = "key"
MARK = "mark"
PLACE = "place"
PUBLIC_ID = "public_id"
TERMS = "terms"
LANGUAGE = "language"
TEXT, HEAD, LEAD, PLAIN = "text", "head", "lead", "plain"
# Of each language: all words with their positions; the headline and the lines around it, whose
# hits count for more; the headline with its endings.
_OF_A_LANGUAGE = {TEXT: "position", HEAD: "freq", LEAD: "freq", PLAIN: "basic"}


class UnusableIndex(Exception):
    """The folder holds no index, a broken one, or one that is being changed under our hands."""


def field_of(part: str, language: str) -> str:
    """Return the field that holds a part of what is written in a language."""
    return f"{part}_{language.replace('-', '_')}"


def schema() -> Schema:
    """Return the fields. Only the mark is stored: the words themselves stand in the database."""
    builder = SchemaBuilder()
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(LANGUAGE, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(MARK, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(PLACE, fast=True)
    builder.add_unsigned_field(PUBLIC_ID, fast=True)
    builder.add_unsigned_field(TERMS, fast=True, indexed=True)
    for language in LANGUAGES:
        for part, option in _OF_A_LANGUAGE.items():
            builder.add_text_field(
                field_of(part, language),
                tokenizer_name=_tokenizer(part, language),
                index_option=option,
            )
    return builder.build()


def form() -> str:
    """Return what tells this shape from an earlier one, as a word for the name of a folder."""
    told = f"{_EDITION} {sorted(_OF_A_LANGUAGE.items())} {sorted(LANGUAGES)}"
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def open_index(folder: Path, *, is_new: bool = False) -> Index:
    """Open the index in a folder, or make an empty one where it `is_new`; raise UnusableIndex."""
    if not is_new and not (folder / COMMITTED).exists():
        raise UnusableIndex(f"There is no search index in {folder}.")
    try:
        index = Index(schema(), str(folder))
        index.config_reader("manual")
        index.reload()
    except (ValueError, OSError) as error:
        raise UnusableIndex(f"The search index in {folder} cannot be used: {error}") from error
    for language in LANGUAGES:
        analysis = analysis_of(language)
        index.register_tokenizer(_tokenizer(TEXT, language), analysis.stemmed)
        index.register_tokenizer(_tokenizer(PLAIN, language), analysis.plain)
    return index


def count_in(result: SearchResult) -> int:
    """Return how many documents there are, whatever page of them was asked for."""
    # The type information of tantivy leaves it out.
    count: int = result.count  # type: ignore[attr-defined]
    return count


def _tokenizer(part: str, language: str) -> str:
    return f"{'plain' if part == PLAIN else 'stemmed'}-{language}"
