"""Submitting a story: what has to be fixed first is said, and the words are kept anyway."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import WorkflowState

from dateline.desk.models import StoryPage
from dateline.desk.releasing.anchors import field_address
from dateline.desk.requirements.asking import problems_of
from dateline.desk.requirements.problem import Problem, Stage


class ChecksBeforeReview:
    """A form of Wagtail's for stories that saves first, and submits what nothing blocks."""

    request: HttpRequest
    page: StoryPage
    save_action: Callable[[], HttpResponse]
    redirect_away: Callable[[], HttpResponse]
    # None where the story was never submitted.
    workflow_state: Any = None

    def submit_action(self) -> HttpResponse:
        """Save, and ask for a review, or go on with the one that asked for changes."""
        return self._saved_and(self._submit)

    def restart_workflow_action(self) -> HttpResponse:
        """Save, and ask for another review."""
        return self._saved_and(self._submit_again)

    def _saved_and(self, submit: Callable[[], None]) -> HttpResponse:
        saved = self.save_action()
        problems = problems_of(self.page, at=Stage.SUBMIT)
        blocking = [problem for problem in problems if problem.is_blocking]
        if blocking:
            self._tell(blocking)
            return saved
        submit()
        told = _("“%(headline)s” was submitted for review.") % {"headline": self.page.title}
        messages.success(self.request, told)
        return self.redirect_away()

    def _submit(self) -> None:
        state = self.workflow_state
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(self.request.user)
        else:
            self.page.get_workflow().start(self.page, self.request.user)

    def _submit_again(self) -> None:
        self.workflow_state.cancel(user=self.request.user)
        self.page.get_workflow().start(self.page, self.request.user)

    def _tell(self, problems: list[Problem]) -> None:
        told = _("It is saved, and was not submitted. This has to be fixed first:")
        links = ((field_address(self.page, one.field), one.sentence) for one in problems)
        listed = format_html_join("", '<li><a href="{}">{}</a></li>', links)
        messages.error(self.request, format_html("{}<ul>{}</ul>", told, listed))
