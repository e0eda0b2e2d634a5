"""Users, and what they did."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

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


def new_stamp() -> str:
    """Return a word that nobody can guess."""
    return secrets.token_hex(8)


class User(AbstractUser):
    """Somebody who works on the desk; `opaque_id` is all that the record knows of them.

    Every session of a person is bound to `session_stamp`: a new one ends them all, wherever
    sessions are kept.
    """

    opaque_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    session_stamp = models.CharField(max_length=16, default=new_stamp, editable=False)

    def get_session_auth_hash(self) -> str:
        """Return what a session has to carry to be this person's: of the password and the stamp."""
        bound_to = super().get_session_auth_hash() + self.session_stamp
        return salted_hmac("dateline.people.session", bound_to, algorithm="sha256").hexdigest()


class RoleRule(models.Model):
    """What people of a role have to do besides giving a password."""

    role = models.CharField(max_length=20, choices=Role.choices, unique=True)
    needs_second_factor = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.role


class AuditEntry(AppendOnly):
    """One deed: who (opaque id and role), what, on what, when (UTC).

    `changes` says of each field what it was and what it became, but never a secret.
    """

    at = models.DateTimeField()
    person = models.CharField(max_length=12)
    role = models.CharField(max_length=40)
    deed = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = (
            models.Index(fields=["at", "id"], name="audit_by_time"),
            models.Index(fields=["person", "at", "id"], name="audit_by_person"),
            models.Index(fields=["deed", "at", "id"], name="audit_by_deed"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed} {self.subject}"
