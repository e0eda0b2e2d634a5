"""The verb update: a small change goes out, without a note to readers."""

from collections.abc import Sequence
from datetime import datetime

from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.expecting import check_out
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.known import known_item
from dateline.desk.releasing.letting_go import Stories, Way, let_go
from dateline.desk.releasing.orders import Orders
from dateline.people.models import User
from dateline.record import update as record
from dateline.record.models import Edition
from dateline.record.person import Signature
from dateline.record.sources import Sources


def update(pages: Sequence[StoryPage], *, by: User, orders: Orders) -> Release:
    """Bring the newest words of these stories, languages of one item, to readers.

    Raises Refused with a sentence, or NotAllowed.
    """

    def check(at: datetime) -> None:
        check_out(pages, orders, at=at)

    def send(stories: Stories, sources: Sources, signature: Signature) -> Sequence[Edition]:
        return record.update(
            known_item(pages[0].public_id),
            stories,
            by=signature,
            release_at=orders.release_at,
            pending=orders.pending,
            sources=sources,
        )

    return let_go(pages, Way(Step.UPDATED, check, send), by=by, orders=orders)
