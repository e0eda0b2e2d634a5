"""The verb take in: many items from elsewhere enter the record in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from dateline.journal.writing import Writing
from dateline.record.append import Draft, append, new_items
from dateline.record.models import Act, Item, Verb
from dateline.record.models.edition import Origin
from dateline.record.person import Person
from dateline.record.story import Story
from dateline.terms.models import Term


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item from elsewhere: its story, the office that issues it here, and its new id."""

    story: Story
    office: Term
    public_id: str


def take_in(
    open_writing: Writing, arrivals: Sequence[Arrival], *, language: str, by: Person, reason: str
) -> list[Item]:
    """Publish the arrivals at once, so that the first of them stands first in its like.

    Each is said to have been released as its day began (UTC), which puts it among its
    contemporaries; that it is shown only from now on stands in `effective_at`.
    """
    items = new_items(
        [arrival.office for arrival in arrivals],
        public_ids=[arrival.public_id for arrival in arrivals],
    )
    act = Act.objects.create(
        verb=Verb.PUBLISH,
        at=open_writing.recorded_at,
        submitter=by.opaque_id,
        submitter_role=by.role,
        reason=reason,
    )
    drafts = [
        Draft(
            item,
            language,
            arrival.story,
            release_at=min(
                datetime.combine(arrival.story.date, time(), UTC), open_writing.recorded_at
            ),
            origin=Origin.IMPORTED,
        )
        for item, arrival in zip(items, arrivals, strict=True)
    ]
    append(open_writing, act, drafts, are_first=True)
    return items
