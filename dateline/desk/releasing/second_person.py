"""The two-person rule: who submitted a story does not let it go."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from dateline.desk.models import StoryPage
from dateline.desk.releasing.drafts import Draft
from dateline.desk.releasing.orders import NotAllowed, Orders, Refused
from dateline.desk.releasing.rights import may_take_back
from dateline.desk.requirements import rules_for
from dateline.people.models import User


def needs_second_person(pages: Iterable[StoryPage]) -> bool:
    """Whether an administrator asks for a second person on any of these stories' kinds."""
    return any(rules_for(page.kind).needs_second_person for page in pages)


def submitter_of(draft: Draft) -> User | None:
    """Return who submitted these words: who asked for the review, else who last saved them."""
    page = draft.page
    # A review that an earlier release has ended says nothing about what was written since.
    since = {"created_at__gt": page.last_published_at} if page.last_published_at else {}
    review = (
        WorkflowState.objects.for_instance(page)
        .exclude(status=WorkflowState.STATUS_CANCELLED)
        .filter(requested_by__isnull=False, **since)
        .select_related("requested_by")
        .order_by("-created_at", "-pk")
        .first()
    )
    person: User | None = review.requested_by if review else draft.revision.user
    return person


def check_second_person(drafts: Collection[Draft], by: User, orders: Orders) -> bool:
    """Refuse who submitted one of these, unless they may override the rule and say why.

    Returns whether it was overridden.
    """
    if not is_missing_second_person(drafts, by):
        return False
    if not orders.override_reason.strip():
        raise Refused(
            _("You wrote or submitted this yourself; stories of this kind need a second person.")
        )
    if not may_take_back(by):
        raise NotAllowed
    return True


def is_missing_second_person(drafts: Collection[Draft], by: User) -> bool:
    """Whether the rule holds for these and this person submitted one of them."""
    if not needs_second_person(draft.page for draft in drafts):
        return False
    return any(submitter_of(draft) == by for draft in drafts)
