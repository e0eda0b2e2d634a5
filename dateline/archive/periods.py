"""The questions which periods hold something: those beside one, and the months of a year."""

from dataclasses import replace
from datetime import datetime

from dateline.archive.period import Period
from dateline.archive.selection import Listed, Selection
from dateline.record.visibility import Viewer


def periods_beside(
    selection: Selection, *, at: datetime, viewer: Viewer = Viewer.PUBLIC
) -> tuple[Period | None, Period | None]:
    """Return the nearest periods before and after the selection's own that hold an entry.

    They are as long as its own: years beside a year, months beside a month.
    """
    period = selection.period
    if period is None:
        raise ValueError("The selection has no period to stand beside.")
    listed = Listed(replace(selection, period=None), at, viewer)
    before = listed.keys(past=period.first_key)
    after = listed.keys(past=period.past_key, is_upward=True)
    return (
        period.like(before[0]) if before else None,
        period.like(after[0]) if after else None,
    )
