"""From the rows of the record to entries."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.archive.entries import Entry
from dateline.record.models import Verb
from dateline.terms.names import Names

FIELDS = (
    "public_id",
    "language",
    "sort_key",
    "edition__verb",
    "edition__effective_at",
    "edition__content__date",
    "edition__content__headline",
    "edition__content__slug",
    "edition__content__kicker_words",
    "edition__content__kicker_term",
    "edition__content__credit",
    "edition__content__standfirst",
    "edition__content__minutes",
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def entry_from(row: tuple[Any, ...], names: Names | None) -> Entry:
    """Return the entry a row of FIELDS holds; `names` gives today's kicker, or the frozen one."""
    (
        public_id,
        language,
        sort_key,
        verb,
        effective_at,
        day,
        headline,
        slug,
        kicker_words,
        kicker_term,
        credit,
        standfirst,
        minutes,
    ) = row
    first_released_at = _first_release(sort_key)
    looked_up = names.of(kicker_term, language) if names and kicker_term else ""
    return Entry(
        public_id=public_id,
        language=language,
        slug=slug,
        headline=headline,
        kicker=looked_up or kicker_words,
        date=day,
        credit=credit,
        picture=None,
        standfirst=standfirst,
        minutes=minutes,
        first_released_at=first_released_at,
        changed_at=first_released_at if verb == Verb.PUBLISH else effective_at,
    )


def sorted_day(sort_key: str) -> date:
    """Return the day under which a sort key stands in lists."""
    return date(int(sort_key[:4]), int(sort_key[4:6]), int(sort_key[6:8]))


def _first_release(sort_key: str) -> datetime:
    return _EPOCH + timedelta(microseconds=int(sort_key[8:24]))
