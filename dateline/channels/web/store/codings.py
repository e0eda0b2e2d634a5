"""In which coding an answer is given (RFC 9110, 12.5.3), and the coding itself."""

import zlib
from collections.abc import Mapping
from functools import lru_cache

import brotli

IDENTITY, GZIP, BROTLI = "", "gzip", "br"
# Where a client has no preference: the lightest.
_BEST_FIRST = (BROTLI, GZIP, IDENTITY)
# A tenth of a millisecond each for a page; the last per cent would cost twenty times as much.
_GZIP_LEVEL, _BROTLI_QUALITY = 6, 5
_WITH_GZIP_HEAD = 16 + zlib.MAX_WBITS
_TOO_SMALL = 200
_TEXT = ("text/", "application/json", "application/xml", "application/problem+json")
_ENDS_OF_TEXT = ("+xml", "+json")


@lru_cache(1_024)
def coding_for(accepted: bytes) -> str:
    """Return the coding for the value of an Accept-Encoding header, b"" without one.

    Of those that are taken equally, the lightest. Whoever refuses all of them gets the answer
    as it is, as the specification lets us.
    """
    weights = _weights(accepted.decode("latin-1").lower())
    others = weights.get("*", 0.0)
    # A client that does not mention it takes the answer as it is, if nothing better.
    plain = weights.get("identity", others if "*" in weights else 0.001)
    found = {
        BROTLI: weights.get("br", others),
        GZIP: weights.get("gzip", weights.get("x-gzip", others)),
        IDENTITY: plain,
    }
    best = max(_BEST_FIRST, key=lambda coding: found[coding])
    return best if found[best] > 0 else IDENTITY


def coded(body: bytes, coding: str) -> bytes:
    """Return a body in a coding."""
    if coding == GZIP:
        compressor = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _WITH_GZIP_HEAD)
        return compressor.compress(body) + compressor.flush()
    if coding == BROTLI:
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY))
    return body


def plain_of(bodies: Mapping[str, bytes]) -> bytes:
    """Return a body as it is, out of the codings that it is kept in."""
    if IDENTITY in bodies:
        return bodies[IDENTITY]
    if GZIP in bodies:
        return zlib.decompress(bodies[GZIP], _WITH_GZIP_HEAD)
    return bytes(brotli.decompress(bodies[BROTLI]))


def is_worth_coding(content_type: str, body: bytes) -> bool:
    """Say whether an answer becomes lighter by a coding: text of some length does."""
    media_type = content_type.partition(";")[0].strip().lower()
    is_text = media_type.startswith(_TEXT) or media_type.endswith(_ENDS_OF_TEXT)
    return is_text and len(body) >= _TOO_SMALL


def _weights(accepted: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accepted.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            found[name] = _weight(parameters)
    return found


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _equals, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
