"""The verb note: a deed goes into the audit log."""

from datetime import datetime

from dateline.people.models import AuditEntry, User
from dateline.people.roles import role_of

COMMAND_LINE = "command line"


def note(person: User | None, deed: str, subject: str, at: datetime) -> None:
    """Write down that `person` did `deed` to `subject` at `at` (UTC), never to be rewritten.

    Without a person, whoever sat at the command line. `subject` names things by their ids.
    """
    AuditEntry.objects.create(
        at=at,
        person=person.opaque_id if person else "",
        role=role_of(person) if person else COMMAND_LINE,
        deed=deed,
        subject=subject,
    )
