"""How far a translation is behind its source: computed of the two, never kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.archive.unfolding import Told, Unfolding
from dateline.desk.translating.said import Said
from dateline.record.models import Verb

# They say what was said before, or nothing.
_NO_NEWS = {Verb.WITHDRAW, Verb.RESTORE}


@dataclass(frozen=True, slots=True)
class Made:
    """What a translation was made from: the words, when they were saved (UTC), their edition."""

    source: str
    said: Said | None = None
    at: datetime | None = None
    edition_id: int | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """A translation against its source at a moment.

    `base` is the version it says, None where readers never had those words; `newer` is what
    came out since, oldest first, and `coming` what is scheduled. `is_rewritten` says that the
    desk's own words of the source were changed since, and are not out. `is_now` are the words
    a translation has to say by now.
    """

    source: str
    base: Told | None = None
    newer: tuple[Told, ...] = ()
    coming: tuple[Told, ...] = ()
    is_withdrawn: bool = False
    is_rewritten: bool = False
    said: Said | None = None
    is_now: Said | None = None

    @property
    def versions(self) -> int:
        """How many versions have come out since."""
        return len(self.newer)

    @property
    def is_behind(self) -> bool:
        """Whether there is anything of the source that it does not say yet."""
        return bool(self.newer) or self.is_rewritten

    @property
    def since(self) -> datetime | None:
        """When the first of those versions came out (UTC)."""
        return self.newer[0].at if self.newer else None


def behind(made: Made, source: Unfolding, words: Mapping[int, Said]) -> Behind:
    """Return how far what was made so is behind a source that unfolded so.

    `words` are those of the source's editions by key, where they were not erased. The version
    a translation says is the newest that says the same words: one that was moved to another
    time, or withdrawn and brought back, is not news.
    """
    said = made.said if made.said is not None else words.get(made.edition_id or 0)
    same = [told for told in source.shown if said and words.get(told.edition_id) == said]
    named = [told for told in source.shown if told.edition_id == made.edition_id]
    base = next(reversed(same or named), None)
    after = source.after(base.edition_id) if base else _after(made, source)
    newest = source.newest
    return Behind(
        source=made.source,
        base=base,
        newer=tuple(told for told in after if told.verb not in _NO_NEWS),
        coming=tuple(told for told in source.coming if words.get(told.edition_id) != said),
        is_withdrawn=source.is_withdrawn,
        said=said,
        is_now=words.get(newest.edition_id) if newest else None,
    )


def _after(made: Made, source: Unfolding) -> tuple[Told, ...]:
    """Return what came out after words that no version says."""
    if source.has(made.edition_id) and made.edition_id is not None:
        return source.after(made.edition_id)
    if made.at is None:
        return ()
    return tuple(told for told in source.shown if told.recorded_at > made.at)
