"""Telling one cache what to forget: `PURGE` requests with a `Surrogate-Key` header."""

from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

EVERYTHING = "*"
_PATIENCE = 5.0
# Caches refuse a header line that is longer than about 8,000 characters.
_AT_ONCE = 150


class NotPurged(Exception):
    """A cache did not do as it was told, with a sentence that says why."""


def purge(cache: str, keys: Sequence[str]) -> None:
    """Have a cache forget whatever has one of these keys; raises NotPurged.

    `cache` is its address, such as http://127.0.0.1:6081.
    """
    parts = urlsplit(cache)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    with closing(kind(parts.hostname or "", parts.port, timeout=_PATIENCE)) as line:
        try:
            for start in range(0, len(keys), _AT_ONCE):
                _send(line, " ".join(keys[start : start + _AT_ONCE]))
        except (OSError, HTTPException) as error:
            why = str(error) or type(error).__name__
            raise NotPurged(f"it cannot be reached: {why}") from error


def _send(line: HTTPConnection, keys: str) -> None:
    line.request("PURGE", "/", headers={"Surrogate-Key": keys})
    response = line.getresponse()
    response.read()
    if not 200 <= response.status < 300:
        raise NotPurged(f"it answers {response.status} to PURGE")
