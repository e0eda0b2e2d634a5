"""From the editions of one item in one language to the spans in which each shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from dateline.lib.clock import FAR
from dateline.record.event_times import event_times
from dateline.record.facts import EventFacts
from dateline.record.models import Edition, Showing, ShowingEvent, ShowingTerm, Verb

# Moments are counted from here, so that archives older than computers keep their order.
_FIRST_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition, and what it stands for in lists.

    `term_ids` are those it stands under, None once it is erased; `event` is what it tells of.
    """

    edition: Edition
    term_ids: tuple[int, ...] | None
    event: EventFacts | None = None


class Derived(NamedTuple):
    """A showing and what stands with it, unsaved: under which terms, and as which event."""

    showing: Showing
    terms: list[ShowingTerm]
    event: ShowingEvent | None


def spans_of(editions: Sequence[Shown], *, public_id: str, sort_key: str) -> list[Derived]:
    """Return the showings, unsaved, of the editions of one item in one language, in order.

    An edition shows to the public from `effective_at`, to the press from its `press_at`
    where that is earlier, each until the next edition does. An erased one shows to nobody,
    and brings nothing back that it had replaced.
    """
    public_starts = [shown.edition.effective_at for shown in editions]
    press_starts = [_press_start(shown.edition) for shown in editions]
    made = []
    for shown, public, press in zip(
        editions,
        pairwise([*public_starts, FAR]),
        pairwise([*press_starts, FAR]),
        strict=True,
    ):
        audiences = (
            [(public, True, True)]
            if public == press
            else [
                (public, True, False),
                (press, False, True),
            ]
        )
        for (starts, ends), is_public, is_press in audiences:
            if starts < ends and shown.term_ids is not None:
                span = {
                    "language": shown.edition.language,
                    "sort_key": sort_key,
                    "is_public": is_public,
                    "is_press": is_press,
                    "visible_from": starts,
                    "visible_until": ends,
                }
                made.append(_showing(shown, public_id, span))
    return made


def sort_key(first: Edition, *, sequence: int) -> str:
    """Return the digits that put an item in its place: its date, first release, sequence.

    All are those of its `first` edition in the language: a correction moves nothing, and
    the header keeps them where the content has been erased.
    """
    # Whole numbers: through a float, a moment could end up a microsecond beside itself.
    microseconds = (first.release_at - _FIRST_MOMENT) // _MICROSECOND
    day = first.date.isoformat().replace("-", "")
    return f"{day}{microseconds:018d}{sequence:010d}"


def first_release_in(sort_key: str) -> datetime:
    """Return the moment of first release (UTC) that a sort key holds."""
    return _FIRST_MOMENT + int(sort_key[8:26]) * _MICROSECOND


def _press_start(edition: Edition) -> datetime:
    if edition.press_at is None:
        return edition.effective_at
    return min(max(edition.press_at, edition.recorded_at), edition.effective_at)


def _showing(shown: Shown, public_id: str, span: dict[str, object]) -> Derived:
    is_listed = shown.edition.verb != Verb.WITHDRAW
    showing = Showing(edition=shown.edition, public_id=public_id, is_listed=is_listed, **span)
    if not is_listed:
        return Derived(showing, [], None)
    terms = [
        ShowingTerm(showing=showing, term_id=term_id, **span) for term_id in shown.term_ids or ()
    ]
    return Derived(showing, terms, _event(showing, shown.event, span))


def _event(
    showing: Showing, event: EventFacts | None, span: dict[str, object]
) -> ShowingEvent | None:
    if event is None:
        return None
    begins_at, ends_at = event_times(event)
    return ShowingEvent(showing=showing, begins_at=begins_at, ends_at=ends_at, **span)
