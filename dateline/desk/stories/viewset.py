"""How Wagtail writes stories: our beginning of the form, and the list to come back to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.rich_text import RichText

from dateline.desk.models import StoryPage
from dateline.desk.requirements.submitting import ChecksBeforeReview
from dateline.terms.models import Term, Vocabulary


class _LeadsToStories:
    """Leads to the list of stories, where Wagtail would lead into the tree."""

    next_url: str
    page: StoryPage

    def redirect_away(self) -> HttpResponse:
        """Lead to where one came from, else to the stories."""
        return redirect(self.next_url or "stories")


class NewStory(_LeadsToStories, ChecksBeforeReview, CreateView):
    """Writes a story for the first time, of the kind that was asked for."""

    page_title = _("New")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form with that kind chosen, and a text to begin."""
        kind = Term.objects.filter(
            vocabulary=Vocabulary.KIND, public_id=request.GET.get("kind", "")
        ).first()
        if kind is not None:
            self.page.kind = kind
        self.page.body = [("text", RichText(""))]
        answer: HttpResponse = super().get(request)
        return answer


class WrittenStory(_LeadsToStories, ChecksBeforeReview, EditView):
    """Writes on."""

    def get_page_title(self) -> str:
        """Return what is done here; the headline stands beside it."""
        return str(_("Edit"))


class StoryViews(PageViewSet):
    """Wagtail's views of a page, where it is a story."""

    model = StoryPage
    add_view_class = NewStory
    edit_view_class = WrittenStory

    def get_urlpatterns(self) -> list[Any]:
        """Return none of its own: pages have addresses that all of them share."""
        return []
