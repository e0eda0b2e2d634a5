"""The preview of a form, in Wagtail's own panel beside it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dateline.desk.models import StoryPage
from dateline.desk.preview.drafts import PAGE, answer_draft


def serve_form(page: StoryPage, _request: HttpRequest, mode: str) -> HttpResponse:
    """Answer with the story as the form has it now."""

    def place(token: str) -> str:
        if page.pk:
            return reverse("story_file", args=[page.pk, token])
        return reverse("choosable_file", args=[token])

    return answer_draft(page, mode or PAGE, place)
