"""Questions that tests ask of the search, and stories to be found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.archive.search.asked import Found, Pieces, Wanted
from dateline.archive.search.searching import search
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from tests.stories import NOW, a_story, released

Follow = Callable[[], None]


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def told(headline: str, *paragraphs: str, language: str = "en", **fields: Any) -> Item:
    """Release a story of these words at once."""
    terms = fields.pop("terms", ())
    body = tuple(map(paragraph, paragraphs))
    story = a_story(*terms, headline=headline, body=body, **fields)
    return released(story, language=language)


def asked(
    words: str, language: str = "en", *, at: datetime = NOW, size: int = 20, **wanted: Any
) -> Found:
    """Search for words."""
    return search(Wanted(words, language, **wanted), at=at, size=size)


def found(words: str, language: str = "en", **wanted: Any) -> list[str]:
    """The headlines that words find, in order, without those that merely resemble them."""
    answer = asked(words, language, **wanted)
    if answer.is_stretched or answer.has_any_word:
        return []
    return [hit.entry.headline for hit in answer.hits]


def hits_in(pieces: Pieces) -> list[str]:
    """What is marked."""
    return [piece.text for piece in pieces if piece.is_hit]


def text_of(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


@contextmanager
def counted() -> Iterator[list[dict[str, str]]]:
    """Collect the queries that are made inside."""
    with CaptureQueriesContext(connection) as captured:
        queries: list[dict[str, str]] = []
        yield queries
    queries += captured.captured_queries
