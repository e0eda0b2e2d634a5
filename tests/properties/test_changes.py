"""Whoever follows the changes holds what the public sees, however it came about."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import changes as question
from dateline.archive.change_cursors import Place, Since, since_named
from dateline.archive.changes import Happened, changes
from dateline.lib import clock
from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.lawful import Pending, Unlawful
from dateline.record.models import Edition, Item, Showing, Verb
from dateline.record.publish import publish
from dateline.record.reschedule import reschedule
from dateline.record.restore import restore
from dateline.record.story import Story
from dateline.record.update import update
from dateline.record.visibility import visible
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR, nothing_kept
from tests.stories import a_story, released

START = datetime(2030, 3, 1, 10, 0, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LANGUAGES = ("en", "fr")

Seen = dict[tuple[str, str], int]
Steps = list[tuple[Any, Any]]


@dataclass
class Follower:
    """Somebody who asks for a few changes at a time, and does as each of them says."""

    limit: int
    since: Since | None = None
    seen: Seen = field(default_factory=dict)
    told: list[Place] = field(default_factory=list)

    def poll(self) -> bool:
        """Ask once; return whether there is more."""
        found = changes(self.since, at=clock.now(), limit=self.limit)
        assert found is not None
        assert len(found.happened) <= self.limit
        for one in found.happened:
            self._take(one)
        self.since = since_named(str(found.since)) if found.since else None
        return found.is_more

    def poll_to_the_end(self) -> None:
        """Ask until there is no more."""
        for _page in range(200):
            if not self.poll():
                return
        raise AssertionError("The changes never end.")

    def _take(self, one: Happened) -> None:
        assert one.at <= clock.now()
        item = one.place.public_id, one.place.language
        # Those of one item and language come in order, and none of them twice.
        assert one.place.version == 1 + max(
            (place.version for place in self.told if place[:2] == item), default=0
        )
        self.told.append(one.place)
        self.seen[item] = 0 if one.verb == Verb.WITHDRAW else one.place.version


@dataclass
class Newsroom:
    """What the desk does, at a clock that is moved."""

    traveller: time_machine.Traveller
    now: datetime = START
    items: list[Item] = field(default_factory=list)
    written: int = 0

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self._show()

    def at_a_moment_past(self, seconds: int, act: Callable[[], None]) -> None:
        """Do something as if its transaction had begun some seconds ago, and commits now."""
        clock.forget()
        self.traveller.move_to(self.now - timedelta(seconds=seconds))
        with suppress(Unlawful):
            act()
        self._show()

    def _show(self) -> None:
        clock.forget()
        self.traveller.move_to(self.now)

    def release(self, which: int, minutes: int) -> None:
        language = LANGUAGES[which % 2]
        if which < 4 and len(self.items) > which // 2:
            item = self.items[which // 2]
            publish({language: self._story()}, of=item, by=EDITOR, release_at=self._at(minutes))
        else:
            story = self._story()
            self.items.append(released(story, language=language, release_at=self._at(minutes)))

    def change(self, which: int, minutes: int, *, is_correction: bool) -> None:
        item, when = self._item(which), self._at(minutes)
        language = LANGUAGES[which % 2]
        if item and is_correction:
            corrected = {language: Corrected(self._story(), "It was wrong.")}
            correct(item, corrected, by=EDITOR, release_at=when)
        elif item:
            update(item, {language: self._story()}, by=EDITOR, release_at=when)

    def withdraw(self, which: int) -> None:
        if item := self._item(which):
            withdraw(item, reason="It was not true.", by=EDITOR)

    def restore(self, which: int) -> None:
        if item := self._item(which):
            restore(item, by=EDITOR)

    def call_off(self, which: int, *, is_moved: bool) -> None:
        item = self._item(which)
        if item and is_moved:
            reschedule(item, by=EDITOR, release_at=self._at(3))
        elif item:
            cancel(item, by=EDITOR)

    def withdraw_with_what_waits(self, which: int) -> None:
        if item := self._item(which):
            withdraw(item, reason="Not true.", by=EDITOR, pending=Pending.CANCEL)

    def _item(self, which: int) -> Item | None:
        return self.items[which // 2 % len(self.items)] if self.items else None

    def _at(self, minutes: int) -> datetime | None:
        # From the clock and not from `now`: what commits late may have been set for a moment past.
        base = clock.now().replace(second=0, microsecond=0)
        return base + minutes * MINUTE if minutes else None

    def _story(self) -> Story:
        self.written += 1
        return a_story(headline=f"Story {self.written}")


WHICH = st.integers(0, 5)
MINUTES = st.sampled_from([0, 0, 1, 2])
ACTS = st.one_of(
    st.tuples(st.just("release"), WHICH, MINUTES),
    st.tuples(st.just("correct"), WHICH, MINUTES),
    st.tuples(st.just("update"), WHICH, MINUTES),
    st.tuples(st.just("withdraw"), WHICH, st.just(0)),
    st.tuples(st.just("restore"), WHICH, st.just(0)),
)
# What is called off is never something that readers have seen, so none of these comes late.
CALLING_OFF = st.tuples(st.sampled_from(["cancel", "move", "withdraw all"]), WHICH, st.just(0))
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([1, 20, 30, 60, 90])),
    st.tuples(st.just("poll"), st.just(0)),
    st.tuples(st.just("poll to the end"), st.just(0)),
    st.tuples(st.sampled_from([0, 0, 1, 35, 70]), ACTS),
    st.tuples(st.just(0), CALLING_OFF),
)


def do(newsroom: Newsroom, act: tuple[str, int, int]) -> None:
    name, which, minutes = act
    match name:
        case "release":
            newsroom.release(which, minutes)
        case "correct" | "update":
            newsroom.change(which, minutes, is_correction=name == "correct")
        case "cancel" | "move":
            newsroom.call_off(which, is_moved=name == "move")
        case "withdraw":
            newsroom.withdraw(which)
        case "withdraw all":
            newsroom.withdraw_with_what_waits(which)
        case "restore":
            newsroom.restore(which)


def what_the_public_sees() -> Seen:
    """Return the version that is shown of each item and language, 0 for a notice."""
    found: Seen = {}
    for showing in Showing.objects.filter(visible(clock.now())).select_related("edition"):
        edition = showing.edition
        earlier = Edition.objects.filter(
            item=edition.item,
            language=edition.language,
            number__lte=edition.number,
            cancellation=None,
        )
        version = earlier.count() if showing.is_listed else 0
        found[showing.public_id, showing.language] = version
    return found


@pytest.fixture
def traveller(db: None) -> Iterator[time_machine.Traveller]:
    clock.forget()
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller
    clock.forget()


def follow_through(traveller: time_machine.Traveller, steps: Steps, limit: int) -> Follower:
    newsroom, follower = Newsroom(traveller), Follower(limit)
    newsroom.wait(0)
    for step, value in steps:
        if step == "wait":
            newsroom.wait(value)
        elif step == "poll":
            follower.poll()
        elif step == "poll to the end":
            follower.poll_to_the_end()
            assert follower.seen == what_the_public_sees()
        else:
            newsroom.at_a_moment_past(step, partial(do, newsroom, value))
    follower.poll_to_the_end()
    assert follower.seen == what_the_public_sees()
    shown = Edition.objects.filter(effective_at__lte=clock.now(), cancellation=None)
    assert len(follower.told) == len(set(follower.told)) == shown.count()
    return follower


NOW, IN_A_MINUTE = ("release", 5, 0), ("release", 5, 1)
HISTORIES: dict[str, Steps] = {
    # The transaction was open while a release came and was told.
    "committed behind a release": [
        (0, IN_A_MINUTE),
        ("wait", 60),
        ("poll", 0),
        (35, NOW),
    ],
    # It was set for a moment that had passed when its transaction ended.
    "set for a moment past": [
        (0, IN_A_MINUTE),
        ("wait", 35),
        ("poll to the end", 0),
        (20, IN_A_MINUTE),
    ],
    "passed by while it waited": [
        (0, IN_A_MINUTE),
        (0, NOW),
        ("poll to the end", 0),
        ("wait", 60),
        ("poll to the end", 0),
        (0, NOW),
    ],
    "several that wait for one moment": [
        *([(0, IN_A_MINUTE)] * 3),
        (0, NOW),
        ("poll to the end", 0),
        ("wait", 60),
        ("poll", 0),
        ("wait", 1),
        (35, NOW),
    ],
    # What comes while somebody turns the pages, between what was told and what was not.
    "coming between two pages": [
        (0, IN_A_MINUTE),
        *([(0, NOW)] * 3),
        ("poll", 0),
        ("wait", 60),
        ("poll", 0),
    ],
    "called off and set anew": [
        (0, IN_A_MINUTE),
        (0, NOW),
        ("poll", 0),
        (0, ("move", 0, 0)),
        ("wait", 60),
        ("poll", 0),
        (0, ("release", 5, 0)),
        ("wait", 120),
    ],
}


@pytest.mark.parametrize("limit", [1, 2, 20])
@pytest.mark.parametrize("steps", HISTORIES.values(), ids=HISTORIES)
def test_nothing_is_lost_or_told_twice(
    traveller: time_machine.Traveller, steps: Steps, limit: int
) -> None:
    follower = follow_through(traveller, steps, limit)
    assert len(follower.told) >= 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14), st.integers(1, 4))
def test_a_follower_holds_what_the_public_sees(
    traveller: time_machine.Traveller, steps: Steps, limit: int
) -> None:
    with nothing_kept():
        follow_through(traveller, steps, limit)


@pytest.mark.thorough
@settings(max_examples=1_500, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=30), st.integers(1, 4))
def test_a_follower_holds_what_the_public_sees_in_long_histories(
    traveller: time_machine.Traveller, steps: Steps, limit: int
) -> None:
    with nothing_kept():
        follow_through(traveller, steps, limit)


def test_what_is_committed_between_two_questions_of_a_page_is_told_once(
    traveller: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom, follower = Newsroom(traveller), Follower(20)
    newsroom.release(5, 0)
    newsroom.wait(35)
    asked, late = question._asked, iter([partial(do, newsroom, IN_A_MINUTE)])

    def asked_while_another_commits(words: str, parameters: Any) -> Any:
        rows = asked(words, parameters)
        if words == question._NEWEST:
            for act in late:
                newsroom.at_a_moment_past(20, act)
        return rows

    monkeypatch.setattr(question, "_asked", asked_while_another_commits)
    follower.poll()
    newsroom.release(5, 0)
    follower.poll_to_the_end()
    follower.poll_to_the_end()
    assert len(follower.told) == 3
    assert follower.seen == what_the_public_sees()


def test_what_waits_moves_no_cursor(traveller: time_machine.Traveller) -> None:
    newsroom, follower = Newsroom(traveller), Follower(20)
    newsroom.release(5, 0)
    follower.poll_to_the_end()
    since = str(follower.since)
    newsroom.release(5, 2)
    waiting = newsroom.items[-1]
    assert not follower.poll()
    assert str(follower.since) == since
    for place in (Place(waiting.public_id, "en", 1), Place("0" * 12, "en", 1)):
        assert changes(Since(place, place), at=clock.now(), limit=1) is None
    newsroom.wait(120)
    follower.poll()
    assert follower.told[-1].public_id == waiting.public_id


def test_a_page_costs_the_same_however_much_happened(traveller: time_machine.Traveller) -> None:
    newsroom, follower = Newsroom(traveller), Follower(2)
    for _item in range(3):
        newsroom.release(5, 0)
    follower.poll()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            changes(follower.since, at=clock.now(), limit=2)
        return len(queries)

    before = cost()
    for _item in range(20):
        newsroom.release(5, 0)
    assert cost() == before
