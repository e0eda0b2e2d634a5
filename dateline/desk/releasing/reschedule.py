"""The verb reschedule: what waits for its time goes out at another."""

from collections.abc import Sequence
from datetime import datetime

from dateline.desk.letters import ask_is_public
from dateline.desk.models import Release
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.noting import Done, moment_changes
from dateline.desk.releasing.rights import check_may_release
from dateline.desk.releasing.taking_back import WayBack, take_back
from dateline.journal.writing import writing
from dateline.people.models import User
from dateline.record import reschedule as record
from dateline.record.models import Item
from dateline.record.person import Signature


def reschedule(
    public_id: str, *, by: User, release_at: datetime | None, languages: Sequence[str] = ()
) -> Release:
    """Move what waits, in all languages or in some, to `release_at` (UTC), now if None.

    Raises Refused with a sentence, or NotAllowed.
    """

    def act(item: Item, signature: Signature) -> Done:
        editions = record.reschedule(item, release_at=release_at, by=signature, languages=languages)
        return Done(editions[0].act_id, editions)

    last = Release.objects.filter(public_id=public_id).order_by("pk").last()
    way = WayBack(
        Step.MOVED,
        check_may_release,
        act,
        changes=moment_changes(None, release_at),
        submitted_by=last.submitted_by if last else None,
    )
    with writing() as open_writing:
        moved = take_back(public_id, way, by=by)
        due_at = release_at or open_writing.recorded_at
        ask_is_public(public_id, moved.act_id, due_at=due_at)
        return moved
