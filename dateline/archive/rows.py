"""From the rows of the record to entries, in SQL of our own.

Readers wait for these; composing the same queries through the ORM costs several times what
asking them does.
"""

from datetime import UTC, date, datetime
from typing import Any

from dateline.archive.addresses import picture_address
from dateline.archive.entries import Entry, ShownPicture
from dateline.record.models import Verb
from dateline.record.spans import first_release_in
from dateline.terms.names import Names

COLUMNS = (
    "s.public_id, s.language, s.sort_key, e.verb, e.effective_at, c.date, c.headline, c.slug, "
    "c.kicker_words, c.kicker_term, c.credit, c.standfirst, c.minutes, "
    "c.picture, c.picture_alt, c.picture_caption, p.width, p.height"
)
WITH_CONTENT = (
    "JOIN record_edition e ON e.id = s.edition_id JOIN record_content c ON c.edition_id = e.id "
    "LEFT JOIN pictures_picture p ON p.token = c.picture"
)
PUBLIC_ID, SORT_KEY, VERB = 0, 2, 3
WIDTH = 18


def entry_from(row: tuple[Any, ...], names: Names) -> Entry:
    """Return the entry that a row of COLUMNS holds, with its kicker as it is called today."""
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
        *picture,
    ) = row
    first_released_at = first_release_in(sort_key)
    todays_name = names.of(kicker_term, language) if kicker_term else ""
    return Entry(
        public_id=public_id,
        language=language,
        slug=slug,
        headline=headline,
        kicker=todays_name or kicker_words,
        date=day_from(day),
        credit=credit,
        picture=_picture(*picture, credit=credit),
        standfirst=standfirst,
        minutes=minutes,
        first_released_at=first_released_at,
        changed_at=first_released_at if verb == Verb.PUBLISH else time_from(effective_at),
    )


def _picture(
    token: str, alt: str, caption: str, width: int | None, height: int | None, *, credit: str
) -> ShownPicture | None:
    if width is None or height is None:
        return None
    return ShownPicture(picture_address(token), width, height, alt, caption, credit)


def sorted_day(sort_key: str) -> date:
    """Return the day under which a sort key stands in lists."""
    return date(int(sort_key[:4]), int(sort_key[4:6]), int(sort_key[6:8]))


def day_from(stored: Any) -> date:
    """Return a stored day; SQLite stores text."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def time_from(stored: Any) -> datetime:
    """Return a stored moment in UTC; SQLite stores text without a zone."""
    if isinstance(stored, str):
        return datetime.fromisoformat(stored).replace(tzinfo=UTC)
    moment: datetime = stored.astimezone(UTC)
    return moment
