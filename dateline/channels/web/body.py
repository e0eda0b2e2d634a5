"""A body in the order in which it is told: the text, then notes to editors, then boilerplate."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.record.blocks import Block, Boilerplate, NotesToEditors

_AT_THE_FOOT = (NotesToEditors, Boilerplate)


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a body, wherever they stood in it."""

    text: Sequence[Block]
    notes: Sequence[NotesToEditors]
    boilerplates: Sequence[Boilerplate]


def told(body: Sequence[Block]) -> Told:
    """Return what stands at the foot of an item apart from what stands above it."""
    return Told(
        text=[block for block in body if not isinstance(block, _AT_THE_FOOT)],
        notes=[block for block in body if isinstance(block, NotesToEditors)],
        boilerplates=[block for block in body if isinstance(block, Boilerplate)],
    )
