"""Questions: what waits, what was done and how late, what was given up."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from dateline.jobs.models import UNFINISHED, Job
from dateline.lib import clock


class State(Enum):
    """How far a job has come, in words for people."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    DONE = "done"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class KnownJob:
    """A job as it stands; `error` is that of the last try, `next_try_at` only of one waiting."""

    id: int
    kind: str
    subject: str
    state: State
    asked_at: datetime
    due_at: datetime
    next_try_at: datetime
    tries: int
    done_at: datetime | None
    outcome: str
    error: str

    @property
    def late_by(self) -> timedelta | None:
        """How long after it was due it was done, None for one that is not."""
        return self.done_at - self.due_at if self.done_at else None


def passed(subjects: Collection[str]) -> dict[str, list[KnownJob]]:
    """Return the jobs done about each subject, oldest first; one with none is left out."""
    found: dict[str, list[KnownJob]] = defaultdict(list)
    done = Job.objects.filter(subject__in=subjects, done_at__isnull=False)
    for row in done.order_by("done_at", "id"):
        found[row.subject].append(_known(row))
    return dict(found)


def unfinished(limit: int) -> list[KnownJob]:
    """Return the jobs that are waiting or under way, those to be tried soonest first."""
    rows = Job.objects.filter(UNFINISHED).order_by("next_try_at", "id")
    return [_known(row) for row in rows[:limit]]


def given_up(limit: int) -> list[KnownJob]:
    """Return the jobs that are not tried any more, the latest first."""
    rows = Job.objects.filter(given_up_at__isnull=False).order_by("-given_up_at", "-id")
    return [_known(row) for row in rows[:limit]]


def _known(row: Job) -> KnownJob:
    return KnownJob(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        state=_state(row),
        asked_at=row.asked_at,
        due_at=row.due_at,
        next_try_at=row.next_try_at,
        tries=row.tries,
        done_at=row.done_at,
        outcome=row.outcome,
        error=row.error,
    )


def _state(row: Job) -> State:
    if row.done_at:
        return State.DONE
    if row.given_up_at:
        return State.GIVEN_UP
    is_leased = row.leased_until is not None and row.leased_until > clock.now()
    return State.UNDER_WAY if is_leased else State.WAITING
