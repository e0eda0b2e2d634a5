"""Where on the form of a story each of its fields stands, so that a check can lead to it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from dateline.desk.models import StoryPage


def field_address(page: StoryPage, field: str) -> str:
    """Return the address of a field on the form of a story; of the form itself for no field."""
    form: str = reverse("wagtailadmin_pages:edit", args=[page.pk])
    anchor = dict(_anchors(StoryPage.get_edit_handler(), "panel")).get(field.partition(".")[0])
    return f"{form}#{anchor}" if anchor else form


def _anchors(panel: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the field of each panel below this one, with the id that Wagtail gives it."""
    name = getattr(panel, "field_name", None) or getattr(panel, "relation_name", None)
    if name:
        yield name, f"{prefix}-wrapper"
    children = getattr(panel, "children", ())
    for child, identifier in zip(children, getattr(panel, "child_identifiers", ()), strict=False):
        yield from _anchors(child, f"{prefix}-child-{identifier}")
