"""The journal's one table."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.triggers import Rule

APPEND_ONLY = (Rule("journal_change", "The journal is never rewritten."),)


class Subject(models.TextChoices):
    """What a change is about."""

    ITEM = "item"
    TERM = "term"
    SECTION = "section"
    SITE = "site"
    RIGHTS = "rights"


class Change(AppendOnly):
    """One change, numbered in the order of commit.

    `effective_at` is when readers see it: later than `recorded_at` for what is scheduled.
    `keys` are the ids of all that the change touches, between spaces, for prefix-free search.
    """

    seq = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=8, choices=Subject.choices)
    public_id = models.CharField(max_length=12)
    language = models.CharField(max_length=16, blank=True)
    recorded_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    keys = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["subject", "-seq"], name="change_subject"),
            models.Index(
                fields=["effective_at"],
                condition=models.Q(effective_at__gt=models.F("recorded_at")),
                name="change_scheduled",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.subject} {self.public_id}"
