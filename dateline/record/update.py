"""The verb update: a new version that readers are told nothing about."""

from collections.abc import Mapping
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.cancelling import call_off
from dateline.record.lawful import (
    Pending,
    Unlawful,
    release_time,
    story_of,
    to_call_off,
    version_out,
)
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.same import is_same
from dateline.record.standing import chosen
from dateline.record.story import Story


def update(
    item: Item,
    stories: Mapping[str, Story],
    *,
    by: Signature,
    release_at: datetime | None = None,
    pending: Pending = Pending.REFUSE,
) -> list[Edition]:
    """Append those of the stories, one for each language tag, that change what is out.

    All of them in one act, or none. Raises Unlawful where nothing changes in any language,
    or one has no version out or waits for a release (unless `pending` says to cancel that).
    """
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        found = chosen(item, stories, now=now)
        waiting = to_call_off(found, pending, now=now)
        drafts = [
            Draft(item, standing.language, Verb.UPDATE, story, released)
            for standing in found
            if not is_same(
                story := stories[standing.language], story_of(version_out(standing)), item
            )
        ]
        if not drafts:
            raise Unlawful("The update changes nothing.")
        act = begin_act(open_writing, Verb.UPDATE, by)
        call_off(open_writing, act, waiting)
        return append(open_writing, act, drafts)
