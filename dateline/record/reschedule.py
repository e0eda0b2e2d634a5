"""The verb reschedule: what waits for its time goes out at another."""

from collections.abc import Container, Sequence
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.cancel import waiting_in
from dateline.record.cancelling import call_off
from dateline.record.lawful import Unlawful, release_time, story_of
from dateline.record.models import Edition, Item, Origin, Verb
from dateline.record.person import Signature


def reschedule(
    item: Item, *, release_at: datetime | None, by: Signature, languages: Sequence[str] = ()
) -> list[Edition]:
    """Move the versions that wait, in all languages or in some, to `release_at`; None is now.

    Each is called off, and one that says the same appended, all in one act or none.
    Journalists have theirs when they were to, and never after the public. Raises Unlawful
    where nothing waits, journalists have it already, or the time is what it was.
    """
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        waiting = waiting_in(item, languages, now=now)
        if all(edition.release_at == released for edition in waiting):
            raise Unlawful(f"{item.public_id} is scheduled for that time already.")
        act = begin_act(open_writing, Verb.RESCHEDULE, by)
        moved = {edition.pk for edition in waiting}
        drafts = [_moved(item, edition, released, moved) for edition in waiting]
        call_off(open_writing, act, waiting)
        return append(open_writing, act, drafts)


def _moved(item: Item, edition: Edition, released: datetime, moved: Container[int]) -> Draft:
    # Where the source is moved as well, it is the edition that takes its place.
    source = edition.source
    is_moved = source is not None and source.pk in moved
    return Draft(
        item,
        edition.language,
        Verb(edition.verb),
        story_of(edition),
        released,
        press_at=min(edition.press_at, released) if edition.press_at else None,
        note=edition.note,
        severity=edition.severity,
        leads_to=edition.leads_to,
        origin=Origin(edition.origin),
        source=source.language if source and is_moved else source,
    )
