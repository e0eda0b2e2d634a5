"""Letters about a review: a story was submitted, approved or sent back.

They take the place of Wagtail's own, which would send mail in the middle of the transaction.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from dateline.desk.letters.addressing import (
    Words,
    ask_letters,
    name_of,
    named,
    office_and_kind,
    story_address,
)
from dateline.desk.models import StoryPage
from dateline.desk.teams import releasers
from dateline.people.models import User


def take_over_from_wagtail() -> None:
    """Be told of reviews in the place of Wagtail's notifiers.

    Of two receivers with one name, the first counts: whether Wagtail has put its own there
    already or is yet to try, ours stays.
    """
    for signal, receiver, sender, name in (
        (task_submitted, _nobody, TaskState, "group_approval_task_submitted"),
        (workflow_submitted, _submitted, WorkflowState, "workflow_state_submitted"),
        (workflow_approved, _approved, WorkflowState, "workflow_state_approved"),
        (workflow_rejected, _sent_back, WorkflowState, "workflow_state_rejected"),
    ):
        theirs = f"{name}_email_notification"
        signal.disconnect(sender=sender, dispatch_uid=theirs)
        signal.connect(receiver, sender=sender, dispatch_uid=theirs)


def _nobody(**_told: Any) -> None:
    """Tell nobody of a step: a review here has one, and its beginning tells them."""


def _submitted(instance: WorkflowState, user: User | None, **_told: Any) -> None:
    page = _story(instance)
    if page is None:
        return

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s to review") % office_and_kind(page),
            (
                _("%(person)s has submitted %(story)s.")
                % {"person": name_of(user), "story": named(page)},
                _("Review it: %(address)s") % {"address": story_address(page)},
            ),
        )

    readers = releasers(page.office_page.office).select_related("wagtail_userprofile")
    ask_letters(_without(readers, user), write, about=page.public_id, wanted="submitted")


def _approved(instance: WorkflowState, user: User | None, **_told: Any) -> None:
    page = _story(instance)
    if page is None:
        return

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s approved") % office_and_kind(page),
            (
                _("%(person)s has approved %(story)s.")
                % {"person": name_of(user), "story": named(page)},
                _("You are told once it is public: %(address)s") % {"address": story_address(page)},
            ),
        )

    ask_letters(_requester(instance, user), write, about=page.public_id, wanted="approved")


def _sent_back(instance: WorkflowState, user: User | None, **_told: Any) -> None:
    page = _story(instance)
    if page is None:
        return
    remark = instance.current_task_state.comment if instance.current_task_state else ""

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s sent back") % office_and_kind(page),
            (
                _("%(person)s has sent back %(story)s.")
                % {"person": name_of(user), "story": named(page)},
                *([remark] if remark else []),
                _("Go on with it: %(address)s") % {"address": story_address(page)},
            ),
        )

    ask_letters(_requester(instance, user), write, about=page.public_id, wanted="rejected")


def _story(state: WorkflowState) -> StoryPage | None:
    found: StoryPage | None = StoryPage.objects.filter(pk=state.object_id).first()
    return found


def _requester(state: WorkflowState, user: User | None) -> list[User]:
    return _without([state.requested_by] if state.requested_by else [], user)


def _without(people: Any, user: User | None) -> list[User]:
    return [person for person in people if person != user]
