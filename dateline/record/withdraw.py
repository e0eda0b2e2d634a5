"""The verb withdraw: an item leaves every list, and its page becomes a dated notice."""

from collections.abc import Sequence

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


def withdraw(
    item: Item, *, reason: str, by: Person, languages: Sequence[str] = ()
) -> list[Edition]:
    """Withdraw an item at once, in all its languages unless some are named.

    `reason` stands on the page for readers. Raises Unlawful where it is empty, or a
    language has no version, is withdrawn already, or waits for a release.
    """
    check_words(reason, absence="A withdrawal needs a reason that readers are told.")
    with writing() as open_writing:
        drafts = []
        for language in dict.fromkeys(languages or _languages_out(item)):
            check_nothing_pending(item, language, now=open_writing.recorded_at)
            last = last_edition(item, language)
            check_not_withdrawn(last)
            story = story_of(last)
            notice = Story(headline=story.headline, date=story.date)
            drafts.append(
                Draft(item, language, notice, release_at=open_writing.recorded_at, note=reason)
            )
        if not drafts:
            raise Unlawful(f"{item.public_id} has been withdrawn in every language already.")
        act = Act.objects.create(
            verb=Verb.WITHDRAW,
            at=open_writing.recorded_at,
            submitter=by.opaque_id,
            submitter_role=by.role,
            reason=reason,
        )
        return append(open_writing, act, drafts)


def _languages_out(item: Item) -> list[str]:
    """Return the languages an item has a version in that is not withdrawn."""
    newest: dict[str, str] = {}
    for language, verb in item.editions.order_by("number").values_list("language", "verb"):
        newest[language] = verb
    return [language for language, verb in newest.items() if verb != Verb.WITHDRAW]
