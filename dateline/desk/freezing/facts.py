"""What stands beside the words of a story: event, source, contacts, what it stands under."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.record.facts import Contact, EventFacts, SourceLink, TermRef
from dateline.record.story import Story, UnusableStory
from dateline.terms.models import Vocabulary


def event_of(page: StoryPage) -> EventFacts | None:
    """Return when and where the event is, None for a story about none.

    Times without a zone are meant on the office's clock, and an event without an end ends as
    it starts. Raises UnusableStory where it has no start, or an end of another sort.
    """
    if page.event_starts_on is None:
        if page.event_starts_time or page.event_ends_on or page.event_place or page.event_link:
            raise UnusableStory(_("The event does not say on which day it starts."))
        return None
    if page.event_ends_time and not page.event_starts_time:
        raise UnusableStory(_("The event ends at a time: say when it starts, too."))
    if page.event_starts_time and page.event_ends_on and not page.event_ends_time:
        raise UnusableStory(_("The event starts at a time: say when it ends, too."))
    starts = _moment(page.event_starts_on, page.event_starts_time)
    ends_on = page.event_ends_on or page.event_starts_on
    return EventFacts(
        starts=starts,
        ends=_moment(ends_on, page.event_ends_time or page.event_starts_time),
        zone=_zone(page) if page.event_starts_time else "",
        place=page.event_place,
        link=page.event_link,
        state=page.event_state,
    )


def source_of(page: StoryPage) -> SourceLink | None:
    """Return where the full text stands; raises UnusableStory for a name without an address."""
    if page.source_name and not page.source_address:
        raise UnusableStory(_("The source has a name and no address: give its https:// address."))
    return SourceLink(page.source_name, page.source_address) if page.source_address else None


def contacts_of(page: StoryPage) -> tuple[Contact, ...]:
    """Return whom journalists may call, in the order of the page; empty blocks are left out."""
    found = (_contact(block.value) for block in page.contacts)
    return tuple(contact for contact in found if contact is not None)


def terms_of(page: StoryPage, before: Story | None) -> tuple[TermRef, ...]:
    """Return what the story stands under; what it stood under before keeps its place.

    Offices stand as they did, for the record adds the one that issues it.
    """
    chosen = _chosen(page)
    earlier = before.terms if before else ()
    kept = tuple(
        term
        for term in earlier
        if term.vocabulary == Vocabulary.OFFICE or (term.vocabulary, term.public_id) in chosen
    )
    there = {(term.vocabulary, term.public_id) for term in kept}
    return (*kept, *(TermRef(*key) for key in chosen if key not in there))


def _chosen(page: StoryPage) -> dict[tuple[str, str], None]:
    by_vocabulary = page.terms_by_vocabulary.items()
    return {(str(of), term.public_id): None for of, terms in by_vocabulary for term in terms}


def _contact(value: Any) -> Contact | None:
    if value is None:
        raise UnusableStory(_("A contact card is no longer there: choose another contact."))
    parts = {name: _part(value, name) for name in ("name", "role", "phone", "email")}
    return Contact(**parts) if any(parts.values()) else None


def _part(value: Any, name: str) -> str:
    """Return a part of a card or of a contact typed for this story alone."""
    part = value.get(name) if isinstance(value, dict) else getattr(value, name)
    return part or ""


def _moment(day: date, at: time | None) -> date | datetime:
    return datetime.combine(day, at) if at is not None else day


def _zone(page: StoryPage) -> str:
    return page.event_zone or page.office_page.office.time_zone


def related_of(page: StoryPage) -> tuple[str, ...]:
    """Return the public ids of the items chosen to stand beside it."""
    chosen: Iterable[str] = page.related or ()
    return tuple(chosen)
