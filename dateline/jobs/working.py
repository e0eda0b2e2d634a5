"""The worker: jobs are done one after the other, as they come due."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import Error, connection

from dateline.jobs.leasing import MOST_TRIES, Hopeless, Kind, LeasedJob, lease
from dateline.jobs.settling import finish, give_up, try_later
from dateline.jobs.sweeping import sweep_jobs
from dateline.lib import clock

# Waits so many seconds at most, and says whether the worker is to stop.
IsOver = Callable[[float], bool]

_PAUSE = 0.5
_PAUSE_OF_TROUBLE = 2.0
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beside:
    """What waits until nothing else is due: jobs of the `patient` kinds, and then a chore.

    The chore says whether there is more of it to be done.
    """

    patient: Mapping[str, Kind]
    chore: Callable[[], bool]


NOTHING_BESIDE = Beside({}, lambda: False)


def work(kinds: Mapping[str, Kind], is_over: IsOver, *, beside: Beside = NOTHING_BESIDE) -> None:
    """Do jobs as they come due until `is_over`; the one under way is finished.

    Where the database cannot be had, say so and try again: whoever serves goes on meanwhile.
    """
    swept_on: date | None = None
    pause = 0.0
    while not is_over(pause):
        try:
            if _do_next(kinds, is_over) or _do_next(beside.patient, is_over) or beside.chore():
                pause = 0.0
                continue
            pause = _PAUSE
            today = clock.now().date()
            if swept_on != today:
                sweep_jobs()
                swept_on = today
        except Error as error:
            _say_trouble(error)
            pause = _PAUSE_OF_TROUBLE


def work_off(kinds: Mapping[str, Kind]) -> int:
    """Do all that is due now, and return how many jobs that were."""
    count = 0
    while _do_next(kinds, lambda _seconds: True):
        count += 1
    return count


def _do_next(kinds: Mapping[str, Kind], is_over: IsOver) -> bool:
    """Lease a job, do it, and write down what came of it; say whether there was one."""
    job = lease(kinds.keys(), clock.now())
    if job is None:
        return False
    settle = _do(kinds[job.kind], job)
    while True:
        try:
            if not settle():
                _logger.warning("Job %d took longer than its lease; it may be done twice.", job.id)
            return True
        except Error as error:
            _say_trouble(error)
            # It is done already: as long as that is not written down, it may be done again.
            if is_over(_PAUSE_OF_TROUBLE):
                raise


def _do(kind: Kind, job: LeasedJob) -> Callable[[], bool]:
    """Do a job, and return how what came of it is written down."""
    try:
        outcome = kind(job)
    except Hopeless as error:
        return _given_up(job, str(error))
    except Exception as error:
        _logger.warning("Job %d (%s) failed in try %d.", job.id, job.kind, job.tries, exc_info=True)
        reason = f"{type(error).__name__}: {error}"
        if job.tries >= MOST_TRIES:
            return _given_up(job, reason)
        return lambda: try_later(job.id, job.until, reason, clock.now(), tries=job.tries)
    done_at = clock.now()
    return lambda: finish(job.id, job.until, outcome, done_at)


def _given_up(job: LeasedJob, reason: str) -> Callable[[], bool]:
    _logger.error("Job %d (%s) is given up: %s", job.id, job.kind, reason)
    return lambda: give_up(job.id, job.until, reason, clock.now())


def _say_trouble(error: Error) -> None:
    """Say what is wrong with the database, and leave a connection that may be broken."""
    _logger.warning("The worker cannot use the database (%s).", error)
    connection.close()
