"""Whose hands a story has gone through, and whose it still has to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from dateline.desk.letters.addressing import name_of
from dateline.desk.models import Office
from dateline.desk.releasing.drafts import Draft
from dateline.desk.releasing.second_person import submitter_of
from dateline.desk.teams import releasers
from dateline.desk.words import listed
from dateline.desk.zones import both_zones
from dateline.people.models import Role, User

_FEW = 3


@dataclass(frozen=True, slots=True)
class Approver:
    """A step on a story's way: in words, and whether it is behind us."""

    words: str
    is_done: bool


def approvers_of(draft: Draft, office: Office, user: User, *, now: datetime) -> list[Approver]:
    """Return who submitted a story, and who has approved it or may."""
    submitter = submitter_of(draft)
    review = _review(draft)
    when = both_zones(
        review.created_at if review else draft.revision.created_at, office, user, now=now
    )
    said = {"person": name_of(submitter), "when": when}
    if review is None:
        first = _("Last saved by %(person)s, %(when)s; not submitted for review.") % said
        return [Approver(first, is_done=False)]
    return [
        Approver(_("Submitted by %(person)s, %(when)s.") % said, is_done=True),
        _reviewed(review, draft, office, user, now),
    ]


def _review(draft: Draft) -> WorkflowState | None:
    page = draft.page
    since = {"created_at__gt": page.last_published_at} if page.last_published_at else {}
    reviews = WorkflowState.objects.for_instance(page).filter(**since)
    found: WorkflowState | None = (
        reviews.exclude(status=WorkflowState.STATUS_CANCELLED)
        .select_related("current_task_state__finished_by")
        .order_by("-created_at", "-pk")
        .first()
    )
    return found


def _reviewed(
    review: WorkflowState, draft: Draft, office: Office, user: User, now: datetime
) -> Approver:
    task = review.current_task_state
    if review.status == WorkflowState.STATUS_IN_PROGRESS or task is None or not task.finished_at:
        return Approver(
            _("Waits for one of: %(people)s.") % {"people": _who_may(office)}, is_done=False
        )
    said = {
        "person": name_of(task.finished_by),
        "when": both_zones(task.finished_at, office, user, now=now),
    }
    if review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Approver(_("Sent back by %(person)s, %(when)s.") % said, is_done=False)
    if task.revision_id != draft.revision.pk:
        words = _("Approved by %(person)s, %(when)s; changed since.") % said
        return Approver(words, is_done=False)
    return Approver(_("Approved by %(person)s, %(when)s.") % said, is_done=True)


def who_can_withdraw() -> str:
    """Return a sentence that says who can withdraw what is public."""
    active = User.objects.filter(is_active=True).order_by("pk")
    chiefs = active.filter(groups__name=Role.MANAGING_EDITOR.value)
    people = list(chiefs.distinct())
    if people:
        told = _("Managing editors can withdraw this: %(people)s.")
    else:
        people = list(active.filter(groups__name=Role.ADMINISTRATOR.value).distinct())
        told = _("Administrators can withdraw this: %(people)s.")
    return told % {"people": _few(people)}


def _who_may(office: Office) -> str:
    return _few(releasers(office))


def _few(found: Iterable[User]) -> str:
    people = [name_of(person) for person in found]
    shown = people[:_FEW]
    return listed(shown) if len(people) <= _FEW else ", ".join(shown) + " …"
