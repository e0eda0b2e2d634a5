"""What stands in the files of the index, whoever asks."""

from pathlib import Path

from dateline.archive.search.folder import current
from dateline.archive.search.shape import HEAD, LEAD, PLAIN, TEXT, field_of, open_index
from dateline.lib.languages import LANGUAGES


def every_term() -> set[str]:
    """Every term of every language, what is deleted but not merged away included."""
    folder = current()
    assert folder is not None
    searcher = open_index(folder).searcher()
    return {
        term
        for language in LANGUAGES
        for part in (TEXT, HEAD, LEAD, PLAIN)
        for term, _count in searcher.terms_with_prefix(field_of(part, language), "")
    }


def every_byte(root: Path) -> bytes:
    """All files, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file())
