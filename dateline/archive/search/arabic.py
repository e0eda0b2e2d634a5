"""Arabic as it is typed and as it is printed, brought to one spelling."""

import re

# Vowel signs and the stretching mark are printed or not; hamza and the two endings are typed
# for one another. Digits mean what ASCII digits mean.
_SAME = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x610, 0x61B)), ""),
        **dict.fromkeys(map(chr, range(0x64B, 0x660)), ""),
        **dict.fromkeys(map(chr, range(0x6D6, 0x6EE)), ""),
        "\u0670": "",
        "\u0640": "",
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ة": "ه",
        **{chr(0x660 + value): str(value) for value in range(10)},
    }
)
# The article with what is written onto it; at least three letters of the word have to be left.
_article = re.compile(r"(?<![^\W_])(?:[وفبلك]?ال|لل)(?=[ء-ي]{3})")


def folded_arabic(text: str) -> str:
    """Return the text without vowel signs, spelling variants and articles."""
    return _article.sub("", spelled_alike(text))


def spelled_alike(text: str) -> str:
    """Return the text without vowel signs and spelling variants, its articles kept."""
    return text.translate(_SAME)


_COMMON = (
    "من",
    "في",
    "على",
    "عن",
    "إلى",
    "أن",
    "إن",
    "هذا",
    "هذه",
    "ذلك",
    "التي",
    "الذي",
    "مع",
    "ما",
    "لا",
    "لم",
    "لن",
    "قد",
    "كان",
    "كانت",
    "هو",
    "هي",
    "هم",
    "بعد",
    "قبل",
    "كل",
    "بين",
    "أو",
    "ثم",
    "حتى",
    "إذا",
    "و",
)
COMMON = frozenset(map(spelled_alike, _COMMON))
