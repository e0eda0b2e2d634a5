"""Who stands behind an act."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the record knows them: an opaque id and a role."""

    opaque_id: str
    role: str


COMMAND_LINE = Person(opaque_id="", role="command line")
