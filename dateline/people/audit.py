"""The verb note: a deed goes into the audit log."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from dateline.people.models import AuditEntry, User
from dateline.people.roles import role_of

COMMAND_LINE = "command line"
UNKNOWN = "unknown"
# What each field was, and what it became.
Changes: TypeAlias = Mapping[str, tuple[str, str]]
NO_CHANGES: Changes = MappingProxyType({})


def note(
    person: User | None, deed: str, subject: str, at: datetime, *, changes: Changes = NO_CHANGES
) -> None:
    """Write down that `person` did `deed` to `subject` at `at` (UTC), never to be rewritten.

    Without a person, whoever sat at the command line. `subject` names things by their ids.
    `changes` must hold no secret: a new password is a deed, not a change.
    """
    AuditEntry.objects.create(
        at=at,
        person=person.opaque_id if person else "",
        role=role_of(person) if person else COMMAND_LINE,
        deed=deed,
        subject=subject,
        changes={field: list(values) for field, values in changes.items()},
    )


def note_attempt(account: User, deed: str, at: datetime) -> None:
    """Write down what somebody tried at an account without having shown that it is theirs."""
    subject = f"account {account.opaque_id}"
    AuditEntry.objects.create(at=at, person="", role=UNKNOWN, deed=deed, subject=subject)
