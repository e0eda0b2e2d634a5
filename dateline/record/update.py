"""The verb update: a new version that readers are told nothing about."""

from collections.abc import Mapping
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.cancelling import call_off
from dateline.record.lawful import (
    Pending,
    Unlawful,
    release_time,
    story_of,
    to_call_off,
    version_out,
)
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.same import is_same
from dateline.record.sources import NO_SOURCES, Sources, is_from_another, lawful_sources
from dateline.record.standing import chosen
from dateline.record.story import Story


def update(
    item: Item,
    stories: Mapping[str, Story],
    *,
    by: Signature,
    release_at: datetime | None = None,
    pending: Pending = Pending.REFUSE,
    sources: Sources = NO_SOURCES,
) -> list[Edition]:
    """Append those of the stories, one for each language tag, that change what is out.

    All of them in one act, or none; `sources` says by language what was translated from what.
    The same words made from other words are a change: readers are told whether a translation
    says what its source says. Raises Unlawful where nothing changes in any language, or one has
    no version out or waits for a release (unless `pending` says to cancel that).
    """
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        found = chosen(item, stories, now=now)
        waiting = to_call_off(found, pending, now=now)
        rewritten = [
            standing.language
            for standing in found
            if not is_same(stories[standing.language], story_of(version_out(standing)), item)
        ]
        changed = [
            standing.language
            for standing in found
            if standing.language in rewritten
            or is_from_another(item, version_out(standing), sources, going=rewritten)
        ]
        if not changed:
            raise Unlawful("The update changes nothing.")
        made_from = lawful_sources(item, changed, sources)
        drafts = [
            Draft(item, tag, Verb.UPDATE, stories[tag], released, source=made_from.get(tag))
            for tag in changed
        ]
        act = begin_act(open_writing, Verb.UPDATE, by)
        call_off(open_writing, act, waiting)
        return append(open_writing, act, drafts)
