"""The question which moment comes next at which time alone changes what readers see.

The journal knows of items. A right to show a picture ends without a word there, and what is
pinned comes and goes by the clock.
"""

from datetime import datetime

from django.db.models import Min

from dateline.archive.models import SectionPin
from dateline.lib.clock import FAR
from dateline.pictures.models import Rights


def next_moment(at: datetime) -> datetime | None:
    """Return the first such moment after `at` (UTC), None where nothing is known to come."""
    found = [
        Rights.objects.filter(shown_until__gt=at, shown_until__lt=FAR).aggregate(
            first=Min("shown_until")
        )["first"],
        SectionPin.objects.filter(from_at__gt=at).aggregate(first=Min("from_at"))["first"],
        SectionPin.objects.filter(until_at__gt=at).aggregate(first=Min("until_at"))["first"],
    ]
    return min((moment for moment in found if moment is not None), default=None)
