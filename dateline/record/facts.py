"""Facts that stand beside the words of a story."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TermRef:
    """A term by its vocabulary and public id, with the name it was frozen under, if it was."""

    vocabulary: str
    public_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """When and where an event is.

    `starts` and `ends` are local times without zone, or days; `zone` is the IANA name they
    are meant in, empty for whole days. `state` is confirmed, postponed or cancelled.
    """

    starts: datetime | date
    ends: datetime | date
    zone: str = ""
    place: str = ""
    link: str = ""
    state: str = "confirmed"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where the full text stands, for material from elsewhere."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whom journalists may call or write to about a story."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
