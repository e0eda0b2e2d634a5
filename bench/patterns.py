"""The rows of moulds as they stand in the database, in the shape that casting wants."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bench.tables import ACT, CHANGE, CONTENT, EDITION, ITEM, SHOWING, Row

# The members of a canonical text that differ between casts, in the order they stand there.
_OWN = ("date", "headline", "item", "nonce", "release_at")


@dataclass(frozen=True, slots=True)
class Version:
    """An edition of a mould with all that hangs on it; `step` counts what came before it."""

    step: int
    is_last: bool
    edition: Row
    content: Row
    pieces: tuple[str, ...]
    showing: Row
    change: Row


@dataclass(frozen=True, slots=True)
class Mould:
    """An item with the acts it went through, and its versions in all languages."""

    item: Row
    acts: tuple[Row, ...]
    versions: tuple[Version, ...]


def read_moulds() -> list[Mould]:
    """Return everything the database holds as moulds; nothing may have been cast yet."""
    acts = {row[0]: row for row in ACT.rows()}
    versions = defaultdict(list)
    for act_id, item_id, version in _versions():
        versions[item_id].append((act_id, version))
    return [
        Mould(
            item=item,
            acts=tuple(
                acts[key] for key in dict.fromkeys(act_id for act_id, _ in versions[item[0]])
            ),
            versions=tuple(version for _, version in versions[item[0]]),
        )
        for item in ITEM.rows()
    ]


def _versions() -> Iterator[tuple[int, int, Version]]:
    """Yield the id of its act, that of its item, and each version, as they were appended."""
    contents = {row[0]: row for row in CONTENT.rows()}
    showings = {row[SHOWING.place["edition_id"]]: row for row in SHOWING.rows()}
    editions = EDITION.rows()
    act, item, language, number = (
        EDITION.place[name] for name in ("act_id", "item_id", "language", "number")
    )
    newest = {(row[item], row[language]): row[number] for row in editions}
    # Every edition leaves one change, in the order in which they are appended.
    for edition, change in zip(editions, _changes_of_items(), strict=True):
        content = contents[edition[0]]
        yield (
            edition[act],
            edition[item],
            Version(
                step=edition[number] - 1,
                is_last=newest[edition[item], edition[language]] == edition[number],
                edition=edition,
                content=content,
                pieces=_pieces(content[CONTENT.place["text"]]),
                showing=showings[edition[0]],
                change=change,
            ),
        )


def _changes_of_items() -> list[Row]:
    return [row for row in CHANGE.rows() if row[CHANGE.place["subject"]] == "item"]


def _pieces(text: str) -> tuple[str, ...]:
    """Return a canonical text without the values of `_OWN`, cut where each of them stood.

    Their names in quotes stand in no string, where a quote is escaped, and made-up stories
    have neither links to other items nor quotes in a headline.
    """
    pieces = []
    for name in _OWN:
        before, mark, rest = text.partition(f'"{name}":"')
        _value, quote, rest = rest.partition('"')
        pieces.append(before + mark)
        text = quote + rest
    return (*pieces, text)
