"""The questions whether something of an item went public, and what of an act readers have."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from dateline.record.models import Showing


def went_out(at: datetime, *, since: str) -> Exists:
    """Return the condition that a version of a row's item went public by `at` (UTC).

    The row has the item's `public_id`, and in the field `since` the moment from which on it
    counts. A withdrawal counts too: readers were shown its notice.
    """
    return Exists(
        Showing.objects.filter(
            public_id=OuterRef("public_id"),
            is_public=True,
            visible_from__gte=OuterRef(since),
            visible_from__lte=at,
        )
    )


def languages_out(act_id: int, at: datetime) -> list[str]:
    """Return the languages in which an act brought something out that can be read at `at` (UTC).

    What was corrected since can be read; what was cancelled or withdrawn cannot.
    """
    shown = Showing.objects.filter(is_public=True, is_listed=True, visible_from__lte=at)
    brought = shown.filter(edition__act_id=act_id).values("public_id", "language")
    readable = Showing.objects.filter(
        is_public=True,
        is_listed=True,
        visible_from__lte=at,
        visible_until__gt=at,
        public_id=OuterRef("public_id"),
        language=OuterRef("language"),
    )
    found = brought.filter(Exists(readable)).values_list("language", flat=True)
    return sorted(set(found))
