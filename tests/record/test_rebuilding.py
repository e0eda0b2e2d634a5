"""Showings are derived: made again from the editions they are those that appending made.

What chance does to a few items is told as the record tells it, and asked for again two ways:
through the showings, and by the design's own words over the editions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.facts import EventFacts
from dateline.record.histories import is_cancelled
from dateline.record.lawful import Pending, Unlawful
from dateline.record.models import Edition, Item, Showing, ShowingEvent, ShowingTerm, Verb
from dateline.record.publish import NewItem, publish
from dateline.record.rebuild import rebuild_showings
from dateline.record.reschedule import reschedule
from dateline.record.restore import restore
from dateline.record.story import Story as Words
from dateline.record.update import update
from dateline.record.visibility import Viewer, visible
from dateline.record.withdraw import withdraw
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made, make_term
from tests.newsroom import EDITOR, nothing_kept
from tests.stories import NOW, a_story, head_office, released

LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Step:
    """Something tried upon an item, so many seconds after the last thing; backward as well."""

    verb: Verb
    item: int
    languages: tuple[str, ...]
    seconds: int
    release_in: int | None
    press_in: int | None
    topic: int
    event: EventFacts | None
    pending: Pending


EVENTS = (
    EventFacts(date(2030, 3, 4), date(2030, 3, 5)),
    EventFacts(datetime(2030, 3, 31, 2, 30), datetime(2030, 3, 31, 4), "Europe/Zurich"),  # noqa: DTZ001
)

steps = st.builds(
    Step,
    verb=st.sampled_from([*Verb, Verb.CANCEL]),
    item=st.sampled_from([0, 0, 1, 2]),
    languages=st.sampled_from([("en",), ("fr",), ("en", "fr"), (), ()]),
    seconds=st.sampled_from([0, 0, 1, 40, 3600, 86_400, -90]),
    release_in=st.none() | st.integers(-3, 3) | st.integers(1, 2000),
    press_in=st.none() | st.integers(-3, 3),
    topic=st.integers(0, 2),
    event=st.sampled_from([None, *EVENTS]),
    pending=st.sampled_from([*Pending]),
)


class Story:
    """What chance did, and the moments at which anything may have changed."""

    def __init__(self) -> None:
        region = make_term(Vocabulary.PLACE, {"en": "Region"})
        self.terms: list[Term] = [
            make_term(Vocabulary.PLACE, {"en": "Town"}, within=region),
            found_or_made(Vocabulary.KIND, "en", "News"),
            region,
        ]
        self.moment = NOW
        with time_machine.travel(NOW, tick=False):
            self.items: dict[int, Item] = {0: released(), 1: released(language="fr")}

    def take(self, step: Step) -> None:
        """Do what the step says, or nothing where the record refuses."""
        self.moment += timedelta(seconds=step.seconds)
        with time_machine.travel(self.moment, tick=False):
            try:
                self._act(step)
            except Unlawful:
                return

    def _act(self, step: Step) -> None:
        told = {"headline": f"At {self.moment:%d %H:%M:%S}", "event": step.event}
        story = a_story(self.terms[step.topic], **told)
        item = self.items.get(step.item)
        release_at = self._minute(step.release_in)
        if step.verb == Verb.PUBLISH:
            (edition, *_) = publish(
                dict.fromkeys(step.languages, story),
                by=EDITOR,
                of=item or NewItem(head_office()),
                release_at=release_at,
                press_at=self._minute(step.press_in),
            )
            self.items[step.item] = edition.item
        elif item:
            self._act_again(step, item, story, release_at)

    def _act_again(self, step: Step, item: Item, story: Words, release_at: datetime | None) -> None:
        stories = dict.fromkeys(step.languages, story)
        timed: dict[str, Any] = {"by": EDITOR, "release_at": release_at}
        some: dict[str, Any] = {"by": EDITOR, "languages": step.languages}
        match step.verb:
            case Verb.UPDATE:
                update(item, stories, **timed, pending=step.pending)
            case Verb.CORRECT:
                corrected = {name: Corrected(one, "Wrong.") for name, one in stories.items()}
                correct(item, corrected, **timed, pending=step.pending)
            case Verb.WITHDRAW:
                withdraw(item, reason="Untrue.", **some, pending=step.pending)
            case Verb.RESTORE:
                restore(item, **timed, languages=step.languages)
            case Verb.CANCEL:
                cancel(item, **some)
            case Verb.RESCHEDULE:
                reschedule(item, **timed, languages=step.languages)

    def _minute(self, minutes: int | None) -> datetime | None:
        if minutes is None:
            return None
        return self.moment.replace(second=0, microsecond=0) + timedelta(minutes=minutes)


def moments_around(editions: list[Edition]) -> Iterator[datetime]:
    """Yield every time that any edition has, and the instants beside it."""
    times = {edition.effective_at for edition in editions}
    times |= {edition.press_at for edition in editions if edition.press_at}
    times |= {edition.recorded_at for edition in editions}
    for moment in sorted(times):
        for beside in (-1, 0, 1):
            yield moment + timedelta(microseconds=beside)
    yield datetime(9000, 1, 1, tzinfo=UTC)


def shown_by_design(editions: list[Edition], at: datetime, viewer: Viewer) -> set[int]:
    """Return the editions a viewer sees, by the words of the design, not by the showings."""
    newest: dict[tuple[int, str], int] = {}
    for edition in editions:
        if is_cancelled(edition):
            continue
        starts = edition.effective_at
        if viewer is Viewer.PRESS and edition.press_at:
            starts = min(starts, max(edition.press_at, edition.recorded_at))
        if starts <= at:
            newest[edition.item_id, edition.language] = edition.pk
    return set(newest.values())


def assert_at_most_one_waits(editions: list[Edition]) -> None:
    """No item has two versions of a language that wait for their time."""
    now = max(edition.recorded_at for edition in editions)
    waiting = [
        (edition.item_id, edition.language)
        for edition in editions
        if edition.effective_at > now and not is_cancelled(edition)
    ]
    assert len(waiting) == len(set(waiting))


def derived_rows() -> tuple[list[tuple[Any, ...]], ...]:
    """Return all that is derived, without the numbers of the rows."""
    span = ("language", "sort_key", "is_public", "is_press", "visible_from", "visible_until")
    showings = Showing.objects.values_list("edition_id", "public_id", "is_listed", *span)
    terms = ShowingTerm.objects.values_list(
        "showing__edition_id", "showing__visible_from", "term_id", *span
    )
    events = ShowingEvent.objects.values_list(
        "showing__edition_id", "showing__visible_from", "begins_at", "ends_at", *span
    )
    return sorted(showings), sorted(terms), sorted(events)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=3, max_size=16))
def test_whatever_was_done_showings_say_what_the_editions_do(done: list[Step]) -> None:
    with nothing_kept():
        story = Story()
        for step in done:
            story.take(step)
        appended = derived_rows()
        editions = list(Edition.objects.select_related("cancellation").order_by("pk"))
        assert_at_most_one_waits(editions)
        for at in moments_around(editions):
            for viewer in Viewer:
                shown = list(Showing.objects.filter(visible(at, viewer)).values_list("edition_id"))
                expected = shown_by_design(editions, at, viewer)
                assert sorted(pk for (pk,) in shown) == sorted(expected), (at, viewer)
                listed = Showing.objects.filter(visible(at, viewer), is_listed=True)
                gone = listed.filter(edition__verb=Verb.WITHDRAW)
                assert not gone.exists()
        assert not Showing.objects.filter(visible_until__lte=F("visible_from")).exists()
        assert rebuild_showings() == len(appended[0])
        assert derived_rows() == appended


@pytest.mark.django_db
def test_rebuilding_twice_is_rebuilding_once() -> None:
    released()
    rebuild_showings()
    once = derived_rows()
    rebuild_showings()
    assert derived_rows() == once
