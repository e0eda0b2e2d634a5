"""Verb: jobs done long ago are deleted, because they hold words and addresses of people."""

from datetime import timedelta

from dateline.jobs.models import Job
from dateline.lib import clock

KEPT = timedelta(days=90)


def sweep_jobs() -> int:
    """Delete what was done more than ninety days ago and return how many; given up stays."""
    swept, _by_model = Job.objects.filter(done_at__lt=clock.now() - KEPT).delete()
    return swept
