"""What must hold before an edition may be appended."""

from datetime import UTC, datetime

from dateline.lib.text import UnprintableText, checked_text
from dateline.record.canonical import story_from
from dateline.record.models import Content, Edition, Item, Verb
from dateline.record.story import Story


class Unlawful(ValueError):
    """An act the record refuses, with the sentence that says why."""


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


def check_nothing_pending(item: Item, language: str, *, now: datetime) -> None:
    """Refuse while an edition of this item and language waits for its time."""
    pending = Edition.objects.filter(item=item, language=language, effective_at__gt=now)
    waiting = pending.order_by("effective_at").first()
    if waiting is not None:
        raise Unlawful(
            f"A version of {item.public_id} in “{language}” is already scheduled for "
            f"{waiting.effective_at:%d %B %Y, %H:%M} UTC; wait until it is out."
        )


def last_edition(item: Item, language: str) -> Edition:
    """Return the newest edition; refuse where there is none."""
    found: Edition | None = (
        Edition.objects.filter(item=item, language=language).order_by("number").last()
    )
    if found is None:
        raise Unlawful(f"{item.public_id} has no version in “{language}”.")
    return found


def story_of(edition: Edition) -> Story:
    """Return what an edition says; refuse where that was erased."""
    content = Content.objects.filter(edition=edition).first()
    if content is None:
        raise Unlawful(f"What {edition.item.public_id} said in “{edition.language}” was erased.")
    return story_from(content.text)


def check_not_withdrawn(edition: Edition) -> None:
    """Refuse to act on what has been withdrawn."""
    if edition.verb == Verb.WITHDRAW:
        raise Unlawful(f"{edition.item.public_id} has been withdrawn in “{edition.language}”.")
