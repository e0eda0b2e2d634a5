"""Random names that machines use: public ids, and tokens that nobody can guess."""

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"
TOKEN_LENGTH = 26
TOKEN_PATTERN = f"[{ALPHABET}]{{{TOKEN_LENGTH}}}"

_public_id = re.compile(PATTERN)


def new_public_id() -> str:
    """Return 60 random bits as 12 characters of Crockford base32, in lower case."""
    return _random(LENGTH)


def new_token() -> str:
    """Return 130 random bits in the same letters, for what knowing the name gives access to."""
    return _random(TOKEN_LENGTH)


def is_public_id(text: str) -> bool:
    """Say whether `text` has the shape of a public id."""
    return _public_id.fullmatch(text) is not None


def _random(length: int) -> str:
    bits = secrets.randbits(5 * length)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * length, 5))
