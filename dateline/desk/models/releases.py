"""Who let what go: the desk's side of each act."""

from django.conf import settings
from django.db import models

from dateline.record.models import Act


class Policy(models.TextChoices):
    """Whether the languages of a release wait for one another."""

    TOGETHER = "together"
    AS_READY = "as ready"


class Release(models.Model):
    """An act as the desk did it, in the transaction that did it.

    `submitted_by` wrote or submitted, `released_by` let it go. Where they are one person in
    spite of the rule, `override_reason` says why, until `confirmed_by` has approved it too.
    """

    public_id = models.CharField(max_length=12, db_index=True)
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    policy = models.CharField(max_length=10, choices=Policy.choices, default=Policy.TOGETHER)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    override_reason = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["at"],
                condition=models.Q(override_reason__gt="", confirmed_by=None),
                name="release_unconfirmed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.public_id} {self.at:%Y-%m-%d %H:%M}"
