"""The event that an item tells of."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateline.archive.addresses import item_address, lasting_item_address
from dateline.archive.entries import Article
from dateline.channels.web.structured.graph import Node, node, reference
from dateline.channels.web.structured.pictures import pictures_of
from dateline.channels.web.structured.publisher import publisher_id
from dateline.record.story import EventFacts

_STATES = {
    "confirmed": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}


def event_id(found: Article, origin: str) -> str:
    """Return the address that stands for the event of an item."""
    entry = found.entry
    return f"{origin}{lasting_item_address(entry.language, entry.public_id)}#event"


def event_of(found: Article, facts: EventFacts, origin: str) -> Node:
    """Return the Event, its times with the offset that its zone has on the day."""
    return node(
        "Event",
        id=event_id(found, origin),
        name=found.entry.headline,
        description=found.entry.standfirst,
        url=origin + item_address(found.entry),
        startDate=_moment(facts.starts, facts.zone),
        endDate=_moment(facts.ends, facts.zone),
        eventStatus=_STATES[facts.state],
        location=_location(facts),
        organizer=reference(publisher_id(origin)),
        image=pictures_of(found, origin)[:1],
        inLanguage=found.entry.language,
    )


def _location(facts: EventFacts) -> list[Node]:
    place = node("Place", name=facts.place) if facts.place else {}
    online = node("VirtualLocation", url=facts.link) if facts.link else {}
    return [where for where in (place, online) if where]


def _moment(at: datetime | date, zone: str) -> str:
    if isinstance(at, datetime) and zone:
        at = at.replace(tzinfo=ZoneInfo(zone))
    return at.isoformat()
