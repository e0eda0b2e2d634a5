"""What stands somewhere inside blocks, however deep."""

from collections.abc import Iterator
from typing import TypeVar

Part = TypeVar("Part")


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that stands somewhere in blocks, or in values made as they are."""
    return all_of(str, value)


def all_of(kind: type[Part], value: object) -> Iterator[Part]:
    """Yield everything of this type inside, such as each Run of a body, in order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_of(kind, part)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from all_of(kind, getattr(value, name))
