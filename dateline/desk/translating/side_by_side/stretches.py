"""How far a translation has come, stretch by stretch."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.desk.translating.pieces import words_in
from dateline.desk.translating.side_by_side.memory import Memory, Remembered
from dateline.desk.translating.side_by_side.words import Words

# So many words of the source in a longer stretch, and it is not translated, only touched.
_LONG = 8
_MOST_KEPT = 0.8


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
    memory: Memory, stretches: Iterable[Stretch], mine: Mapping[str, Words]
) -> list[Remembered]:
    """Return what was said last where nothing is said by now, if it stands nowhere.

    The source has no words there any longer, or has them again and nobody has said them since.
    """
    said = {one.path for one in stretches if one.state is not State.COPY}
    standing = {line for words in mine.values() for line in (words.key, *words.text.splitlines())}
    newest = [memory[path][0] for path in memory if path not in said]
    return [
        one
        for one in newest
        if one.said != one.source and as_words(one.said).key not in {"", *standing}
    ]


def known_words(stretch: Stretch, memory: Memory) -> Words | None:
    """Return what was said before for the very words of a stretch, if anything; of no table."""
    if stretch.source.is_table:
        return None
    pairs = _pairs(stretch.source, memory.get(stretch.path, []))
    return next((meant for was, meant in pairs if was.key == stretch.source.key), None)


def as_words(remembered: str) -> Words:
    """Return what is remembered of a place that there is no longer."""
    return Words(remembered, is_rich=remembered.startswith("<"))


def _state(
    source: Words, said: Words | None, remembered: Iterable[Remembered]
) -> tuple[State, Words | None]:
    if said is None or not said.key:
        return State.LEFT_OUT, None
    pairs = _pairs(source, remembered)
    known = [meant for was, meant in pairs if was.key == source.key]
    if is_copy(source, said):
        is_meant = source.may_stay or any(meant.key == said.key for meant in known)
        return (State.SAID if is_meant else State.COPY), None
    before = next((was for was, meant in pairs if meant.key == said.key), None)
    # Words of the source may come back: only what was said for them then still says them.
    if before is None or any(meant.key == said.key for meant in known):
        return State.SAID, None
    return State.REWORK, before


def is_copy(source: Words, said: Words) -> bool:
    """Say whether words are still those of the source, but for a letter or a word here and there.

    Longer ones alone: of two languages that are close, short ones may well be alike.
    """
    if said.key == source.key:
        return True
    own = words_in(said.text)
    kept = Counter(own) & Counter(words_in(source.text))
    return len(own) >= _LONG and kept.total() >= _MOST_KEPT * len(own)


def _pairs(source: Words, remembered: Iterable[Remembered]) -> list[tuple[Words, Words]]:
    """Return what was said before, each time for which words; kept as the source's are."""
    return [
        (Words(one.source, source.is_rich), Words(one.said, source.is_rich)) for one in remembered
    ]
