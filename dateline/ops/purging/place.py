"""How far one cache has been told, kept in a file that only one process may hold."""

import fcntl
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from dateline.journal.reading import Noted


@dataclass(frozen=True, slots=True)
class Place:
    """The last change that a cache was told of, and until when time was followed (UTC).

    `digest` tells that change from one of the same number in another database.
    """

    seq: int
    digest: str
    at: datetime


def digest_of(noted: Noted) -> str:
    """Return what tells a change from every other."""
    told = json.dumps([*noted], default=str, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


class PlaceFile:
    """The file of one cache; whoever comes second waits without a word.

    It is the system's lock on an open file, so a process that died holds nobody up.
    """

    def __init__(self, cache: str) -> None:
        """Name the file of the cache at this address; `is_held` makes it."""
        name = hashlib.sha256(cache.encode()).hexdigest()[:16]
        self._path = Path(settings.DATA) / "purging" / f"{name}.json"
        self._file: int | None = None

    def is_held(self) -> bool:
        """Take it where nobody has it, and say whether it is ours; raises OSError."""
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(file)
                return False
            self._file = file
        return True

    def read(self) -> Place | None:
        """Return the place, None where there is none that could be read."""
        try:
            seq, digest, at = json.loads(self._path.read_bytes())
            return Place(int(seq), str(digest), datetime.fromisoformat(at))
        except (ValueError, TypeError):
            # The first time, or a power cut while it was written.
            return None

    def write(self, place: Place) -> None:
        """Keep a place; half of one would not be read, and the cache be told everything."""
        if self._file is not None:
            told = json.dumps([place.seq, place.digest, place.at.isoformat()]).encode()
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, told, 0)

    def let_go(self) -> None:
        """Have it no longer."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
