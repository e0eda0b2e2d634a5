"""The verb take in: many items from elsewhere enter the record in one act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from dateline.journal.writing import Writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.items import new_items
from dateline.record.models import Item, Origin, Verb
from dateline.record.person import Signature
from dateline.record.story import Story
from dateline.terms.models import Term


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item from elsewhere: its story, the office that issues it here, and its new id."""

    story: Story
    office: Term
    public_id: str


def take_in(
    open_writing: Writing, arrivals: Sequence[Arrival], *, language: str, by: Signature, reason: str
) -> list[Item]:
    """Publish the arrivals at once, so that the first of them stands first in its like.

    Each is said to have been released as its day began (UTC), which puts it among its
    contemporaries; that it is shown only from now on stands in `effective_at`.
    """
    items = new_items(
        [arrival.office for arrival in arrivals],
        public_ids=[arrival.public_id for arrival in arrivals],
    )
    act = begin_act(open_writing, Verb.PUBLISH, replace(by, reason=reason))
    drafts = [
        Draft(
            item,
            language,
            Verb.PUBLISH,
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
