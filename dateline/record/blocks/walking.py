"""What stands somewhere inside blocks, however deep."""

from collections.abc import Iterator
from typing import TypeVar

Part = TypeVar("Part")


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that stands somewhere in blocks, or in values made as they are."""
    return all_of(str, value)


def all_of(kind: type[Part], value: object) -> Iterator[Part]:
    """Yield everything of this type inside, such as each Run of a body, in order."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, kind):
            yield part
        elif isinstance(part, tuple):
            waiting.extend(reversed(part))
        else:
            names = getattr(part, "__dataclass_fields__", ())
            waiting.extend(getattr(part, name) for name in reversed(names))
