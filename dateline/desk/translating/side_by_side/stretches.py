"""How far a translation has come, stretch by stretch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.desk.translating.side_by_side.memory import Memory, Remembered
from dateline.desk.translating.side_by_side.words import Words


class State(StrEnum):
    """What there is to do about a stretch."""

    SAID = "said"
    COPY = "copy"
    REWORK = "rework"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the source at their place, and what the translation says there, if anything.

    `before` is what the source said when that was written, where it has to be reworked.
    """

    path: str
    source: Words
    said: Words | None
    state: State
    before: Words | None = None


def stretches_of(
    source: Mapping[str, Words], mine: Mapping[str, Words], memory: Memory
) -> list[Stretch]:
    """Return every stretch that the source has words for, in its order."""
    found = []
    for path, words in source.items():
        if words.key:
            said = mine.get(path)
            state, before = _state(words, said, memory.get(path, []))
            found.append(Stretch(path, words, said, state, before))
    return found


def unsaid(
    memory: Memory, source: Mapping[str, Words], mine: Mapping[str, Words]
) -> list[Remembered]:
    """Return what was said last for words that the source has no longer, if it stands nowhere."""
    gone = memory.keys() - {path for path, words in source.items() if words.key}
    standing = {words.key for words in mine.values()}
    newest = [memory[path][0] for path in memory if path in gone]
    return [one for one in newest if as_words(one.said).key not in {"", *standing}]


def as_words(remembered: str) -> Words:
    """Return what is remembered of a place that there is no longer."""
    return Words(remembered, is_rich=remembered.startswith("<"))


def _state(
    source: Words, said: Words | None, remembered: Iterable[Remembered]
) -> tuple[State, Words | None]:
    if said is None or not said.key:
        return State.LEFT_OUT, None
    pairs = [
        (Words(one.source, source.is_rich), Words(one.said, source.is_rich)) for one in remembered
    ]
    known = [meant for was, meant in pairs if was.key == source.key]
    if said.key == source.key:
        is_meant = source.may_stay or any(meant.key == said.key for meant in known)
        return (State.SAID if is_meant else State.COPY), None
    before = next((was for was, meant in pairs if meant.key == said.key), None)
    # Words of the source may come back: only what was said for them then still says them.
    if before is None or any(meant.key == said.key for meant in known):
        return State.SAID, None
    return State.REWORK, before
