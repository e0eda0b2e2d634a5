"""What a story's history on the desk calls each deed."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Step(TextChoices):
    """A deed as a story's history keeps it, with the words for it."""

    PUBLISHED = "desk.published", _("Published")
    SCHEDULED = "desk.scheduled", _("Scheduled")
    UPDATED = "desk.updated", _("Changes published without a note")
    CORRECTED = "desk.corrected", _("Correction published")
    WITHDRAWN = "desk.withdrawn", _("Withdrawn")
    RESTORED = "desk.restored", _("Brought back")
    CANCELLED = "desk.cancelled", _("Taken off the schedule")
    MOVED = "desk.moved", _("Moved to another time")
    CONFIRMED = "desk.confirmed", _("Approved after it was published")

    @property
    def deed(self) -> str:
        """The word for it in the audit log, always in one language."""
        return self.value.removeprefix("desk.")


def register(actions: Any) -> None:
    """Tell Wagtail what to call each."""
    for step in Step:
        actions.register_action(step.value, step.label, step.label)
