"""From the rows of the record to entries, in SQL of our own.

Readers wait for these; composing the same queries through the ORM costs several times what
asking them does.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from dateline.archive.absence import absence_of
from dateline.archive.addresses import picture_address
from dateline.archive.entries import Absence, Entry, ShownPicture
from dateline.pictures.licences import may_be_handed_on
from dateline.record.models import Verb
from dateline.record.spans import first_release_in
from dateline.terms.names import Named, Names

COLUMNS = (
    "s.public_id, s.language, s.sort_key, e.verb, e.effective_at, c.date, c.headline, c.slug, "
    "c.kicker_words, c.kicker_term, c.credit, c.standfirst, c.minutes, "
    "c.picture, c.picture_alt, c.picture_alt_language, c.picture_caption, "
    "c.picture_caption_language, p.digest, p.width, p.height, p.size, r.licence, r.shown_until"
)
WITH_CONTENT = (
    "JOIN record_edition e ON e.id = s.edition_id JOIN record_content c ON c.edition_id = e.id "
    "LEFT JOIN pictures_picture p ON p.token = c.picture "
    "LEFT JOIN pictures_rights r ON r.id = p.rights_id"
)
PUBLIC_ID, SORT_KEY, VERB = 0, 2, 3
WIDTH = 24
_NO_NAME = Named("")


def entry_from(row: tuple[Any, ...], names: Names, at: datetime) -> Entry:
    """Return the entry that a row of COLUMNS holds, as it is shown at `at` (UTC).

    Its kicker is what its series or kind is called today, in another language where it has no
    name in the item's.
    """
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
        *pictured,
    ) = row
    picture, absence = _picture(pictured, credit, at)
    first_released_at = first_release_in(sort_key)
    todays = names.named(kicker_term, language) if kicker_term else _NO_NAME
    return Entry(
        public_id=public_id,
        language=language,
        slug=slug,
        headline=headline,
        kicker=todays.words or kicker_words,
        date=day_from(day),
        credit=credit,
        picture=picture,
        standfirst=standfirst,
        minutes=minutes,
        first_released_at=first_released_at,
        changed_at=first_released_at if verb == Verb.PUBLISH else time_from(effective_at),
        absence=absence,
        kicker_language=todays.language,
    )


def _picture(
    row: Sequence[Any], credit: str, at: datetime
) -> tuple[ShownPicture | None, Absence | None]:
    """Return the picture of a row, or why the one it had is not shown; neither without one."""
    (
        token,
        alt,
        alt_language,
        caption,
        caption_language,
        digest,
        width,
        height,
        size,
        licence,
        shown_until,
    ) = row
    if width is None:
        return None, None
    absence = absence_of(digest, time_from(shown_until) if shown_until else None, at)
    if absence:
        return None, absence
    shown = ShownPicture(
        address=picture_address(token),
        width=width,
        height=height,
        alt=alt,
        caption=caption,
        credit=credit,
        alt_language=alt_language,
        caption_language=caption_language,
        token=token,
        size=size,
        is_for_press=may_be_handed_on(licence or ""),
        licence=licence or "",
    )
    return shown, None


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
