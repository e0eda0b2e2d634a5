"""Whether the facts beside a story hang together."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dateline.record.facts import Contact, EventFacts
from dateline.record.usable import UnusableStory, check_line, check_mail_address

_STATES = {"confirmed", "postponed", "cancelled"}


def check_event(event: EventFacts) -> None:
    """Refuse an event whose times mean nothing, or that ends before it starts."""
    starts, ends = event.starts, event.ends
    if isinstance(starts, datetime) != isinstance(ends, datetime):
        raise UnusableStory("The event starts at a time and ends on a day; give both alike.")
    if any(getattr(moment, "tzinfo", None) for moment in (starts, ends)):
        raise UnusableStory("The times of the event are local; name their zone beside them.")
    if ends < starts:
        raise UnusableStory("The event ends before it starts.")
    if event.zone and not _is_zone(event.zone):
        raise UnusableStory(f"“{event.zone}” is no time zone such as Africa/Freetown.")
    if event.state not in _STATES:
        raise UnusableStory("An event is confirmed, postponed or cancelled.")


def check_contact(contact: Contact) -> None:
    """Refuse a contact without a name, or with an e-mail address that leads nowhere."""
    if not contact.name.strip():
        raise UnusableStory("A contact needs a name.")
    check_line(contact.name, "name of a contact")
    check_line(contact.role, "role of a contact")
    check_line(contact.phone, "telephone number of a contact")
    if contact.email:
        check_mail_address(contact.email)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
