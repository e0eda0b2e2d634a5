"""What blocks say in plain words: no markup, no tokens, no addresses behind links."""

from collections.abc import Iterable, Iterator

from dateline.record.blocks import FileLink, PictureRef, ProjectPartner, Run

# The fields with words in them; where nothing is said, all are.
_SAID: dict[type, tuple[str, ...]] = {
    Run: ("text",),
    PictureRef: ("alt", "caption"),
    FileLink: ("title",),
    ProjectPartner: ("name", "role"),
}


def plain_words(value: object) -> str:
    """Return the words of blocks, or of values made as they are, a line for each stretch."""
    return "\n".join(line for line in _lines(value) if line)


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        yield "".join(run.text for run in value)
    else:
        for part in _parts(value):
            yield from _lines(part)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    else:
        every: Iterable[str] = getattr(value, "__dataclass_fields__", ())
        names = _SAID.get(type(value), every)
        yield from (getattr(value, name) for name in names)
