"""How tests read calendars: as any program would that takes them in."""

from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from icalendar import Calendar

from dateline.record.facts import EventFacts
from dateline.record.models import Item
from dateline.record.story import TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.newsroom import publish_in

NEWS = "/en/news/calendar.ics"
DAY = timedelta(days=1)
# Long after whatever clock the tests run by.
FOURTH = date(2096, 7, 4)
TEN = datetime(2096, 7, 4, 10)  # noqa: DTZ001


def calendar_at(path: str = NEWS) -> Any:
    """Return the calendar that is there."""
    answer = Client().get(path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def entries_at(path: str = NEWS) -> dict[str, Any]:
    """Return the entries of the calendar that is there, by their summaries."""
    entries = calendar_at(path).walk("VEVENT")
    found = {str(entry["summary"]): entry for entry in entries}
    assert len(found) == len(entries)
    return found


def event_kind() -> TermRef:
    """Return the kind of items that tell of events."""
    return TermRef("kind", found_or_made(Vocabulary.KIND, "en", "Event").public_id)


def publish_event(event: EventFacts | None = None, **fields: Any) -> Item:
    """Publish an event in the section called news; one whole day unless said otherwise."""
    told = {"headline": "A meeting", "event": event or EventFacts(FOURTH, FOURTH), **fields}
    return publish_in("news", **{"terms": (event_kind(),), **told})
