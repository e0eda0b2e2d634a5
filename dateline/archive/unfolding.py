"""The question unfolding: what items have said, version by version, in each of their languages."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.archive.standing import ItemInLanguage
from dateline.record.canonical import story_from
from dateline.record.models import Content, Edition, Verb
from dateline.record.story import Story


@dataclass(frozen=True, slots=True)
class Told:
    """An edition as it came out, or will; `at` and `recorded_at` in UTC.

    `number` is the one readers count it by, 0 where it was called off before they saw it.
    `source_id` is the key of the edition it was made from.
    """

    edition_id: int
    number: int
    verb: Verb
    at: datetime
    recorded_at: datetime
    note: str = ""
    source_id: int | None = None

    @property
    def is_notice(self) -> bool:
        """Whether it says no more than that the item was withdrawn."""
        return self.verb is Verb.WITHDRAW


@dataclass(frozen=True, slots=True)
class Unfolding:
    """An item in one language at a moment: all that was shown, that is to come, or never was."""

    shown: tuple[Told, ...] = ()
    coming: tuple[Told, ...] = ()
    called_off: tuple[Told, ...] = ()

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers find a notice in its place."""
        return bool(self.shown) and self.shown[-1].is_notice

    @property
    def newest(self) -> Told | None:
        """The newest version with words that readers were shown."""
        return next((told for told in reversed(self.shown) if not told.is_notice), None)

    @property
    def last(self) -> Told | None:
        """The newest version with words, one to come included."""
        both = (*self.shown, *self.coming)
        return next((told for told in reversed(both) if not told.is_notice), None)

    def has(self, edition_id: int | None) -> bool:
        """Whether an edition is one of these."""
        return any(told.edition_id == edition_id for told in self._all)

    def after(self, edition_id: int) -> tuple[Told, ...]:
        """Return what was shown after an edition of these, called off or not."""
        keys = [told.edition_id for told in sorted(self._all, key=lambda told: told.edition_id)]
        later = set(keys[keys.index(edition_id) + 1 :])
        return tuple(told for told in self.shown if told.edition_id in later)

    @property
    def _all(self) -> tuple[Told, ...]:
        return (*self.shown, *self.coming, *self.called_off)


def unfoldings(public_ids: Collection[str], *, at: datetime) -> Mapping[ItemInLanguage, Unfolding]:
    """Return how items unfolded up to `at` (UTC), and will, by (public id, language).

    For the house alone: what waits for its time stands beside what is out.
    """
    rows = Edition.objects.filter(item__public_id__in=list(public_ids)).order_by("number")
    found: dict[ItemInLanguage, tuple[list[Told], list[Told], list[Told]]] = defaultdict(
        lambda: ([], [], [])
    )
    for public_id, language, called_off, *columns in rows.values_list(
        "item__public_id",
        "language",
        "cancellation",
        "pk",
        "verb",
        "effective_at",
        "recorded_at",
        "note",
        "source",
    ):
        shown, coming, never = found[public_id, language]
        pk, verb, effective_at, recorded_at, note, source = columns
        number = 0 if called_off else len(shown) + len(coming) + 1
        told = Told(pk, number, Verb(verb), effective_at, recorded_at, note, source)
        if called_off:
            never.append(told)
        else:
            (shown if effective_at <= at else coming).append(told)
    return {
        pair: Unfolding(tuple(shown), tuple(coming), tuple(never))
        for pair, (shown, coming, never) in found.items()
    }


def stories_of(editions: Collection[int]) -> Mapping[int, Story]:
    """Return what editions say, by their keys, where that was not erased."""
    texts = Content.objects.filter(edition__in=list(editions)).values_list("edition_id", "text")
    return {edition_id: story_from(text) for edition_id, text in texts}
