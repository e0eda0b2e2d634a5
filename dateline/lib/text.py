"""Plain words from outside, checked before they are kept."""

import re
import unicodedata

from django.utils.text import slugify

_control = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Letters with nothing to see: fillers, and the Braille pattern without a dot.
_empty_letters = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_unseen = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
# What ends each mark of direction.
_opens = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
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


def is_blank(text: str) -> bool:
    """Say whether nobody could see anything of it: spaces, joiners, marks of direction."""
    return all(
        letter in _empty_letters or unicodedata.category(letter) in _unseen for letter in text
    )


def stray_direction(text: str) -> str:
    """Return a mark that turns the direction of a line and is not ended in it, "" without one.

    Also one that ends what was never begun (Unicode UAX #9, 2.1 to 2.5).
    """
    awaited: list[tuple[str, str]] = []
    for letter in text:
        if letter in _opens:
            awaited.append((letter, _opens[letter]))
        elif letter in _opens.values() and (not awaited or awaited.pop()[1] != letter):
            return letter
    return awaited[0][0] if awaited else ""


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
