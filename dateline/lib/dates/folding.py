"""One spelling for the many in which a date is typed."""

import re
import unicodedata

# Arabic-Indic and full-width digits mean what ASCII digits mean; marks of direction and the
# tatweel mean nothing; the last two letters are typed for one another.
_SAME = (
    {0x0660 + value: str(value) for value in range(10)}
    | {0xFF10 + value: str(value) for value in range(10)}
    | dict.fromkeys(map(ord, "\u061c\u200e\u200f\u0640"), "")
    | {ord("ى"): "ي", ord("ة"): "ه"}
)
_SPACES = re.compile("[ \t\u00a0\u202f]+")


def folded(text: str) -> str:
    """The text without case, accents, hamza, marks of direction and differences of white space."""
    bare = unicodedata.normalize("NFD", text.translate(_SAME).casefold())
    letters = (letter for letter in bare if unicodedata.category(letter) != "Mn")
    return _SPACES.sub(" ", "".join(letters)).strip(" ")
