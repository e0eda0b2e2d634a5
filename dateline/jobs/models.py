"""The table of jobs."""

from django.db import models

from dateline.lib.ids import TOKEN_LENGTH, new_token

LONGEST_KIND = 40
LONGEST_SUBJECT = 100
UNFINISHED = models.Q(done_at=None, given_up_at=None)


class Job(models.Model):
    """One side effect, from before it is tried until after it is known.

    Nobody takes it before `next_try_at`: that is when it is due, then the end of a lease, or
    the time of the next try. `leased_until` tells whose it is: whoever was given that moment.
    `key` is its name for the outside, the same at each try.
    """

    key = models.CharField(max_length=TOKEN_LENGTH, unique=True, default=new_token)
    kind = models.CharField(max_length=LONGEST_KIND)
    subject = models.CharField(max_length=LONGEST_SUBJECT, blank=True)
    payload = models.JSONField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    given_up_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["next_try_at", "id"], condition=UNFINISHED, name="job_unfinished"),
            models.Index(
                fields=["given_up_at"],
                condition=models.Q(given_up_at__isnull=False),
                name="job_given_up",
            ),
            models.Index(
                fields=["done_at"], condition=models.Q(done_at__isnull=False), name="job_done"
            ),
            models.Index(
                fields=["subject", "done_at"],
                condition=models.Q(subject__gt=""),
                name="job_subject",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(given_up_at=None),
                name="job_is_done_or_given_up",
            ),
        )

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject}"
