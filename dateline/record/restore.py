"""The verb restore: what was withdrawn comes back as it was."""

from collections.abc import Sequence
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.lawful import Pending, Unlawful, release_time, story_of, to_call_off
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.standing import Standing, chosen, standings


def restore(
    item: Item,
    *,
    by: Signature,
    languages: Sequence[str] = (),
    release_at: datetime | None = None,
) -> list[Edition]:
    """Bring back what was last out before a withdrawal, in all languages withdrawn or in some.

    All of them in one act, or none. Raises Unlawful where nothing is withdrawn, what was out
    has been erased, or a version waits for its time already.
    """
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        found = (
            chosen(item, languages, now=now)
            if languages
            else [one for one in standings(item, now=now).values() if one.is_withdrawn]
        )
        to_call_off(found, Pending.REFUSE, now=now)
        drafts = [
            Draft(
                item,
                one.language,
                Verb.RESTORE,
                story_of(before := _before(one)),
                released,
                source=before.source,
            )
            for one in found
        ]
        if not drafts:
            raise Unlawful(f"{item.public_id} is not withdrawn in any language.")
        act = begin_act(open_writing, Verb.RESTORE, by)
        return append(open_writing, act, drafts)


def _before(standing: Standing) -> Edition:
    if not standing.is_withdrawn:
        raise Unlawful(f"{standing.item.public_id} is not withdrawn in “{standing.language}”.")
    return next(edition for edition in reversed(standing.out) if edition.verb != Verb.WITHDRAW)
