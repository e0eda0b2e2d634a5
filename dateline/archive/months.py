"""The question which months beside this one hold something."""

from dataclasses import replace
from datetime import datetime

from dateline.archive.selection import Listed, Selection
from dateline.record.visibility import Viewer


def months_beside(
    selection: Selection, *, at: datetime, viewer: Viewer = Viewer.PUBLIC
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return the nearest (year, month) before and after the selection's month with an entry."""
    if selection.month is None:
        raise ValueError("The selection has no month to stand beside.")
    year, month = selection.month
    listed = Listed(replace(selection, month=None), at, viewer)
    return (
        _month(listed.keys(past=f"{year:04d}{month:02d}")),
        _month(listed.keys(past=f"{year:04d}{month + 1:02d}", is_upward=True)),
    )


def _month(keys: list[str]) -> tuple[int, int] | None:
    return (int(keys[0][:4]), int(keys[0][4:6])) if keys else None
