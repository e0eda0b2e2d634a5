"""What is wrong with a story, and why it was sent back, above its form."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from dateline.desk.releasing.anchors import field_address
from dateline.desk.releasing.sent_back import SentBack, sent_back
from dateline.desk.requirements import Problem, Stage, problems_of


class StoryChecks(Panel):
    """Lists what has to be fixed, and what is worth a look, each leading to its field.

    Above stands what was said of a story that was sent back.

    Pictures are made ready for readers while the form is fetched, where that was not done
    before: publishing then waits for none of them.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Checks"), "icon": "clipboard-list", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one story."""

        template_name = "desk/checks/in_the_form.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self._sent_back:
                self.heading = _("Sent back")

        def is_shown(self) -> bool:
            """Whether there is anything to show."""
            return bool(super().is_shown() and (self._problems or self._sent_back))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the problems, with the addresses of their fields."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.instance
            found = [(one, field_address(story, one.field)) for one in self._problems]
            return context | {"problems": found, "sent_back": self._sent_back}

        @cached_property
        def _sent_back(self) -> SentBack | None:
            return sent_back(self.instance) if self.instance.pk else None

        @cached_property
        def _problems(self) -> list[Problem]:
            # What has just been sent is looked at as it was typed, and may not even be saved.
            if not self.instance.pk or self.request.method != "GET":
                return []
            return problems_of(self.instance, at=Stage.RELEASE)
