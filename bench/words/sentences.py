"""Sentences that made-up stories are put together from, in four languages.

They stand in a file for each language, one to a line: first the headlines, each with one
number by which copies are told apart, then the sentences of a body.
"""

from pathlib import Path

_FOLDER = Path(__file__).parent


def _part(language: str, place: int) -> tuple[str, ...]:
    parts = (_FOLDER / f"{language}.txt").read_text("utf-8").split("\n\n")
    return tuple(parts[place].strip().split("\n"))


LANGUAGES = ("en", "fr", "es", "ar")
HEADLINES = {language: _part(language, 0) for language in LANGUAGES}
SENTENCES = {language: _part(language, 1) for language in LANGUAGES}

CREDITS = (
    "© House photo library {year}",
    "© Agency/Field team {year}",
    "© Ministry of Labour {year}",
    "© Partners for Work/Press unit {year}",
)
