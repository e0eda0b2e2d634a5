"""Plain words from outside, checked before they are kept."""

import re
import unicodedata

from django.utils.text import slugify

_control = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SLUG_LENGTH = 80


class UnprintableText(ValueError):
    """The text holds characters that no page, feed or mail can carry."""


def checked_text(text: str, *, field: str) -> str:
    """Return `text` as it came, or raise UnprintableText naming the field and the character."""
    found = _control.search(text)
    if found:
        raise UnprintableText(
            f"The {field} holds the control character U+{ord(found.group()):04X} "
            f"at place {found.start() + 1}; take it out."
        )
    return text


def matching_key(text: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Folds case and composes (Unicode NFC); several spaces count as one.
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def slug_from(text: str, *, otherwise: str) -> str:
    """Return the words of `text` for use in an address, at most 80 characters.

    Letters of every script are kept; `otherwise` serves where nothing is left.
    """
    return slugify(text, allow_unicode=True)[:_SLUG_LENGTH].strip("-_") or otherwise
