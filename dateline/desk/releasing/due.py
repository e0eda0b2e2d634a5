"""What is due: an item and a moment, as the board shows them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.desk.models import Office, StoryPage
from dateline.desk.releasing.languages import InLanguage

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """An item and a moment (UTC) at which it goes out, went out, or was meant to.

    `blocker` is the sentence that says what stops it. `late_by` is how long after its moment
    the last of its side effects was done, None where none has been.
    """

    moment: datetime
    page: StoryPage
    office: Office
    languages: tuple[InLanguage, ...]
    is_scheduled: bool
    blocker: str = ""
    approval: str = ""
    late_by: timedelta | None = None

    @property
    def headline(self) -> str:
        """What it is called."""
        return str(self.page.draft_title or self.page.title)

    @property
    def late_milliseconds(self) -> int | None:
        """How late its side effects were."""
        return None if self.late_by is None else round(self.late_by / _MILLISECOND)


@dataclass(frozen=True, slots=True)
class Board:
    """What is coming, and what has just gone by, each by its moment."""

    soon: tuple[Due, ...]
    later: tuple[Due, ...]
    gone: tuple[Due, ...]
