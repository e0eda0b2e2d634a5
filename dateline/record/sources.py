"""Which edition a translation was made from; known to the house, and no part of what is signed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from dateline.record.histories import Kept, is_cancelled
from dateline.record.lawful import Unlawful
from dateline.record.models import Edition, Item, Verb

# An edition, or the tag of a language: what the same act sends out in it, else what is there.
Source: TypeAlias = Edition | str
Sources: TypeAlias = Mapping[str, Source]
NO_SOURCES: Sources = MappingProxyType({})


def lawful_sources(item: Item, going: Collection[str], sources: Sources) -> dict[str, Source]:
    """Return the source of each language that goes out and has one, by language.

    A tag stays one only where its language goes out in the same act. Raises Unlawful where a
    source is of another item or the same language, was called off or withdraws, or where
    languages are said to be made from one another.
    """
    found = {tag: _found(item, sources[tag], going) for tag in going if tag in sources}
    for tag, source in found.items():
        _check(item, tag, source)
    for tag in found:
        _check_ends(tag, found)
    return found


def is_from_another(
    item: Item, edition: Edition, sources: Sources, *, going: Collection[str]
) -> bool:
    """Say whether a language is said to be made from other words than its version out was.

    `going` are the languages that go out with other words. Raises Unlawful as lawful_sources.
    """
    if edition.language not in sources:
        return False
    source = _found(item, sources[edition.language], going)
    return isinstance(source, str) or source.pk != edition.source_id


def in_waves(made: Sequence[Kept], sources: Sequence[Source | None]) -> Iterator[list[Kept]]:
    """Yield editions of one act, unsaved, so that none comes before the one it was made from.

    Each is to be saved before the next are asked for, as it gives those its key.
    """
    written: dict[tuple[int, str], Edition] = {}
    waiting = list(zip(made, sources, strict=True))
    while waiting:
        left = {(kept.item.pk, kept.edition.language) for kept, _source in waiting}
        ready = [(kept, source) for kept, source in waiting if (kept.item.pk, source) not in left]
        if not ready:
            raise _circular()
        waiting = [(kept, source) for kept, source in waiting if (kept.item.pk, source) in left]
        for kept, source in ready:
            there = written[kept.item.pk, source] if isinstance(source, str) else source
            kept.edition.source = there
        yield [kept for kept, _source in ready]
        written |= {(kept.item.pk, kept.edition.language): kept.edition for kept, _source in ready}


def _found(item: Item, source: Source, going: Collection[str]) -> Source:
    if not isinstance(source, str) or source in going:
        return source
    counting = item.editions.filter(language=source, cancellation=None)
    newest: Edition | None = counting.exclude(verb=Verb.WITHDRAW).order_by("number").last()
    if newest is None:
        raise Unlawful(f"{item.public_id} has no version in “{source}” to be translated from.")
    return newest


def _check(item: Item, tag: str, source: Source) -> None:
    language = source if isinstance(source, str) else source.language
    if language == tag:
        raise Unlawful(f"What {item.public_id} says in “{tag}” is no translation of itself.")
    if isinstance(source, str):
        return
    if source.item_id != item.pk:
        raise Unlawful(f"A translation of {item.public_id} is made from {item.public_id}.")
    if is_cancelled(source) or source.verb == Verb.WITHDRAW:
        raise Unlawful(f"That version of {item.public_id} in “{language}” says nothing any more.")


def _check_ends(tag: str, sources: Mapping[str, Source]) -> None:
    """Refuse languages that are said to be made from one another in one act."""
    seen, source = {tag}, sources.get(tag)
    while isinstance(source, str):
        if source in seen:
            raise _circular()
        seen.add(source)
        source = sources.get(source)


def _circular() -> Unlawful:
    return Unlawful("Two languages cannot both be the translation of the other.")
