"""The verb cancel: what is scheduled is called off, and was never there."""

from collections.abc import Sequence
from datetime import datetime

from dateline.journal.writing import writing
from dateline.record.acts import begin_act
from dateline.record.cancelling import call_off
from dateline.record.lawful import Unlawful, check_unseen
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.standing import chosen, standings


def cancel(item: Item, *, by: Signature, languages: Sequence[str] = ()) -> list[Edition]:
    """Call off the versions that wait, in all languages or in some; return them.

    All of them in one act, or none. Raises Unlawful where nothing waits, or journalists
    have been given it already.
    """
    with writing() as open_writing:
        waiting = waiting_in(item, languages, now=open_writing.recorded_at)
        act = begin_act(open_writing, Verb.CANCEL, by)
        call_off(open_writing, act, waiting)
        return waiting


def waiting_in(item: Item, languages: Sequence[str], *, now: datetime) -> list[Edition]:
    """Return what waits in these languages, in all without any, and may still be called off.

    Raises Unlawful where nothing waits in one of them, or it was seen.
    """
    found = chosen(item, languages, now=now) if languages else standings(item, now=now).values()
    waiting = []
    for standing in found:
        if standing.pending:
            check_unseen(standing.pending, now=now)
            waiting.append(standing.pending)
        elif languages:
            raise Unlawful(f"Nothing of {item.public_id} waits in “{standing.language}”.")
    if not waiting:
        raise Unlawful(f"Nothing of {item.public_id} waits for its time.")
    return waiting
