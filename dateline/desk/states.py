"""Where stories stand: what is public of each, what waits, and who has to look at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, TextChoices
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from dateline.archive.standing import Standing, is_out, is_withdrawn, standings, waits
from dateline.desk.models import StoryPage


class Mark(TextChoices):
    """A word that a story can bear, several of them together."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    SENT_BACK = "sent-back", _("Sent back")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Changes not out")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @property
    def icon(self) -> str:
        """The shape that goes with the word."""
        return _ICONS[self]


_ICONS = {
    Mark.DRAFT: "edit",
    Mark.IN_REVIEW: "view",
    Mark.SENT_BACK: "resubmit",
    Mark.APPROVED: "circle-check",
    Mark.SCHEDULED: "time",
    Mark.PUBLISHED: "globe",
    Mark.CHANGED: "draft",
    Mark.WITHDRAWN: "no-view",
}
_REVIEWS = {
    WorkflowState.STATUS_IN_PROGRESS: Mark.IN_REVIEW,
    WorkflowState.STATUS_NEEDS_CHANGES: Mark.SENT_BACK,
}


@dataclass(frozen=True, slots=True)
class State:
    """The marks of a story, the one that matters most first, and the moments (UTC) behind them."""

    marks: tuple[Mark, ...]
    since: datetime | None = None
    waits_until: datetime | None = None

    @property
    def mark(self) -> Mark:
        """What matters most."""
        return self.marks[0]

    def has(self, mark: Mark | str) -> bool:
        """Whether the story bears this mark."""
        return mark in self.marks

    @property
    def is_out(self) -> bool:
        """Whether readers can read it."""
        return Mark.PUBLISHED in self.marks

    @property
    def is_scheduled(self) -> bool:
        """Whether a version of it waits for its time."""
        return Mark.SCHEDULED in self.marks


def state_of(pages: Iterable[StoryPage], at: datetime) -> dict[int, State]:
    """Return the state at `at` (UTC) of each story, by its key; two questions for all of them."""
    pages = list(pages)
    out = standings({page.public_id for page in pages}, at=at)
    reviews = _newest_reviews(pages)
    return {
        page.pk: _state(page, out.get((page.public_id, page.language)), reviews.get(page.pk))
        for page in pages
    }


def in_state(stories: QuerySet[StoryPage], mark: Mark, at: datetime) -> QuerySet[StoryPage]:
    """Return those of the stories that bear a mark at `at` (UTC)."""
    return stories.filter(_CONDITIONS[mark](at))


def _state(page: StoryPage, standing: Standing | None, review: WorkflowState | None) -> State:
    standing = standing or Standing()
    marks = []
    if standing.verb:
        marks.append(Mark.WITHDRAWN if standing.is_withdrawn else Mark.PUBLISHED)
    if standing.waits_until:
        marks.append(Mark.SCHEDULED)
    if _is_changed(page, standing):
        marks.append(Mark.CHANGED)
    if review and (mark := _mark_of(review, page)):
        marks.append(mark)
    return State(tuple(marks) or (Mark.DRAFT,), standing.since, standing.waits_until)


def _is_changed(page: StoryPage, standing: Standing) -> bool:
    has_left = bool(standing.verb or standing.waits_until)
    return has_left and not standing.is_withdrawn and page.has_unpublished_changes


def _mark_of(review: WorkflowState, page: StoryPage) -> Mark | None:
    if review.status != WorkflowState.STATUS_APPROVED:
        return _REVIEWS[review.status]
    task = review.current_task_state
    is_still_so = task is not None and task.revision_id == page.latest_revision_id
    return Mark.APPROVED if is_still_so and page.has_unpublished_changes else None


def _newest_reviews(pages: Iterable[StoryPage]) -> Mapping[int, WorkflowState]:
    wanted = [str(page.pk) for page in pages]
    rows = _reviews().filter(object_id__in=wanted).select_related("current_task_state")
    return {int(review.object_id): review for review in rows.order_by("created_at", "pk")}


def _reviews() -> QuerySet[WorkflowState]:
    """Return the reviews of pages that were not taken back."""
    pages = ContentType.objects.get_for_model(Page)
    rows: QuerySet[WorkflowState] = WorkflowState.objects.filter(base_content_type=pages)
    return rows.exclude(status=WorkflowState.STATUS_CANCELLED)


def _has_review(**fields: object) -> Exists:
    return Exists(_reviews().filter(object_id=Cast(OuterRef("pk"), CharField()), **fields))


def _is_reviewed(_at: datetime) -> Exists:
    return _has_review(status=WorkflowState.STATUS_IN_PROGRESS)


def _is_sent_back(_at: datetime) -> Exists:
    return _has_review(status=WorkflowState.STATUS_NEEDS_CHANGES)


def _is_approved(_at: datetime) -> Q:
    return Q(
        _has_review(
            status=WorkflowState.STATUS_APPROVED,
            current_task_state__revision=OuterRef("latest_revision"),
        ),
        has_unpublished_changes=True,
    )


def _has_changes(at: datetime) -> Q:
    return Q(is_out(at) | (waits(at) & ~is_withdrawn(at)), has_unpublished_changes=True)


def _is_draft(at: datetime) -> Q:
    nothing = (is_out(at), is_withdrawn(at), waits(at), _is_reviewed(at), _is_sent_back(at))
    return ~Q(_is_approved(at)) & Q(*(~condition for condition in nothing))


_CONDITIONS = {
    Mark.DRAFT: _is_draft,
    Mark.IN_REVIEW: _is_reviewed,
    Mark.SENT_BACK: _is_sent_back,
    Mark.APPROVED: _is_approved,
    Mark.SCHEDULED: waits,
    Mark.PUBLISHED: is_out,
    Mark.CHANGED: _has_changes,
    Mark.WITHDRAWN: is_withdrawn,
}
