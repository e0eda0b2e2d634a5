"""Users, and what they did."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import new_public_id
from dateline.lib.triggers import Rule

APPEND_ONLY = (Rule("people_auditentry", "The audit log is never rewritten."),)


class Role(models.TextChoices):
    """What a person is in the newsroom; each is a group of that name."""

    REPORTER = "Reporter"
    EDITOR = "Editor"
    MANAGING_EDITOR = "Managing editor"
    ADMINISTRATOR = "Administrator"


class User(AbstractUser):
    """Somebody who works on the desk; `opaque_id` is all that the record knows of them."""

    opaque_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)


class AuditEntry(AppendOnly):
    """One deed: who (opaque id and role), what, on what, when (UTC)."""

    at = models.DateTimeField()
    person = models.CharField(max_length=12)
    role = models.CharField(max_length=40)
    deed = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed} {self.subject}"
