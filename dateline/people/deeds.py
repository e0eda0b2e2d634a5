"""The question who did what: the audit log, newest first, a page at a time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from django.db.models import Q

from dateline.people.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Asked:
    """What the log is narrowed down to: an opaque id, a deed, a day in a zone."""

    person: str = ""
    deed: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Deeds:
    """A page of entries; `older` is the key of the last one where more follow."""

    entries: tuple[AuditEntry, ...]
    older: str = ""


def deeds(asked: Asked, *, zone: tzinfo, size: int, before: str = "") -> Deeds:
    """Return the deeds asked for, those older than `before` (a key from an earlier page)."""
    entries = AuditEntry.objects.order_by("-at", "-id")
    if asked.person:
        entries = entries.filter(person=asked.person)
    if asked.deed:
        entries = entries.filter(deed=asked.deed)
    if asked.day:
        start = datetime.combine(asked.day, time.min, zone)
        end = datetime.combine(asked.day + timedelta(days=1), time.min, zone)
        entries = entries.filter(at__gte=start, at__lt=end)
    if place := _place(before):
        at, pk = place
        entries = entries.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk), at__lte=at)
    found = tuple(entries[: size + 1])
    more = len(found) > size
    return Deeds(found[:size], _key(found[size - 1]) if more else "")


def known_deeds() -> list[str]:
    """Return every deed that was ever noted, by its words."""
    # A step to the next deed each, by the index, instead of a walk through the whole log.
    found: list[str] = []
    entries = AuditEntry.objects.order_by("deed").values_list("deed", flat=True)
    while deed := entries.filter(deed__gt=found[-1] if found else "").first():
        found.append(deed)
    return found


def _key(entry: AuditEntry) -> str:
    return f"{entry.at.isoformat()}.{entry.pk}"


def _place(key: str) -> tuple[datetime, int] | None:
    """Return the place a key names, None for one that names none."""
    moment, _dot, number = key.rpartition(".")
    try:
        at = datetime.fromisoformat(moment)
        return (at, int(number)) if at.tzinfo else None
    except ValueError:
        return None
