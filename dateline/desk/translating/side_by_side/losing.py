"""What a translation says and would no longer say once its source's changes are in."""

from collections.abc import Iterator
from hashlib import sha256

from dateline.desk.translating.side_by_side.contents import Content
from dateline.desk.translating.side_by_side.stretches import is_copy
from dateline.desk.translating.side_by_side.words import Words, words_of

_NOTHING = Words("")


def lost_words(source: Content, mine: Content, content: Content) -> dict[str, tuple[Words, Words]]:
    """Return what goes that was written for no words of the source, each at a place of its own.

    Such as a caption the translation has added to a picture that the source takes out, the row
    of a table, or what somebody had begun to write over. `content` is what the translation
    `mine` is about to become.
    """
    was, stays = words_of(source), words_of(content)
    lost: dict[str, tuple[Words, Words]] = {}
    for path, words in words_of(mine).items():
        before, after = was.get(path, _NOTHING), stays.get(path, _NOTHING)
        for one in _lost(words, before, after):
            lost[f"{path}.{sha256(one.key.encode()).hexdigest()[:12]}"] = _NOTHING, one
    return lost


def _lost(words: Words, before: Words, after: Words) -> Iterator[Words]:
    if words.is_table:
        there = {row for table in (before, after) for row in table.text.splitlines()}
        yield from (Words(row) for row in words.text.splitlines() if row not in there)
    elif words.key not in {"", before.key, after.key} and (
        not before.key or is_copy(before, words)
    ):
        yield words
