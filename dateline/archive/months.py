"""The question which months beside this one hold something."""

from dataclasses import replace
from datetime import datetime

from dateline.archive.latest import Selection, listed
from dateline.record.visibility import Viewer


def months_beside(
    selection: Selection, *, at: datetime, viewer: Viewer = Viewer.PUBLIC
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return the nearest (year, month) before and after the selection's month with an entry."""
    if selection.month is None:
        raise ValueError("The selection has no month to stand beside.")
    year, month = selection.month
    everything = listed(replace(selection, month=None), at, viewer)
    keys = everything.values_list("sort_key", flat=True)
    earlier = keys.filter(sort_key__lt=f"{year:04d}{month:02d}").order_by("-sort_key").first()
    later = keys.filter(sort_key__gte=f"{year:04d}{month + 1:02d}").order_by("sort_key").first()
    return _month(earlier), _month(later)


def _month(sort_key: str | None) -> tuple[int, int] | None:
    return (int(sort_key[:4]), int(sort_key[4:6])) if sort_key else None
