"""Verbs: what came of a job is written down, unless its lease went to somebody else.

Each returns whether it was written: a worker that was slower than its lease must not speak
for the one who has the job now.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from dateline.jobs.models import UNFINISHED, Job

_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=2)


def finish(job_id: int, leased_until: datetime, outcome: str, at: datetime) -> bool:
    """Write down that a job is done, and what came of it."""
    return bool(
        _held(job_id, leased_until).update(done_at=at, leased_until=None, outcome=outcome, error="")
    )


def try_later(job_id: int, leased_until: datetime, error: str, at: datetime, *, tries: int) -> bool:
    """Write down that a try failed; the next comes after a pause that doubles each time."""
    pause = min(_FIRST_PAUSE * 2 ** (tries - 1), _LONGEST_PAUSE)
    return bool(
        _held(job_id, leased_until).update(leased_until=None, next_try_at=at + pause, error=error)
    )


def give_up(job_id: int, leased_until: datetime | None, error: str, at: datetime) -> bool:
    """Write down that a job is not tried any more, and why."""
    return bool(_held(job_id, leased_until).update(given_up_at=at, leased_until=None, error=error))


def _held(job_id: int, leased_until: datetime | None) -> QuerySet[Job]:
    return Job.objects.filter(UNFINISHED, id=job_id, leased_until=leased_until)
