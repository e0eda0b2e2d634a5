"""The verb correct: a new version with a public note that says what was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.cancelling import call_off
from dateline.record.lawful import (
    Pending,
    Unlawful,
    check_words,
    release_time,
    story_of,
    to_call_off,
    version_out,
)
from dateline.record.models import Edition, Item, Severity, Verb
from dateline.record.person import Signature
from dateline.record.same import is_same
from dateline.record.sources import Source, lawful_sources
from dateline.record.standing import chosen
from dateline.record.story import Story


@dataclass(frozen=True, slots=True)
class Corrected:
    """A story put right, the note that tells readers what was wrong, and its source if any."""

    story: Story
    note: str
    source: Source | None = None


def correct(
    item: Item,
    corrected: Mapping[str, Corrected],
    *,
    by: Signature,
    severity: Severity = Severity.CORRECTION,
    release_at: datetime | None = None,
    pending: Pending = Pending.REFUSE,
) -> list[Edition]:
    """Append the corrected stories, one for each language tag, in one act: all or none.

    Raises Unlawful where a language has no note or no version out, is not changed, or waits
    for a release (unless `pending` says to cancel that).
    """
    if not corrected:
        raise Unlawful("There is nothing to correct; give a story in at least one language.")
    for one in corrected.values():
        check_words(
            one.note, absence="A correction needs a note that tells readers what was wrong."
        )
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        found = chosen(item, corrected, now=now)
        waiting = to_call_off(found, pending, now=now)
        sources = {tag: one.source for tag, one in corrected.items() if one.source is not None}
        made_from = lawful_sources(item, corrected, sources)
        drafts = []
        for standing in found:
            one = corrected[standing.language]
            if is_same(one.story, story_of(version_out(standing)), item):
                raise Unlawful(f"The correction changes nothing in “{standing.language}”.")
            drafts.append(
                Draft(
                    item,
                    standing.language,
                    Verb.CORRECT,
                    one.story,
                    released,
                    note=one.note,
                    severity=severity,
                    source=made_from.get(standing.language),
                )
            )
        act = begin_act(open_writing, Verb.CORRECT, by)
        call_off(open_writing, act, waiting)
        return append(open_writing, act, drafts)
