"""The verb restore: what was withdrawn comes back as it was."""

from collections.abc import Sequence

from dateline.desk.models import Release
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.noting import Done
from dateline.desk.releasing.rights import check_may_take_back
from dateline.desk.releasing.taking_back import WayBack, take_back
from dateline.people.models import User
from dateline.record import restore as record
from dateline.record.models import Item
from dateline.record.person import Signature


def restore(public_id: str, *, by: User, languages: Sequence[str] = ()) -> Release:
    """Bring back what readers had before the withdrawal, in all languages or in some.

    Raises Refused with a sentence, or NotAllowed for anybody but managing editors and
    administrators.
    """

    def act(item: Item, signature: Signature) -> Done:
        editions = record.restore(item, by=signature, languages=languages)
        return Done(editions[0].act_id, editions)

    return take_back(public_id, WayBack(Step.RESTORED, check_may_take_back, act), by=by)
