"""What guests have said, beside the story in its form."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from dateline.desk.preview.comments import unsettled


class PreviewComments(Panel):
    """Shows what waits for an answer, and lets an editor settle it on the spot."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Comments from guests"), "icon": "comment", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one story."""

        template_name = "desk/preview/comments_panel.html"

        def is_shown(self) -> bool:
            """Whether there is anything to show."""
            return bool(super().is_shown() and self._waiting())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what waits."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"comments": self._waiting(), "story": self.instance}

        def _waiting(self) -> list[Any]:
            if not self.instance.pk:
                return []
            return list(unsettled([self.instance.public_id]))
