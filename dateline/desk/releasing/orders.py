"""What somebody orders when a story is to go out, and how an order is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dateline.desk.models import Policy
from dateline.record.lawful import Pending
from dateline.record.models import Severity


class Refused(ValueError):
    """An order that cannot be carried out, with the sentence that says why. Nothing was done."""


class NotAllowed(Exception):
    """An order by somebody who may not give it; only a forged form gets here."""


@dataclass(frozen=True, slots=True)
class Orders:
    """How a story goes out.

    `release_at` is now where it is None. `notes` are for readers, by language. `seen` holds,
    by the key of each page, the stamp of the version that the person had before them (see
    drafts): what was changed since is not released unseen.
    """

    release_at: datetime | None = None
    policy: Policy = Policy.TOGETHER
    notes: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.CORRECTION
    override_reason: str = ""
    seen: Mapping[int, str] = field(default_factory=dict)
    replaces_waiting: bool = False

    @property
    def pending(self) -> Pending:
        """What becomes of a version that waits for its time."""
        return Pending.CANCEL if self.replaces_waiting else Pending.REFUSE
