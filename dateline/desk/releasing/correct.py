"""The verb correct: a change goes out with a note that tells readers what was wrong."""

from collections.abc import Sequence
from datetime import datetime

from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.expecting import check_out
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.known import known_item
from dateline.desk.releasing.letting_go import Stories, Way, let_go
from dateline.desk.releasing.orders import Orders
from dateline.people.models import User
from dateline.record import correct as record
from dateline.record.correct import Corrected
from dateline.record.models import Edition
from dateline.record.person import Signature
from dateline.record.sources import Sources


def correct(pages: Sequence[StoryPage], *, by: User, orders: Orders) -> Release:
    """Bring the newest words of these stories to readers, each with its note in `orders.notes`.

    Raises Refused with a sentence, or NotAllowed.
    """

    def check(at: datetime) -> None:
        check_out(pages, orders, at=at)

    def send(stories: Stories, sources: Sources, signature: Signature) -> Sequence[Edition]:
        return record.correct(
            known_item(pages[0].public_id),
            {
                tag: Corrected(story, orders.notes.get(tag, ""), sources.get(tag))
                for tag, story in stories.items()
            },
            by=signature,
            severity=orders.severity,
            release_at=orders.release_at,
            pending=orders.pending,
        )

    return let_go(pages, Way(Step.CORRECTED, check, send), by=by, orders=orders)
