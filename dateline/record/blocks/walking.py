"""What stands somewhere inside blocks, however deep."""

from collections.abc import Hashable, Iterator
from functools import cache
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
        elif type(part) is tuple:
            waiting.extend(reversed(part))
        else:
            for name in _parts_of(type(part)):  # type: ignore[arg-type]
                inner = getattr(part, name)
                # Nothing is inside of a text, and most of what is inside are texts.
                if type(inner) is not str or kind is str:
                    waiting.append(inner)


@cache
def _parts_of(kind: Hashable) -> tuple[str, ...]:
    """Return the names of the parts of a block, the last first; none of what is no block."""
    return tuple(reversed(getattr(kind, "__dataclass_fields__", ())))
