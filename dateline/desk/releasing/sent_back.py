"""The question who sent a story back, and what they said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from dateline.desk.letters.addressing import name_of
from dateline.desk.models import StoryPage


@dataclass(frozen=True, slots=True)
class SentBack:
    """By whom a story was sent back, and with which comment, which may be empty."""

    person: str
    comment: str

    @property
    def words(self) -> str:
        """Who it was, as a sentence begins with it."""
        return _("Sent back by %(person)s") % {"person": self.person}


def sent_back(page: StoryPage) -> SentBack | None:
    """Return who sent a story back, None where it is not waiting to be submitted again."""
    review = page.current_workflow_state
    if review is None or review.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    step = review.current_task_state
    return SentBack(name_of(step.finished_by), step.comment)
