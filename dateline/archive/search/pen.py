"""What writes into one generation of the index."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from dateline.archive.search.documents import PublicItem, document_from
from dateline.archive.search.keys import key_of
from dateline.archive.search.mark import Mark, document_of, mark_in
from dateline.archive.search.shape import KEY, MARK, UnusableIndex, open_index
from dateline.archive.standing import ItemInLanguage

# The least that tantivy takes, in bytes, and one thread: a release has few documents.
_FOLLOWING_HEAP = 15_000_000
_REBUILDING_HEAP = 30_000_000


class Pen:
    """Writes documents into a folder; only what was committed is ever seen.

    Every verb raises UnusableIndex where the folder, the disk or another writer forbids it;
    the pen has to be closed then.
    """

    def __init__(self, folder: Path, *, is_new: bool = False) -> None:
        """Open the index in a folder, or begin one where it `is_new`."""
        self.folder = folder
        self._index = open_index(folder, is_new=is_new)
        heap = _REBUILDING_HEAP if is_new else _FOLLOWING_HEAP
        try:
            self._writer = self._index.writer(heap, 1)
        except (ValueError, OSError) as error:
            raise UnusableIndex(f"Nothing can be written into {folder}: {error}") from error
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    @property
    def mark(self) -> Mark:
        """How far the index follows the record, as it was committed last."""
        self._index.reload()
        return mark_in(self._index, self._index.searcher())

    def write(self, pairs: Iterable[ItemInLanguage], items: Iterable[PublicItem]) -> None:
        """Take what is there of the pairs away, and put the items in."""
        try:
            for public_id, language in pairs:
                self._writer.delete_documents_by_term(KEY, key_of(public_id, language))
            for item in items:
                self._writer.add_document(document_from(item))
        except (ValueError, OSError) as error:
            raise UnusableIndex(f"{self.folder} takes no more: {error}") from error

    def commit(self, mark: Mark) -> None:
        """Let all that was written be seen, together with the mark that says up to where."""
        try:
            self._writer.delete_documents_by_term(KEY, MARK)
            self._writer.add_document(document_of(mark))
            self._writer.commit()
        except (ValueError, OSError) as error:
            raise UnusableIndex(f"{self.folder} takes no more: {error}") from error

    def finish(self) -> None:
        """Wait until nothing is being merged any more, and close it."""
        self._is_closed = True
        try:
            self._writer.wait_merging_threads()
        except (ValueError, OSError) as error:
            raise UnusableIndex(f"{self.folder} cannot be merged: {error}") from error

    def close(self) -> None:
        """Let go of the folder; what was not committed is lost."""
        if not self._is_closed:
            self._is_closed = True
            del self._writer
