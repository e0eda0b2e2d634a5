"""Verbs: a job is asked for, and asked for again."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from dateline.jobs.models import LONGEST_KIND, LONGEST_SUBJECT, Job
from dateline.lib import clock

Payload = Mapping[str, Any]


def ask(kind: str, payload: Payload, *, due_at: datetime | None = None, subject: str = "") -> int:
    """Ask for a job, in the transaction that is open, and return its number.

    `subject` is a short key to ask by later, `due_at` the moment before which it is not done;
    at once without one. Raise ValueError for what cannot be kept.
    """
    _check_length("kind", kind, LONGEST_KIND)
    _check_length("subject", subject, LONGEST_SUBJECT)
    if due_at is not None and due_at.tzinfo is None:
        raise ValueError("A job is due at a moment with a time zone.")
    try:
        json.dumps(dict(payload), allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ValueError(f"The payload of a job has to be JSON ({error}).") from error
    now = clock.now()
    due_at = due_at or now
    job = Job.objects.create(
        kind=kind,
        subject=subject,
        payload=dict(payload),
        asked_at=now,
        due_at=due_at,
        next_try_at=due_at,
    )
    return job.id


def ask_again(job_id: int) -> bool:
    """Have a job that was given up tried again at once; say whether there is such a job."""
    return bool(_try_again(_given_up().filter(id=job_id)))


def ask_all_again() -> int:
    """Have all that was given up tried again at once, and return how many jobs that are."""
    return _try_again(_given_up())


def _check_length(name: str, words: str, longest: int) -> None:
    if len(words) > longest:
        raise ValueError(f"The {name} of a job has at most {longest} characters: “{words}”.")


def _given_up() -> QuerySet[Job]:
    return Job.objects.filter(given_up_at__isnull=False)


def _try_again(jobs: QuerySet[Job]) -> int:
    return jobs.update(given_up_at=None, leased_until=None, next_try_at=clock.now(), tries=0)
