"""The questions versions and story now: what an item has said, and says last."""

from dataclasses import dataclass
from datetime import datetime

from dateline.record.histories import is_cancelled
from dateline.record.lawful import Unlawful, story_of
from dateline.record.models import Act, Edition, Item, Verb
from dateline.record.story import Story


@dataclass(frozen=True, slots=True)
class Version:
    """One edition as the house sees it; times in UTC. Erased ones have no headline."""

    number: int
    verb: str
    act: Act
    release_at: datetime
    recorded_at: datetime
    effective_at: datetime
    headline: str
    note: str
    severity: str
    leads_to: str
    is_cancelled: bool


def versions(item: Item, language: str) -> list[Version]:
    """Return all editions of an item in a language, oldest first, cancelled ones included."""
    rows = item.editions.filter(language=language).select_related("act", "content", "cancellation")
    return [
        Version(
            number=edition.number,
            verb=edition.verb,
            act=edition.act,
            release_at=edition.release_at,
            recorded_at=edition.recorded_at,
            effective_at=edition.effective_at,
            headline=edition.content.headline if hasattr(edition, "content") else "",
            note=edition.note,
            severity=edition.severity,
            leads_to=edition.leads_to,
            is_cancelled=is_cancelled(edition),
        )
        for edition in rows.order_by("number")
    ]


def languages_of(item: Item) -> list[str]:
    """Return the languages an item is, was or will be out in."""
    found = item.editions.filter(cancellation=None).values_list("language", flat=True)
    return sorted(set(found))


def story_now(item: Item, language: str) -> Story:
    """Return what an item says last, though it may still wait for its time, or be withdrawn.

    Raises Unlawful where the item has nothing in the language, or that was erased.
    """
    counting = item.editions.filter(language=language, cancellation=None)
    newest: Edition | None = counting.exclude(verb=Verb.WITHDRAW).order_by("number").last()
    if newest is None:
        raise Unlawful(f"{item.public_id} has no version in “{language}”.")
    return story_of(newest)
