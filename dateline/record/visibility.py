"""The one predicate: what a viewer sees at a moment, for the ORM and for SQL of our own."""

from datetime import datetime
from enum import Enum

from django.db import connection
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


def visible_sql(alias: str, viewer: Viewer = Viewer.PUBLIC) -> str:
    """Return the same condition as SQL on the rows of `alias`; it takes `moments(at)`.

    For the lists that readers wait for, where composing a query costs more than asking it.
    """
    return f"{alias}.{viewer.value} AND {alias}.visible_from <= %s AND {alias}.visible_until > %s"


def moments(at: datetime) -> tuple[str | datetime, str | datetime]:
    """Return the parameters of `visible_sql`, as the database stores them."""
    stored = connection.ops.adapt_datetimefield_value(at) or at
    return stored, stored
