"""Public ids: random names that machines use for items, terms and sections."""

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"

_public_id = re.compile(PATTERN)


def new_public_id() -> str:
    """Return 60 random bits as 12 characters of Crockford base32, in lower case."""
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * LENGTH, 5))


def is_public_id(text: str) -> bool:
    """Say whether `text` has the shape of a public id."""
    return _public_id.fullmatch(text) is not None
