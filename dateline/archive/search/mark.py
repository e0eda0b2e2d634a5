"""How far the index follows the record: a mark inside it, committed with what it speaks of."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tantivy import Document, Index, Query, Searcher

from dateline.archive.search.shape import KEY, MARK, UnusableIndex

_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mark:
    """The last change of an item that was followed, and until when time was.

    `digest` tells that change from one of the same number in another database; nothing of it
    can be read from there.
    """

    seq: int = 0
    digest: str = ""
    at: datetime = _BEGINNING

    def to_json(self) -> str:
        """Return it as text."""
        return json.dumps([self.seq, self.digest, self.at.isoformat()])


def digest_of(row: tuple[Any, ...]) -> str:
    """Return what tells a change in the journal from every other."""
    return hashlib.sha256(repr(tuple(map(str, row))).encode()).hexdigest()[:32]


def mark_in(index: Index, searcher: Searcher) -> Mark:
    """Return the mark of an index; raise UnusableIndex where it has none."""
    try:
        question = Query.term_query(index.schema, KEY, MARK, "basic")
        ((_score, address),) = searcher.search(question, 1, count=False).hits
        seq, digest, at = json.loads(searcher.doc(address).get_first(MARK) or "")
        return Mark(int(seq), str(digest), datetime.fromisoformat(at))
    except (ValueError, OSError) as error:
        raise UnusableIndex("The search index was never finished.") from error


def document_of(mark: Mark) -> Document:
    """Return the document that holds a mark."""
    document = Document()
    document.add_text(KEY, MARK)
    document.add_text(MARK, mark.to_json())
    return document
