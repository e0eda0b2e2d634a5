"""Who stands behind an act."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the record knows them: an opaque id and a role."""

    opaque_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did an act and who let it go, and why, for the house alone.

    `policy` says whether the languages of a release waited for one another.
    """

    submitter: Person
    approver: Person | None = None
    reason: str = ""
    policy: str = ""


COMMAND_LINE = Signature(Person(opaque_id="", role="command line"))
