"""The verb withdraw: an item leaves every list, and its page becomes a dated notice."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.cancelling import call_off
from dateline.record.items import item_with
from dateline.record.lawful import (
    Pending,
    Unlawful,
    check_words,
    story_of,
    to_call_off,
    version_out,
)
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.standing import Standing, chosen, standings
from dateline.record.story import Story


def withdraw(
    item: Item,
    *,
    reason: str | Mapping[str, str],
    by: Signature,
    languages: Sequence[str] = (),
    leads_to: str = "",
    pending: Pending = Pending.REFUSE,
) -> list[Edition]:
    """Withdraw an item at once, in all its languages unless some are named; all or none.

    `reason` stands on the page for readers: the same in all languages, or one for each.
    `leads_to` is the public id of the item that takes its place. With `pending` to be
    cancelled, so is what waits in those languages, also where nothing else is out. Raises
    Unlawful where a reason is missing, or a language has no version out to withdraw.
    """
    _check_leads_to(item, leads_to)
    with writing() as open_writing:
        now = open_writing.recorded_at
        found = chosen(item, languages, now=now) if languages else _all_out(item, now=now)
        waiting = to_call_off(found, pending, now=now)
        drafts = []
        for standing in found:
            if standing.pending and not standing.is_out:
                continue
            story = story_of(version_out(standing))
            drafts.append(
                Draft(
                    item,
                    standing.language,
                    Verb.WITHDRAW,
                    Story(headline=story.headline, date=story.date),
                    now,
                    note=_told(reason, standing.language),
                    leads_to=leads_to,
                )
            )
        if not drafts:
            raise Unlawful(f"{item.public_id} is not out; cancel what is scheduled.")
        act = begin_act(open_writing, Verb.WITHDRAW, by)
        call_off(open_writing, act, waiting)
        return append(open_writing, act, drafts)


def _all_out(item: Item, *, now: datetime) -> list[Standing]:
    found = [
        standing
        for standing in standings(item, now=now).values()
        if standing.is_out or standing.pending
    ]
    if not found:
        raise Unlawful(f"{item.public_id} has been withdrawn in every language already.")
    return found


def _told(reason: str | Mapping[str, str], language: str) -> str:
    words = reason if isinstance(reason, str) else reason.get(language, "")
    check_words(words, absence="A withdrawal needs a reason that readers are told.")
    return words


def _check_leads_to(item: Item, leads_to: str) -> None:
    if leads_to and (leads_to == item.public_id or item_with(leads_to) is None):
        raise Unlawful(f"“{leads_to}” is no other item that could take its place.")
