"""What the board asks about all of its items at once, and what it makes of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from dateline.desk.letters.addressing import name_of
from dateline.desk.letters.publishing import KIND
from dateline.desk.models import Office, OfficePage, Release, StoryPage
from dateline.desk.releasing.drafts import draft_of
from dateline.desk.releasing.due import Due
from dateline.desk.releasing.languages import InLanguage, Readiness, readiness_of
from dateline.desk.requirements import Problem, Stage, problems_of
from dateline.desk.states import Mark, State, state_of
from dateline.desk.teams import releasers
from dateline.desk.words import desk_language, listed
from dateline.jobs.questions import passed
from dateline.record.schedule import Scheduled


class Gathered:
    """What the board asks about all of its items at once."""

    def __init__(self, pages: Sequence[StoryPage], at: datetime) -> None:
        self.at = at
        self.items: dict[str, list[StoryPage]] = {}
        for page in pages:
            self.items.setdefault(page.public_id, []).append(page)
        self.states = state_of(pages, at)
        self.offices = _offices(pages)
        self.languages = _languages(self.offices.values())
        self.done = passed(list(self.items))
        self.releases = _releases(self.items)
        self.approvers: dict[int, str] = {}

    def is_still_to_come(self, public_id: str) -> bool:
        """Whether nothing of an item has left the desk."""
        states = [self.states[page.pk] for page in self.items[public_id]]
        return not any(
            state.is_out or state.is_scheduled or state.has(Mark.WITHDRAWN) for state in states
        )

    def timed(self, public_id: str, moment: datetime, editions: Sequence[Scheduled]) -> Due:
        """Return what has a time of its own, to come or gone by."""
        tags = {edition.language for edition in editions}
        release = self.releases.get(editions[0].act.pk)
        unconfirmed = release if release and _is_unconfirmed(release) else None
        return Due(
            moment=moment,
            page=self._face(public_id),
            office=self._office(public_id),
            languages=self._in_languages(public_id, {}, tags),
            is_scheduled=True,
            blocker=_("Published without second approval; somebody else has to approve it.")
            if unconfirmed
            else "",
            approval=_("Let go by %(person)s") % {"person": name_of(release.released_by)}
            if release
            else "",
            late_by=self._late_by(public_id, moment),
        )

    def planned(self, public_id: str, moment: datetime) -> Due:
        """Return what is meant for a moment, and what stops it."""
        problems = {
            page.language: problems_of(
                draft_of(page).page, at=Stage.RELEASE, release_at=max(moment, self.at)
            )
            for page in self.items[public_id]
        }
        return Due(
            moment=moment,
            page=self._face(public_id),
            office=self._office(public_id),
            languages=self._in_languages(public_id, problems, set()),
            is_scheduled=False,
            blocker=self._blocker(moment, problems.values()),
            approval=self._approval(public_id),
        )

    def _blocker(self, moment: datetime, problems: Iterable[Sequence[Problem]]) -> str:
        if moment <= self.at:
            return _("Was meant to go out then, and is still a draft.")
        blocking = (one.sentence for some in problems for one in some if one.is_blocking)
        return next(blocking, _("Nobody has scheduled it yet."))

    def _approval(self, public_id: str) -> str:
        states = [self.states[page.pk] for page in self.items[public_id]]
        if all(state.has(Mark.APPROVED) for state in states):
            return str(Mark.APPROVED.label)
        office = self._office(public_id)
        if office.pk not in self.approvers:
            self.approvers[office.pk] = listed([name_of(one) for one in releasers(office)[:3]])
        return _("To be approved by %(people)s") % {"people": self.approvers[office.pk]}

    def _face(self, public_id: str) -> StoryPage:
        """Return the story whose headline stands for the item: in the reader's language if any."""
        pages = self.items[public_id]
        return next((page for page in pages if page.language == desk_language()), pages[0])

    def _office(self, public_id: str) -> Office:
        return self.offices[_parent(self.items[public_id][0])]

    def _in_languages(
        self, public_id: str, problems: Mapping[str, Sequence[Problem]], tags: set[str]
    ) -> tuple[InLanguage, ...]:
        written = [
            InLanguage(page.language, _readiness(page, self.states[page.pk], problems, tags), page)
            for page in self.items[public_id]
        ]
        known = {page.language for page in self.items[public_id]}
        missing = self.languages[self._office(public_id).pk] - known
        return (*written, *(InLanguage(tag, Readiness.MISSING) for tag in sorted(missing)))

    def _late_by(self, public_id: str, moment: datetime) -> timedelta | None:
        """Return how late the last job was that was due at this moment."""
        jobs = self.done.get(public_id, [])
        late = [job.late_by for job in jobs if job.kind == KIND and job.due_at == moment]
        return max((one for one in late if one is not None), default=None)


def _readiness(
    page: StoryPage, state: State, problems: Mapping[str, Sequence[Problem]], tags: set[str]
) -> Readiness:
    if page.language in tags or state.is_out:
        return Readiness.READY
    # Beside what is scheduled in other languages, a draft has stayed behind.
    return readiness_of(problems[page.language]) if problems else Readiness.BEHIND


def _parent(page: StoryPage) -> str:
    return str(page.path[: -page.steplen])


def _offices(pages: Iterable[StoryPage]) -> dict[str, Office]:
    rows = OfficePage.objects.filter(path__in={_parent(page) for page in pages})
    return {row.path: row.office for row in rows.select_related("office__term")}


def _languages(offices: Iterable[Office]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    keys = {office.pk for office in offices}
    for key, tag in OfficePage.objects.filter(office__in=keys).values_list("office", "language"):
        found.setdefault(key, set()).add(tag)
    return found


def _releases(public_ids: Iterable[str]) -> dict[int, Release]:
    rows = Release.objects.filter(public_id__in=list(public_ids)).select_related("released_by")
    return {row.act_id: row for row in rows}


def _is_unconfirmed(release: Release) -> bool:
    return bool(release.override_reason) and release.confirmed_by_id is None
