"""Verbs: a file to download is kept, and then, in the transaction that names it, its row."""

import hashlib
import re

from dateline.journal.writing import Writing
from dateline.lib.text import slug_from
from dateline.pictures.files import FILES
from dateline.pictures.models import KeptFile
from dateline.pictures.sniffing import UnusableFile, kind_of

LARGEST_FILE = 50_000_000
_last_part = re.compile(r"[^/\\]*\Z")


def prepare_file(raw: bytes, name: str) -> KeptFile:
    """Keep the bytes, and return the file with the token it will have, not yet in the table.

    `name` is what it was called where it came from; it is kept in a form fit for an address,
    with the ending that its bytes deserve. To be called before a transaction is opened.
    Raises UnusableFile, or OSError where the file cannot be written. Every call gives a token
    of its own, as for pictures.
    """
    if len(raw) > LARGEST_FILE:
        raise UnusableFile(
            f"The file has more than {LARGEST_FILE // 1_000_000} MB; make it smaller."
        )
    kind = kind_of(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    FILES.write(digest, raw)
    return KeptFile(
        digest=digest,
        name=_stem(name) + kind.suffix,
        media_type=kind.media_type,
        size=len(raw),
    )


def keep_file(open_writing: Writing, file: KeptFile) -> None:
    """Put a prepared file in the table, in the writing that names it.

    Raises UnusableFile where so much time has passed that it was swept away.
    """
    if not FILES.place_of(file.digest).exists():
        raise UnusableFile("The file was swept away meanwhile; try again.")
    file.recorded_at = open_writing.recorded_at
    file.save()


def _stem(name: str) -> str:
    found = _last_part.search(name)
    last = found.group() if found else ""
    stem, _dot, _ending = last.rpartition(".")
    return slug_from(stem or last, otherwise="file")
