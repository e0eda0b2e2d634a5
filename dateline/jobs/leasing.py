"""A worker leases a job: nobody else takes it until the lease ends."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from dateline.jobs.models import UNFINISHED, Job
from dateline.jobs.settling import give_up

LEASE = timedelta(seconds=60)
MOST_TRIES = 20


class Hopeless(Exception):
    """A job that no further try would help, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class LeasedJob:
    """A job in the hands of one worker, until its lease ends.

    `key` is the same at each try and says nothing of the house: a name for the outside.
    """

    id: int
    key: str
    kind: str
    subject: str
    payload: dict[str, Any]
    asked_at: datetime
    due_at: datetime
    tries: int
    until: datetime


# What does the jobs of one kind, outside any transaction, and says in a sentence what came of it.
Kind = Callable[[LeasedJob], str]


def lease(kinds: Collection[str], at: datetime) -> LeasedJob | None:
    """Lease the job of these kinds that has waited longest; None where none is due."""
    while (job := _next(kinds, at)) is not None:
        if job.tries >= MOST_TRIES:
            # A try that comes to an end is settled, so the last one took its worker along.
            words = f"The worker was killed in the last of {job.tries} tries."
            give_up(job.id, job.leased_until, words, at)
        elif _take(job, at):
            return _leased(job, at + LEASE)
    return None


def _next(kinds: Collection[str], at: datetime) -> Job | None:
    waiting = Job.objects.filter(UNFINISHED, kind__in=kinds).order_by("next_try_at", "id")
    return waiting.filter(next_try_at__lte=at).first() or _stranded(waiting, at).first()


def _stranded(waiting: QuerySet[Job], at: datetime) -> QuerySet[Job]:
    """Return what would wait for a clock that was set back to catch up again.

    That is a lease further ahead than any lease reaches, and what was due as it was asked for
    at a moment that is still to come. What was asked for a later time waits for it.
    """
    is_lease_too_long = Q(leased_until__gt=at + 2 * LEASE)
    was_due_at_once = Q(asked_at__gt=at, due_at__lte=F("asked_at"), tries=0)
    return waiting.filter(is_lease_too_long | was_due_at_once)


def _take(job: Job, at: datetime) -> bool:
    """Take a job as it was read, and say whether nobody else was faster."""
    as_read = Job.objects.filter(
        UNFINISHED, id=job.id, next_try_at=job.next_try_at, tries=job.tries
    )
    until = at + LEASE
    return bool(as_read.update(next_try_at=until, leased_until=until, tries=job.tries + 1))


def _leased(job: Job, until: datetime) -> LeasedJob:
    return LeasedJob(
        id=job.id,
        key=job.key,
        kind=job.kind,
        subject=job.subject,
        payload=job.payload,
        asked_at=job.asked_at,
        due_at=job.due_at,
        tries=job.tries + 1,
        until=until,
    )
