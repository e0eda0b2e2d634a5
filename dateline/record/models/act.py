"""Acts: what was done to items, when and by whom."""

from django.db import models

from dateline.lib.append_only import AppendOnly


class Verb(models.TextChoices):
    """What an act does to an item. An edition never carries the last two."""

    PUBLISH = "publish"
    UPDATE = "update"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    CANCEL = "cancel"
    RESCHEDULE = "reschedule"


class Act(AppendOnly):
    """One deed on the record; it owns the editions of all languages it touches.

    People stand here as an opaque id and a role, never as a key to an account.
    """

    verb = models.CharField(max_length=10, choices=Verb.choices)
    at = models.DateTimeField()
    submitter = models.CharField(max_length=12, blank=True)
    submitter_role = models.CharField(max_length=40, blank=True)
    approver = models.CharField(max_length=12, blank=True)
    approver_role = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    policy = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
