"""The showings of histories are written, in place of those that were there."""

from collections.abc import Iterable

from dateline.record.histories import History, Pair
from dateline.record.models import Showing, ShowingEvent, ShowingTerm
from dateline.record.spans import Derived, Shown, sort_key, spans_of
from dateline.record.story_terms import StoryTerms

ROWS_AT_ONCE = 500


def show(histories: Iterable[History], terms: StoryTerms, *, replaced: Iterable[Pair] = ()) -> None:
    """Write the showings of these histories; `terms` know those of all their stories.

    Those of the `replaced` (item, language) pairs are taken away before.
    """
    for item_id, language in replaced:
        Showing.objects.filter(edition__item_id=item_id, language=language).delete()
    showings: list[Showing] = []
    under: list[ShowingTerm] = []
    events: list[ShowingEvent] = []
    for history in histories:
        for showing, its_terms, event in _spans(history, terms):
            showings.append(showing)
            under.extend(its_terms)
            if event:
                events.append(event)
    Showing.objects.bulk_create(showings, batch_size=ROWS_AT_ONCE)
    ShowingTerm.objects.bulk_create(under, batch_size=ROWS_AT_ONCE)
    ShowingEvent.objects.bulk_create(events, batch_size=ROWS_AT_ONCE)


def _spans(history: History, terms: StoryTerms) -> list[Derived]:
    if not history.kept:
        return []
    item = history.kept[0].item
    shown = [
        Shown(kept.edition, terms.ids_in_lists(kept.story), kept.story.event)
        if kept.story
        else Shown(kept.edition, None)
        for kept in history.kept
    ]
    key = sort_key(history.kept[0].edition, sequence=item.sequence)
    return spans_of(shown, public_id=item.public_id, sort_key=key)
