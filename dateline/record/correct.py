"""The verb correct: a new version with a public note that says what was wrong."""

from collections.abc import Callable

from dateline.journal.writing import writing
from dateline.record.append import Draft, append
from dateline.record.lawful import (
    Unlawful,
    check_not_withdrawn,
    check_nothing_pending,
    check_words,
    last_edition,
    story_of,
)
from dateline.record.models import Act, Edition, Item, Verb
from dateline.record.person import Person
from dateline.record.story import Story


def correct(
    item: Item,
    language: str,
    change: Callable[[Story], Story],
    *,
    note: str,
    by: Person,
) -> Edition:
    """Append what `change` makes of the story readers see now, at once.

    `note` is what readers are told. Raises Unlawful where the item has no version in this
    language, is withdrawn, waits for a release, or nothing changes; UnusableStory where the
    new words cannot be printed.
    """
    check_words(note, absence="A correction needs a note that tells readers what was wrong.")
    with writing() as open_writing:
        check_nothing_pending(item, language, now=open_writing.recorded_at)
        last = last_edition(item, language)
        check_not_withdrawn(last)
        before = story_of(last)
        after = change(before)
        if after == before:
            raise Unlawful("The correction changes nothing.")
        act = Act.objects.create(
            verb=Verb.CORRECT,
            at=open_writing.recorded_at,
            submitter=by.opaque_id,
            submitter_role=by.role,
            reason=note,
        )
        draft = Draft(item, language, after, release_at=open_writing.recorded_at, note=note)
        return append(open_writing, act, [draft])[0]
