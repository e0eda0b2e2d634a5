"""A day or a month as words: for plain text, for reading, and for headings."""

from datetime import date

from dateline.lib.dates.month_names import ALONE, IN_DATES, primary

# A sentence says "the first" of a month where the language does; printed listings do not.
FIRST_OF_MONTH = {"fr": "1er", "it": "1º", "pt": "1º"}
WITH_DE = ("es", "pt")
YEAR_FIRST = ("ja", "zh")


def printed_date(day: date, language: str) -> str:
    """The day as a listing of plain text prints it, such as `02 August 2021` or `2021/08/02`.

    A language without a table gets the ISO 8601 form. `read_date` reads back whatever this gives.
    """
    tag = primary(language)
    year = f"{day.year:04d}"
    if tag == "en":
        return f"{day.day:02d} {IN_DATES[tag][day.month - 1]} {year}"
    if tag == "ja":
        return f"{year}/{day.month:02d}/{day.day:02d}"
    if tag == "zh":
        return f"{year}年{day.month}月{day.day}日"
    return _with_name(tag, str(day.day), day.month, year) or day.isoformat()


def day_in_words(day: date, language: str) -> str:
    """The day as a sentence would say it: `2 August 2021`, `1er août 2021`, `2 августа 2021 г.`."""
    tag = primary(language)
    if tag in YEAR_FIRST:
        return f"{day.year}年{day.month}月{day.day}日"
    number = FIRST_OF_MONTH.get(tag, "1") if day.day == 1 else str(day.day)
    year = f"{day.year} г." if tag == "ru" else str(day.year)
    return _with_name(tag, number, day.month, year) or day.isoformat()


def month_in_words(year: int, month: int, language: str) -> str:
    """The month as a heading: `August 2021`, `Août 2021`, `Agosto de 2021`, `2021年8月`."""
    tag = primary(language)
    if tag in YEAR_FIRST:
        return f"{year}年{month}月"
    names = ALONE.get(tag) or IN_DATES.get(tag)
    if names is None:
        return f"{year:04d}-{month:02d}"
    name = names[month - 1]
    return f"{name[0].upper()}{name[1:]} {'de ' if tag in WITH_DE else ''}{year}"


def _with_name(tag: str, number: str, month: int, year: str) -> str | None:
    names = IN_DATES.get(tag)
    if names is None:
        return None
    if tag in WITH_DE:
        return f"{number} de {names[month - 1]} de {year}"
    return f"{number}{'.' if tag == 'de' else ''} {names[month - 1]} {year}"
