"""The question scheduled: what was given a time to come, by that time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from dateline.record.models import Act, Edition


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A version that comes out, or came out, at a time that was set before (UTC)."""

    public_id: str
    language: str
    verb: str
    release_at: datetime
    headline: str
    office_id: int
    act: Act


def scheduled(after: datetime, until: datetime) -> list[Scheduled]:
    """Return what was scheduled for a moment past `after` and up to `until`, earliest first.

    What was called off is not among it.
    """
    due = Edition.objects.filter(
        # So that the index of the few that are scheduled answers.
        effective_at__gt=F("recorded_at"),
        cancellation=None,
    ).filter(effective_at__gt=after, effective_at__lte=until)
    rows = due.select_related("item", "content", "act").order_by("effective_at", "pk")
    return [
        Scheduled(
            public_id=edition.item.public_id,
            language=edition.language,
            verb=edition.verb,
            release_at=edition.effective_at,
            headline=edition.content.headline if hasattr(edition, "content") else "",
            office_id=edition.item.office_id,
            act=edition.act,
        )
        for edition in rows
    ]
