"""How a date, a month or a year stands in a line of each language, as patterns over folded text."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.lib.dates.folding import folded
from dateline.lib.dates.month_names import ALSO, IN_DATES, SHORT, primary

DAY = "(?P<day>[0-9]{1,2})"
YEAR = "(?P<year>[0-9]{4})"
MONTH_NUMBER = "(?P<number>[0-9]{1,2})"

# With a month's name, whose place is @.
NAMED: dict[str, tuple[str, ...]] = {
    "ar": (f"{DAY} @[,،]? {YEAR} ?م?",),
    "de": (rf"{DAY}\.? @ {YEAR}",),
    "en": (
        f"{DAY}(?:st|nd|rd|th)?(?: of)? @,? {YEAR}",
        f"@ {DAY}(?:st|nd|rd|th)?,? {YEAR}",
    ),
    "es": (rf"{DAY}(?:\.?º)? (?:de )?@,? (?:del? )?{YEAR}",),
    "fr": (f"{DAY}(?:er)? @ {YEAR}",),
    "it": (f"{DAY}[º°]? @ {YEAR}",),
    "pt": (f"{DAY}[º°]? (?:de )?@ (?:de )?{YEAR}",),
    "ru": (rf"{DAY} @ {YEAR}(?: ?г\.?| ?года)?",),
}

# With numbers alone. 02/08/2021 is one day in London and another in New York, so English has
# none of these; year first is understood everywhere.
YEAR_FIRST = f"{YEAR}(?P<between>[/-]){MONTH_NUMBER}(?P=between){DAY}"
DAY_FIRST = rf"{DAY}(?P<between>[./-]){MONTH_NUMBER}(?P=between){YEAR}"
DAY_FIRST_DOTTED = rf"{DAY}\.{MONTH_NUMBER}\.{YEAR}"
EASTERN = (
    f"{YEAR} ?年 ?{MONTH_NUMBER} ?月 ?{DAY} ?[日号]",
    rf"{YEAR}\.{MONTH_NUMBER}\.{DAY}",
)
NUMERIC: dict[str, tuple[str, ...]] = {
    "ar": (DAY_FIRST,),
    "de": (DAY_FIRST_DOTTED,),
    "es": (DAY_FIRST,),
    "fr": (DAY_FIRST,),
    "it": (DAY_FIRST,),
    "ja": EASTERN,
    "pt": (DAY_FIRST,),
    "ru": (DAY_FIRST_DOTTED,),
    "zh": EASTERN,
}


def known(language: str) -> str:
    """The tag whose patterns serve for `language`: its own, else English."""
    tag = primary(language)
    return tag if tag in NAMED or tag in NUMERIC else "en"


@cache
def date_patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    """Patterns with the groups `day`, `year`, and `number` or `name` (`twin`, `gloss`)."""
    named = [shape.replace("@", _name_pattern(tag)) for shape in NAMED.get(tag, ())]
    return tuple(map(re.compile, [*named, YEAR_FIRST, *NUMERIC.get(tag, ())]))


@cache
def period_patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of a month of a year, grouped as above, and of a year alone, without groups."""
    year = "[12][0-9]{3}"
    east = (f"{year} ?年", f"{year} ?年 ?{MONTH_NUMBER} ?月", f"{MONTH_NUMBER} ?月 ?{year} ?年?")
    named = (f"{_name_pattern(tag)},? (?:del? )?{year}",) if tag in NAMED else east
    return tuple(map(re.compile, (year, f"{year}-{MONTH_NUMBER}", *named)))


@cache
def month_numbers(tag: str) -> dict[str, int]:
    """Every folded name and abbreviation of a month, with the month's number."""
    return dict([*_short_names(tag), *_full_names(tag)])


def _name_pattern(tag: str) -> str:
    full = "|".join(name for name, _ in _full_names(tag))
    short = "|".join(name for name, _ in _short_names(tag))
    if short:
        return rf"(?P<name>{full}|(?:{short})\.?)"
    # Two calendars' names of one month may stand together: حزيران/يونيه, حزيران (يونيو).
    return rf"(?P<name>{full})(?: ?/ ?(?P<twin>{full})| ?\((?P<gloss>{full})\))?"


def _full_names(tag: str) -> Iterator[tuple[str, int]]:
    for month, printed in enumerate(IN_DATES[tag], 1):
        also = ALSO[tag][month - 1] if tag in ALSO else ()
        for name in (*printed.split("/"), *also):
            yield folded(name), month


def _short_names(tag: str) -> Iterator[tuple[str, int]]:
    for month, names in enumerate(SHORT.get(tag, ()), 1):
        yield from ((folded(name), month) for name in names)
