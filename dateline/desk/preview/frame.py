"""One page for an editor: the story in a frame, whom it is shared with, and what they said."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.models import PreviewComment, PreviewLink, StoryPage
from dateline.desk.preview.answers import private
from dateline.desk.preview.comments import settle, unsettled
from dateline.desk.preview.drafts import PAGE, TEXT, answer_draft, newest
from dateline.desk.preview.links import UnusableLink, end_link, links_of, make_link
from dateline.desk.preview.rights import languages_for, story_for
from dateline.desk.preview.sharing_form import SharingForm
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES

_PHONE = "phone"
# The widths of the frame, in pixels.
_WIDTHS = {_PHONE: 390, "desktop": 1280}


class Preview(WagtailAdminTemplateMixin, TemplateView):
    """Shows a story as it would be published, in each language and at each width."""

    template_name = "desk/preview/frame.html"
    page_title = _("Preview")
    header_icon = "view"
    request: Any
    page: StoryPage
    address = ""
    form: SharingForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let those in who may see the story."""
        self.page = story_for(request, kwargs["pk"])
        return private(super().dispatch(request, *args, **kwargs))

    def get_page_subtitle(self) -> str:
        """Name the story."""
        return str(self.page.draft_title or self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are, and lead back to the story."""
        story = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": story, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the ways of looking at it, the links to it, and what guests have said."""
        width = self.request.GET.get("width", "")
        form = self.request.GET.get("form", "")
        public_id = self.page.public_id
        return super().get_context_data(**kwargs) | {
            "story": self.page,
            "languages": [
                (page, LANGUAGES[page.language]) for page in languages_for(self.request, self.page)
            ],
            "form_of_story": form if form in {PAGE, TEXT} else PAGE,
            "width": width if width in _WIDTHS else "desktop",
            "pixels": _WIDTHS.get(width, _WIDTHS["desktop"]),
            "sharing": self.form or SharingForm(),
            "address": self.address,
            "letter": self._letter(),
            "links": links_of(public_id, clock.now()),
            "comments": unsettled([public_id]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Make a link and show it this once: its secret is kept nowhere."""
        self.form = SharingForm(request.POST)
        if self.form.is_valid():
            try:
                path = make_link(
                    self.page, self.form.guest, lasts=self.form.lasting, by=self.request.user
                )
            except UnusableLink as error:
                self.form.add_error(None, str(error))
            else:
                self.address = settings.SITE_ADDRESS + path
        return self.get(request, *args, **kwargs)

    def _letter(self) -> str:
        """Return the address that opens the editor's own mail program with a letter begun."""
        if not self.address or self.form is None:
            return ""
        subject = gettext("A preview for you")
        body = gettext(
            "Please read this before it is public, and pass nothing on. "
            "You can comment on it below the story:"
        )
        body = quote(f"{body}\n\n{self.address}")
        return (
            f"mailto:{quote(self.form.guest.email, safe='@')}?subject={quote(subject)}&body={body}"
        )


@require_safe
def draft(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """Answer with the newest words of a story, as a page or as plain text."""
    page = story_for(request, pk)
    return answer_draft(newest(page), form, lambda token: reverse("story_file", args=[pk, token]))


@require_POST
def end(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """End a link."""
    page = story_for(request, pk)
    found = get_object_or_404(PreviewLink, pk=link, public_id=page.public_id)
    end_link(found, by=request.user)  # type: ignore[arg-type]
    told = gettext("The link for %(name)s opens nothing any more.") % {"name": found.reader_name}
    messages.success(request, told)
    return redirect("story_preview", pk)


@require_POST
def settle_comment(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Settle what a guest has said."""
    page = story_for(request, pk)
    found = get_object_or_404(PreviewComment, pk=comment, link__public_id=page.public_id)
    settle(found, by=request.user)  # type: ignore[arg-type]
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=204)
    return redirect(reverse("story_preview", args=[pk]) + "#comments")
