"""The verb cancel: what is scheduled is called off, and nobody outside ever learns of it."""

from collections.abc import Sequence

from dateline.desk.models import Release
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.noting import Done
from dateline.desk.releasing.rights import check_may_release
from dateline.desk.releasing.taking_back import WayBack, take_back
from dateline.people.models import User
from dateline.record import cancel as record
from dateline.record.models import Item
from dateline.record.person import Signature


def cancel(public_id: str, *, by: User, languages: Sequence[str] = ()) -> Release:
    """Call off what waits for its time, in all languages or in some; drafts stay as they are.

    Raises Refused with a sentence, or NotAllowed.
    """

    def act(item: Item, signature: Signature) -> Done:
        editions = record.cancel(item, by=signature, languages=languages)
        # They belong to the act that scheduled them; this one only called them off.
        return Done(editions[0].cancellation.act_id, editions)

    return take_back(public_id, WayBack(Step.CANCELLED, check_may_release, act), by=by)
