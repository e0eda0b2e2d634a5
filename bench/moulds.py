"""Moulds: items that went through the record's own verb, and from whose rows others are cast."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from bench.house import House
from bench.stories import YEARS, MadeUp, made_up
from dateline.journal.models import Change
from dateline.journal.writing import Writing
from dateline.record.append import Draft, append
from dateline.record.items import new_items
from dateline.record.models import Act, Item, Severity, Verb
from dateline.record.story import Story

# How long after its first release a version is replaced.
AFTERWARDS = timedelta(days=2)
_CORRECTED = 100
_WITHDRAWN = 1000
_NOTE = "An earlier version named another author."


def make_moulds(chance: Random, house: House, count: int, *, now: datetime) -> None:
    """Publish `count` made-up items; correct one in a hundred, withdraw one in a thousand.

    The caller holds the transaction open. All were recorded before the first was released,
    so that each shows from its own moment on, as in an archive that was lived.
    """
    things = [made_up(chance, house, now=now) for _ in range(count)]
    items = new_items([thing.office for thing in things])
    began = now - timedelta(days=366 * YEARS)
    _append(
        Verb.PUBLISH,
        began,
        [
            Draft(item, language, Verb.PUBLISH, story, release_at=thing.released_at)
            for item, thing in zip(items, things, strict=True)
            for language, story in thing.stories.items()
        ],
    )
    # Counted from within, so that even a small house has one of each.
    for place in range(count // 2 % _CORRECTED, count, _CORRECTED):
        _replace(items[place], things[place], Verb.CORRECT, _corrected)
    for place in range(count // 3 % _WITHDRAWN, count, _WITHDRAWN):
        _replace(items[place], things[place], Verb.WITHDRAW, _withdrawn)


def _replace(item: Item, thing: MadeUp, verb: Verb, change: Callable[[Story], Story]) -> None:
    at = thing.released_at + AFTERWARDS
    severity = Severity.CORRECTION if verb == Verb.CORRECT else ""
    drafts = [
        Draft(item, language, verb, change(story), release_at=at, note=_NOTE, severity=severity)
        for language, story in thing.stories.items()
    ]
    _append(verb, at, drafts)


def _append(verb: Verb, at: datetime, drafts: list[Draft]) -> None:
    open_writing = Writing(recorded_at=at)
    act = Act.objects.create(verb=verb, at=at)
    append(open_writing, act, drafts, are_first=verb == Verb.PUBLISH)
    Change.objects.bulk_create(open_writing.changes)


def _corrected(story: Story) -> Story:
    return replace(story, byline="The press unit")


def _withdrawn(story: Story) -> Story:
    return Story(headline=story.headline, date=story.date)
