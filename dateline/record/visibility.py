"""The one predicate: what a viewer sees at a moment."""

from datetime import datetime
from enum import Enum

from django.db.models import Q


class Viewer(Enum):
    """Who asks."""

    PUBLIC = "is_public"
    PRESS = "is_press"


def visible(at: datetime, viewer: Viewer = Viewer.PUBLIC, *, path: str = "") -> Q:
    """Return the condition under which a showing is visible to `viewer` at `at` (UTC).

    `path` leads to the row with the span, such as `showing__`, where the question starts
    from another table.
    """
    return Q(
        **{
            f"{path}{viewer.value}": True,
            f"{path}visible_from__lte": at,
            f"{path}visible_until__gt": at,
        }
    )
