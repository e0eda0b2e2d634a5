"""What must hold before an edition may be appended or called off."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum

from dateline.lib.text import UnprintableText, checked_text
from dateline.record.canonical import story_from
from dateline.record.models import Content, Edition
from dateline.record.standing import Standing
from dateline.record.story import Story


class Unlawful(ValueError):
    """An act the record refuses, with the sentence that says why."""


class Pending(Enum):
    """What becomes of a version that waits for its time when another is to come out."""

    REFUSE = "refuse"
    CANCEL = "cancel"


def check_words(words: str, *, absence: str) -> None:
    """Refuse what readers are told where it says nothing (`absence`) or cannot be printed."""
    if not words.strip():
        raise Unlawful(absence)
    try:
        checked_text(words, field="note for readers")
    except UnprintableText as error:
        raise Unlawful(str(error)) from error


def release_time(said: datetime | None, *, now: datetime) -> datetime:
    """Return the moment of release in UTC: what was said, or now.

    A moment to come falls on a whole minute, because public answers are kept until the next
    one; a moment without a time zone means nothing.
    """
    if said is None:
        return now
    if said.tzinfo is None:
        raise Unlawful("The time of release needs a time zone, such as 2026-03-01T10:00+01:00.")
    moment = said.astimezone(UTC)
    if moment > now and (moment.second or moment.microsecond):
        raise Unlawful("A time of release falls on a whole minute, such as 10:00, not 10:00:30.")
    return moment


def to_call_off(standings: Iterable[Standing], pending: Pending, *, now: datetime) -> list[Edition]:
    """Return the versions that wait; refuse them, unless `pending` says to cancel them."""
    waiting = [standing.pending for standing in standings if standing.pending]
    for edition in waiting:
        if pending is Pending.REFUSE:
            raise Unlawful(
                f"A version of {edition.item.public_id} in “{edition.language}” is already "
                f"scheduled for {edition.effective_at:%d %B %Y, %H:%M} UTC; wait until it is "
                "out, or cancel it."
            )
        check_unseen(edition, now=now)
    return waiting


def check_unseen(edition: Edition, *, now: datetime) -> None:
    """Refuse to take back a version that journalists have been given."""
    if edition.press_at is not None and edition.press_at <= now:
        raise Unlawful(
            f"Journalists have had {edition.item.public_id} in “{edition.language}” since "
            f"{edition.press_at:%d %B %Y, %H:%M} UTC; it can no longer be taken back."
        )


def check_nothing_there(standing: Standing) -> None:
    """Refuse to publish in a language that has a version already."""
    name = f"{standing.item.public_id} is already"
    if standing.pending:
        raise Unlawful(
            f"{name} scheduled in “{standing.language}” for "
            f"{standing.pending.effective_at:%d %B %Y, %H:%M} UTC; move or cancel that."
        )
    if standing.is_withdrawn:
        raise Unlawful(f"{name} withdrawn in “{standing.language}”; restore it.")
    if standing.last:
        raise Unlawful(f"{name} out in “{standing.language}”; correct it.")


def version_out(standing: Standing) -> Edition:
    """Return the version that readers can read; refuse where there is none."""
    if standing.last is None:
        raise Unlawful(f"{standing.item.public_id} has no version in “{standing.language}” yet.")
    if standing.is_withdrawn:
        raise Unlawful(f"{standing.item.public_id} has been withdrawn in “{standing.language}”.")
    return standing.last


def story_of(edition: Edition) -> Story:
    """Return what an edition says; refuse where that was erased."""
    content = Content.objects.filter(edition=edition).first()
    if content is None:
        raise Unlawful(f"What {edition.item.public_id} said in “{edition.language}” was erased.")
    return story_from(content.text)
