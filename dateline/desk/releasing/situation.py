"""What the publish panel is for, by where the story stands that it was opened from."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dateline.archive.standing import standings
from dateline.desk.models import Office, Release, StoryPage
from dateline.desk.releasing.languages import InLanguage, Readiness
from dateline.desk.states import Mark, State
from dateline.desk.words import language_name


class Mode(Enum):
    """What somebody comes to the panel to do."""

    FIRST = "first"
    CHANGES = "changes"
    WAITING = "waiting"
    OUT = "out"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Public:
    """A language in which readers can read the item, on the desk or not, and since when (UTC)."""

    public_id: str
    tag: str
    since: datetime

    @property
    def name(self) -> str:
        """What the language is called."""
        return language_name(self.tag)


@dataclass(frozen=True, slots=True)
class Situation:
    """An item with all its languages, seen from one of its stories at a moment (UTC)."""

    page: StoryPage
    office: Office
    languages: tuple[InLanguage, ...]
    at: datetime
    public: tuple[Public, ...] = ()
    unconfirmed: tuple[Release, ...] = ()

    @property
    def mode(self) -> Mode:
        """What can be done from the story it was opened from."""
        own = next(one for one in self.languages if one.page and one.page.pk == self.page.pk)
        return mode_of(own.state) if own.state else Mode.FIRST

    @property
    def offered(self) -> tuple[InLanguage, ...]:
        """The languages that can be published from here: those that stand as this one does."""
        wanted = self.mode
        if wanted not in (Mode.FIRST, Mode.CHANGES):
            return ()
        return tuple(one for one in self.languages if one.state and mode_of(one.state) is wanted)

    @property
    def missing(self) -> tuple[InLanguage, ...]:
        """The languages that the office writes in and this is not written in."""
        return tuple(one for one in self.languages if one.readiness is Readiness.MISSING)

    @property
    def elsewhere(self) -> tuple[InLanguage, ...]:
        """Those that stand otherwise, such as what is public already."""
        offered = {one.tag for one in self.offered}
        return tuple(one for one in self.languages if one.state and one.tag not in offered)

    @property
    def waiting(self) -> tuple[InLanguage, ...]:
        """The languages of which a version waits for its time."""
        return tuple(one for one in self.languages if one.state and one.state.is_scheduled)

    @property
    def renewable(self) -> tuple[InLanguage, ...]:
        """Those that wait, were never out, and were changed since they were scheduled."""
        return tuple(
            one
            for one in self.waiting
            if one.state and one.state.has(Mark.CHANGED) and not one.state.is_out
        )

    @property
    def withdrawn(self) -> tuple[InLanguage, ...]:
        """The languages in which readers find a notice."""
        return tuple(one for one in self.languages if one.state and one.state.has(Mark.WITHDRAWN))

    @property
    def since(self) -> datetime | None:
        """When the version came out that readers have had longest."""
        return min((one.since for one in self.public), default=None)

    @property
    def release_at(self) -> datetime | None:
        """When the first of those that wait goes public."""
        return min(
            (one.state.waits_until for one in self.waiting if one.state and one.state.waits_until),
            default=None,
        )


def mode_of(state: State) -> Mode:
    """Return what can be done with a story in this state."""
    if state.is_scheduled:
        return Mode.WAITING
    if state.has(Mark.WITHDRAWN):
        return Mode.WITHDRAWN
    if state.is_out:
        return Mode.CHANGES if state.has(Mark.CHANGED) else Mode.OUT
    return Mode.FIRST


def situation_of(page: StoryPage, languages: list[InLanguage], *, at: datetime) -> Situation:
    """Return where an item stands, with what of it was published without a second approval."""
    unconfirmed = (
        Release.objects.filter(public_id=page.public_id, confirmed_by=None)
        .exclude(override_reason="")
        .select_related("released_by", "submitted_by")
        .order_by("pk")
    )
    return Situation(
        page, page.office_page.office, tuple(languages), at, _public(page, at), tuple(unconfirmed)
    )


def _public(page: StoryPage, at: datetime) -> tuple[Public, ...]:
    found = standings([page.public_id], at=at)
    return tuple(
        Public(page.public_id, tag, standing.since)
        for (_public_id, tag), standing in sorted(found.items())
        if standing.since and not standing.is_withdrawn
    )
