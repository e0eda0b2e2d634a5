"""The desk's address of side-by-side writing; the rest of it is the story's form."""

from django.urls import URLPattern, path

from dateline.desk.translating.side_by_side.pressed import right_as_it_is


def side_by_side_addresses() -> list[URLPattern]:
    """Return it, below the desk's own."""
    address = "stories/<int:pk>/side-by-side/right/"
    return [path(address, right_as_it_is, name="right_as_it_is")]
