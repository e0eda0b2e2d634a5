"""The verb release: stories go out for the first time, now or at a moment to come."""

from collections.abc import Sequence
from datetime import datetime

from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.expecting import check_not_out_yet
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.letting_go import Stories, Way, let_go
from dateline.desk.releasing.orders import Orders
from dateline.people.models import User
from dateline.record.cancel import cancel
from dateline.record.items import item_with
from dateline.record.models import Edition
from dateline.record.person import Signature
from dateline.record.publish import NewItem, publish
from dateline.record.sources import Sources


def release(pages: Sequence[StoryPage], *, by: User, orders: Orders) -> Release:
    """Release the newest words of these stories, languages of one item, in one act.

    With `orders.replaces_waiting` they take the place of what was scheduled in the same
    transaction. Raises Refused with a sentence, or NotAllowed.
    """

    def check(at: datetime) -> None:
        check_not_out_yet(pages, orders, at=at)

    def send(stories: Stories, sources: Sources, signature: Signature) -> Sequence[Edition]:
        # Asked for inside the transaction: another language may have gone out just now.
        item = item_with(pages[0].public_id)
        if item and orders.replaces_waiting:
            cancel(item, by=signature, languages=list(stories))
        new = NewItem(pages[0].office_page.office.term, pages[0].public_id)
        return publish(
            stories,
            by=signature,
            of=item or new,
            release_at=orders.release_at,
            sources=sources,
        )

    step = Step.SCHEDULED if orders.release_at else Step.PUBLISHED
    return let_go(pages, Way(step, check, send), by=by, orders=orders)
