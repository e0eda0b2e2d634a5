"""The verb withdraw: an item leaves every list, and a notice says why."""

from collections.abc import Mapping, Sequence

from dateline.desk.models import Release
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.noting import Done
from dateline.desk.releasing.rights import check_may_take_back
from dateline.desk.releasing.taking_back import WayBack, take_back
from dateline.people.models import User
from dateline.record import withdraw as record
from dateline.record.lawful import Pending
from dateline.record.models import Item
from dateline.record.person import Signature


def withdraw(
    public_id: str,
    *,
    by: User,
    reasons: Mapping[str, str] | str,
    languages: Sequence[str] = (),
    leads_to: str = "",
) -> Release:
    """Withdraw an item everywhere, or in some languages, and what is scheduled of it there.

    `reasons` are what readers are told: the same in all languages, or one for each.
    `leads_to` is the id of the item that readers are sent to instead. Raises Refused, or
    NotAllowed for anybody but managing editors and administrators.
    """

    def act(item: Item, signature: Signature) -> Done:
        editions = record.withdraw(
            item,
            reason=reasons,
            by=signature,
            languages=languages,
            leads_to=leads_to,
            pending=Pending.CANCEL,
        )
        return Done(editions[0].act_id, editions)

    told = reasons if isinstance(reasons, str) else "; ".join(reasons.values())
    changes = {"reason": ("", told)} | ({"leads to": ("", leads_to)} if leads_to else {})
    way = WayBack(Step.WITHDRAWN, check_may_take_back, act, changes)
    return take_back(public_id, way, by=by)
