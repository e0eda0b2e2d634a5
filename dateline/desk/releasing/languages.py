"""The languages of an item as the publish panel shows them: ready, behind, missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dateline.desk.models import OfficePage, StoryPage
from dateline.desk.releasing.drafts import Draft, draft_of
from dateline.desk.requirements import Problem, Stage, problems_of
from dateline.desk.states import Mark, State, state_of
from dateline.desk.translating.chips import behind_words
from dateline.desk.translating.languages import languages_of
from dateline.desk.words import desk_language, language_name

# The requirement that a translation is not older than its source.
_BEHIND = "translation"


class Readiness(TextChoices):
    """How far a language is."""

    READY = "ready", _("ready")
    TO_FIX = "to-fix", _("to fix")
    BEHIND = "behind", _("behind")
    MISSING = "missing", _("missing")

    @property
    def icon(self) -> str:
        """The shape that goes with the word."""
        return _ICONS[self]


_ICONS = {
    Readiness.READY: "check",
    Readiness.TO_FIX: "warning",
    Readiness.BEHIND: "history",
    Readiness.MISSING: "minus",
}


@dataclass(frozen=True, slots=True)
class InLanguage:
    """An item in one language; without a page where nobody has begun to write it.

    `behind` says how far it is behind what it was translated from, "" where it is not.
    """

    tag: str
    readiness: Readiness
    page: StoryPage | None = None
    state: State | None = None
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()
    behind: str = ""

    @property
    def words(self) -> str:
        """The word for how far it is, or how far behind."""
        is_behind = self.behind and self.readiness is Readiness.BEHIND
        return self.behind if is_behind else str(self.readiness.label)

    @property
    def name(self) -> str:
        """What the language is called."""
        return language_name(self.tag)


def in_languages(
    pages: Sequence[StoryPage], *, at: datetime, release_at: datetime | None
) -> list[InLanguage]:
    """Return an item's stories and what stops each, then the languages the office misses it in."""
    states = state_of(pages, at)
    behind = _behind(pages[0].public_id, at)
    written = [
        replace(_written(page, states[page.pk], release_at), behind=behind.get(page.language, ""))
        for page in pages
    ]
    office = pages[0].office_page.office
    tags = {page.language for page in pages}
    others = OfficePage.objects.filter(office=office).exclude(language__in=tags)
    missing = others.order_by("language").values_list("language", flat=True)
    return [*written, *(InLanguage(tag, Readiness.MISSING) for tag in missing)]


def readiness_of(problems: Iterable[Problem]) -> Readiness:
    """Return how ready a story with these problems is."""
    problems = list(problems)
    if any(problem.is_blocking for problem in problems):
        return Readiness.TO_FIX
    is_behind = any(problem.check == _BEHIND for problem in problems)
    return Readiness.BEHIND if is_behind else Readiness.READY


def _behind(public_id: str, at: datetime) -> dict[str, str]:
    """Return how far translations are behind their source, by language, where they are."""
    found = languages_of([public_id], at, in_language=desk_language())
    languages = found[public_id].languages if found else ()
    return {one.tag: behind_words(one.draft) for one in languages if one.is_behind and one.draft}


def _written(page: StoryPage, state: State, release_at: datetime | None) -> InLanguage:
    draft = draft_of(page)
    # What readers have already has nothing left to be checked.
    is_settled = state.mark is Mark.WITHDRAWN or (state.is_out and not state.has(Mark.CHANGED))
    problems = (
        [] if is_settled else problems_of(draft.page, at=Stage.RELEASE, release_at=release_at)
    )
    return InLanguage(page.language, readiness_of(problems), page, state, draft, tuple(problems))
