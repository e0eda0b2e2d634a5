"""A line that is one date, or one month or year, understood in the language it was printed in."""

import re
from datetime import date

from dateline.lib.dates.folding import folded
from dateline.lib.dates.shapes import date_patterns, known, month_numbers, period_patterns

LONGEST = 60  # characters; a longer line is no date, whatever it begins with


def read_date(text: str, language: str) -> date | None:
    """The day that `text` as a whole names in `language`, or None where it is anything else.

    A language without a table is read as English with year-first numbers: an English date or
    `2021-08-02` cannot be mistaken in it, while a guess at its own months could be.
    """
    if len(text) > LONGEST:
        return None
    line, tag = folded(text), known(language)
    for pattern in date_patterns(tag):
        if found := pattern.fullmatch(line):
            return _day(found, tag)
    return None


def is_month_or_year(text: str, language: str) -> bool:
    """Whether `text` as a whole is a year, or a month of a year, as headings in listings are."""
    if len(text) > LONGEST:
        return False
    line, tag = folded(text), known(language)
    for pattern in period_patterns(tag):
        if found := pattern.fullmatch(line):
            return pattern.groups == 0 or _month(found, tag) is not None
    return False


def _day(found: re.Match[str], tag: str) -> date | None:
    month = _month(found, tag)
    try:
        return date(int(found["year"]), month, int(found["day"])) if month else None
    except ValueError:  # the thirtieth of February is no date
        return None


def _month(found: re.Match[str], tag: str) -> int | None:
    parts = found.groupdict()
    if number := parts.get("number"):
        return int(number) if 1 <= int(number) <= 12 else None
    names = filter(None, (parts["name"], parts.get("twin"), parts.get("gloss")))
    months = {month_numbers(tag)[name.rstrip(".")] for name in names}
    return months.pop() if len(months) == 1 else None
