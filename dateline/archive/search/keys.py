"""What stands in the index for an item, its place in lists, and the two together."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta

from dateline.archive.period import Period
from dateline.archive.rows import sorted_day
from dateline.lib.ids import ALPHABET, LENGTH
from dateline.record.spans import first_release_in

_MINUTE = timedelta(minutes=1)
# 64 bits of place: 22 for the day, then how many minutes after it began the item was first
# released, and the end of its sequence.
_MINUTES_BITS, _SEQUENCE_BITS = 19, 23
_DAY_SHIFT = _MINUTES_BITS + _SEQUENCE_BITS
_MIDDLE = 1 << _MINUTES_BITS - 1
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


def key_of(public_id: str, language: str) -> str:
    """Return the name of an item in one language."""
    return f"{public_id} {language}"


def number_of(public_id: str) -> int:
    """Return a public id as its 60 bits."""
    number = 0
    for letter in public_id:
        number = number << 5 | _VALUE[letter]
    return number


def public_id_of(number: int) -> str:
    """Return the public id that a number means."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def place_of(sort_key: str) -> int:
    """Return the place of an item, which grows as its sort key does.

    Among items of one day that were first released in the same minute, or more than half
    a year from their day, the sequence decides alone.
    """
    day = sorted_day(sort_key)
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    minutes = (first_release_in(sort_key) - begin) // _MINUTE + _MIDDLE
    minutes = min(max(minutes, 0), (1 << _MINUTES_BITS) - 1)
    sequence = int(sort_key[26:]) & (1 << _SEQUENCE_BITS) - 1
    return first_place(day) | minutes << _SEQUENCE_BITS | sequence


def first_place(day: date) -> int:
    """Return what no place of a day comes before."""
    return day.toordinal() << _DAY_SHIFT


def past_place(day: date) -> int:
    """Return what every place of a day comes before."""
    return (day.toordinal() + 1) << _DAY_SHIFT


def day_at(place: int) -> date:
    """Return the day of a place."""
    return date.fromordinal(place >> _DAY_SHIFT)


def places_of(period: Period) -> tuple[int, int]:
    """Return the first place of a year or month, and the first one past it."""
    if period.month is None:
        first, past = (period.year, 1), (period.year + 1, 1)
    else:
        first = period.year, period.month
        past = period.year + period.month // 12, period.month % 12 + 1
    return _first_of(*first), _first_of(*past)


def _first_of(year: int, month: int) -> int:
    """Return the first place of a month, be it before or after all that a calendar holds."""
    if year < MINYEAR:
        return 0
    return past_place(date.max) if year > MAXYEAR else first_place(date(year, month, 1))
