"""One row in every table that is never rewritten."""

from datetime import UTC, datetime

from dateline.intake.models import Seen
from dateline.journal.models import Change
from dateline.lib.append_only import AppendOnly
from dateline.people.audit import note
from dateline.people.models import AuditEntry
from dateline.pictures.models import KeptFile, Picture
from dateline.record.models import (
    Act,
    Cancellation,
    Content,
    Edition,
    EditionFile,
    Erasure,
    Item,
)
from dateline.terms.models import TermName
from tests.stories import released

MODELS: tuple[type[AppendOnly], ...] = (
    Change,
    AuditEntry,
    TermName,
    Seen,
    Picture,
    KeptFile,
    Item,
    Act,
    Edition,
    Content,
    Erasure,
    EditionFile,
    Cancellation,
)


def make_one_row_of_each() -> None:
    """Fill every append-only table; two items, so that the content of one may not go."""
    note(None, "looked", "around", datetime(2030, 3, 1, tzinfo=UTC))
    Seen.objects.create(digest="0" * 64, public_id="0123456789ab")
    Picture.objects.create(
        digest="0" * 64, width=3, height=2, size=1, recorded_at=datetime(2030, 3, 1, tzinfo=UTC)
    )
    KeptFile.objects.create(
        digest="0" * 64,
        name="report.pdf",
        media_type="application/pdf",
        size=1,
        recorded_at=datetime(2030, 3, 1, tzinfo=UTC),
    )
    edition = Edition.objects.get(item=released())
    EditionFile.objects.create(edition=edition, token="0" * 26)
    Cancellation.objects.create(edition=edition, act=edition.act)
    erase_order_for(edition)
    released()


def erase_order_for(edition: Edition) -> None:
    """Write the order under which the content of an edition may be deleted."""
    Erasure.objects.create(
        edition=edition,
        at=datetime(2030, 3, 1, tzinfo=UTC),
        person="0123456789ab",
        reason="A child's consent was withdrawn.",
        authority="The child's parents",
    )
