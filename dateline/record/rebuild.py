"""The verb rebuild: every showing is made again from the editions."""

from dateline.journal.writing import writing
from dateline.record.histories import histories_of
from dateline.record.models import Edition, Showing, ShowingEvent, ShowingTerm
from dateline.record.showings import ROWS_AT_ONCE, show
from dateline.record.story_terms import story_terms


def rebuild_showings() -> int:
    """Make all showings again, in one transaction; return how many there are then.

    Readers see the old ones until it commits. Nothing else may be written meanwhile.
    """
    with writing():
        ShowingEvent.objects.all().delete()
        ShowingTerm.objects.all().delete()
        Showing.objects.all().delete()
        pairs = list(
            Edition.objects.values_list("item_id", "language").distinct().order_by("item_id")
        )
        for start in range(0, len(pairs), ROWS_AT_ONCE):
            histories = list(histories_of(pairs[start : start + ROWS_AT_ONCE]).values())
            show(histories, story_terms(s for history in histories for s in history.stories))
    return Showing.objects.count()
