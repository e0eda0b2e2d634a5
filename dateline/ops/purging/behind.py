"""The question what a cache has not been told yet: by the journal, and by time alone."""

from dataclasses import dataclass
from datetime import datetime

from dateline.archive.surrogate_keys import keys_of_change
from dateline.archive.to_come import next_moment
from dateline.journal.models import Subject
from dateline.journal.position import position
from dateline.journal.reading import Noted, noted_after, noted_to_come
from dateline.ops.purging.asking import EVERYTHING
from dateline.ops.purging.place import Place, digest_of

# Of more changes at once, such as of an archive that comes in, nobody looks at each.
_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Behind:
    """The keys a cache has to forget by, and the place it is at then."""

    keys: tuple[str, ...]
    place: Place


def behind(place: Place | None, now: datetime) -> Behind:
    """Return what a cache at this place is behind with at `now` (UTC).

    Without a place, or with one of another database, it is everything.
    """
    if place is None:
        return _everything(now)
    # A clock that stepped back gives no moment twice.
    until = max(now, place.at)
    noted = noted_after(place.seq - 1, most=_MOST_AT_ONCE + 2)
    if place.seq:
        # The change of the place itself comes first, or the journal is another one.
        if not noted or digest_of(noted[0]) != place.digest:
            return _everything(until)
        noted = noted[1:]
    if len(noted) > _MOST_AT_ONCE or _time_changed_more(place.at, until):
        return _everything(until)
    came = [one for one in noted_to_come(place.at) if one.effective_at <= until]
    seen = [one for one in noted if one.effective_at <= until]
    last = noted[-1] if noted else None
    return Behind(
        _keys([*seen, *came]),
        Place(last.seq if last else place.seq, digest_of(last) if last else place.digest, until),
    )


def _time_changed_more(since: datetime, until: datetime) -> bool:
    """Say whether a right ended meanwhile, or a pin came or went."""
    moment = next_moment(since)
    return moment is not None and moment <= until


def _everything(now: datetime) -> Behind:
    seq = position()
    last = noted_after(seq - 1, most=1) if seq else []
    return Behind((EVERYTHING,), Place(seq, digest_of(last[0]) if last else "", now))


def _keys(changes: list[Noted]) -> tuple[str, ...]:
    if any(change.subject != Subject.ITEM for change in changes):
        return (EVERYTHING,)
    found: dict[str, None] = {}
    for change in changes:
        keys = keys_of_change(change.public_id, change.language, change.keys)
        found |= dict.fromkeys(keys)
    return tuple(found)
