"""The one way to write what the public may see."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from dateline.journal.models import Change, Subject
from dateline.lib import clock

_WRITERS_LOCK = 0x6461_7465_6C69_6E65


@dataclass
class Writing:
    """An open transaction: the time it carries, and the changes it will leave in the journal."""

    recorded_at: datetime
    changes: list[Change] = field(default_factory=list)

    def note(
        self,
        subject: Subject,
        public_id: str,
        *,
        language: str = "",
        effective_at: datetime | None = None,
        keys: Iterable[str] = (),
    ) -> None:
        """Leave a change in the journal when this transaction commits."""
        self.changes.append(
            Change(
                subject=subject,
                public_id=public_id,
                language=language,
                recorded_at=self.recorded_at,
                effective_at=effective_at or self.recorded_at,
                keys=" ".join(keys),
            )
        )


@contextmanager
def writing() -> Iterator[Writing]:
    """Open a transaction that may change public answers; only one runs at a time.

    The time it carries (UTC) is never before that of the last change, even where the
    machine's clock stepped back. All of it commits, or none.
    """
    with transaction.atomic():
        _wait_for_other_writers()
        last = Change.objects.order_by("-seq").values_list("recorded_at", flat=True).first()
        now = clock.now()
        open_writing = Writing(recorded_at=max(now, last) if last else now)
        yield open_writing
        Change.objects.bulk_create(open_writing.changes)


def _wait_for_other_writers() -> None:
    """Take the writers' lock until the transaction ends.

    SQLite has it already, as every transaction begins IMMEDIATE. PostgreSQL needs one of
    ours, or numbers would be given in another order than that of the commits.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS_LOCK])
