"""What the form of a story offers below it: save, submit, publish; Wagtail publishes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem

from dateline.desk.models import StoryPage
from dateline.desk.releasing.rights import may_release, may_release_below
from dateline.desk.releasing.sent_back import sent_back

_NAME = "action-publish-panel"
# To submit again what was sent back is to go on with its review, not to begin another beside it.
_WAGTAILS = {"action-publish", "action-unpublish", "action-restart-workflow"}
_WORDS = {"action-cancel-workflow": _("Take back from review")}
# By the name of the step, and whether it asks for a comment first.
_STEPS = {
    ("approve", False): _("Approve"),
    ("approve", True): _("Approve with a comment"),
    ("reject", True): _("Send back"),
}


class Submit(SubmitForModerationMenuItem):
    """Asks the office's editors to look at it."""

    label = _("Submit for review")

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Say so in our words, not with the name of a workflow."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        is_again = isinstance(page, StoryPage) and page.pk and sent_back(page)
        return context | {"label": _("Submit for review again") if is_again else Submit.label}


class Publish(ActionMenuItem):
    """Saves the story, then leads to its publish panel."""

    name = _NAME
    label = _("Publish…")
    template_name = "desk/releasing/publish_button.html"
    icon_name = "upload"
    order = 5

    def is_shown(self, context: Any) -> bool:
        """Whether this person decides over what goes out here."""
        user = context["request"].user
        if context["view"] == "create":
            return may_release_below(user, context["parent_page"])
        return not context["locked_for_user"] and may_release(user, context["page"])


def arrange(items: list[Any], _request: HttpRequest, _context: Any) -> None:
    """Take out what Wagtail would publish with, and call the rest what the desk calls it."""
    items[:] = [
        Submit(item.order) if item.name == Submit.name else item
        for item in items
        if item.name not in _WAGTAILS
    ]
    for item in items:
        step = (item.name, bool(getattr(item, "launch_modal", False)))
        if words := _WORDS.get(item.name) or _STEPS.get(step):
            item.label = words


def lead_to_panel(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Go on to the publish panel where that is what was pressed, now that the story is saved."""
    if request.POST.get(_NAME) and isinstance(page.specific, StoryPage):
        return redirect("story_publish", page.pk)
    return None
