"""Reading on in the journal: what came after a place, and what is noted for a time to come."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Max, Min, QuerySet

from dateline.journal.models import Change


class Noted(NamedTuple):
    """A change as it stands in the journal; `keys` are the ids of all that it touches."""

    seq: int
    subject: str
    public_id: str
    language: str
    effective_at: datetime
    keys: tuple[str, ...]


def noted_after(seq: int, *, most: int) -> list[Noted]:
    """Return the changes after a number, in order, and no more than `most`."""
    return _noted(Change.objects.filter(seq__gt=seq).order_by("seq")[:most])


def noted_to_come(at: datetime) -> list[Noted]:
    """Return the changes that readers see only after `at` (UTC)."""
    # By the index of what was scheduled, which is never much.
    scheduled = Change.objects.filter(effective_at__gt=F("recorded_at"))
    return _noted(scheduled.filter(effective_at__gt=at))


def scheduled_around(at: datetime) -> tuple[datetime | None, datetime | None]:
    """Return when something scheduled came last, and comes next: not after, and after `at` (UTC).

    Between the two, time alone changes nothing that the journal knows of. What was called off
    since is among them.
    """
    scheduled = Change.objects.filter(effective_at__gt=F("recorded_at"))
    last = scheduled.filter(effective_at__lte=at).aggregate(last=Max("effective_at"))["last"]
    coming = scheduled.filter(effective_at__gt=at).aggregate(first=Min("effective_at"))["first"]
    return last, coming


def _noted(changes: QuerySet[Change]) -> list[Noted]:
    columns = ("seq", "subject", "public_id", "language", "effective_at", "keys")
    return [
        Noted(seq, subject, public_id, language, effective_at, tuple(keys.split()))
        for seq, subject, public_id, language, effective_at, keys in changes.values_list(*columns)
    ]
