"""A form as a browser without scripts would send it, from the page that shows it."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from dateline.desk.models import OfficePage


def add_address(page: OfficePage) -> str:
    """Return where a new story is written below an office's page."""
    return reverse("wagtailadmin_pages:add", args=["desk", "storypage", page.pk])


def filled_in(answer: Any, *, form_id: str = "page-edit-form") -> dict[str, Any]:
    """Return the fields of a form as they are on its page, with the lists of empty blocks."""
    found = querydict_from_html(answer.content.decode(), form_id=form_id)
    fields = dict(found.lists())
    for stream in ("body", "contacts"):
        fields.setdefault(f"{stream}-count", ["0"])
    return fields
