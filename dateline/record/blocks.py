"""What a body is made of: our own small vocabulary, form 1."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: `href` links outside, `item` to a public id; `mark` is strong or em."""

    text: str
    href: str = ""
    item: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, and whose."""

    text: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Video:
    """A video elsewhere, with what is said in it."""

    address: str
    minutes: int
    transcript: tuple[str, ...]


Block = Paragraph | Heading | Quote | BulletList | Video


class UnknownBlock(ValueError):
    """A block of no known type, or with the wrong parts."""


def block_to_json(block: Block) -> dict[str, Any]:
    """Return a block as JSON values."""
    match block:
        case Paragraph(runs):
            return {"type": "paragraph", "runs": _runs_to_json(runs)}
        case Heading(text):
            return {"type": "heading", "text": text}
        case Quote(text, said_by):
            return {"type": "quote", "text": text, "said_by": said_by}
        case BulletList(items):
            return {"type": "list", "items": [_runs_to_json(runs) for runs in items]}
        case Video(address, minutes, transcript):
            return {
                "type": "video",
                "address": address,
                "minutes": minutes,
                "transcript": list(transcript),
            }


def block_from_json(value: Mapping[str, Any]) -> Block:
    """Return the block these JSON values mean; raise UnknownBlock for any other."""
    try:
        match value["type"]:
            case "paragraph":
                return Paragraph(_runs_from_json(value["runs"]))
            case "heading":
                return Heading(value["text"])
            case "quote":
                return Quote(value["text"], value["said_by"])
            case "list":
                return BulletList(tuple(_runs_from_json(runs) for runs in value["items"]))
            case "video":
                return Video(value["address"], value["minutes"], tuple(value["transcript"]))
    except (KeyError, TypeError) as error:
        raise UnknownBlock(f"A block of the body lacks a part: {error}.") from error
    raise UnknownBlock(f"“{value['type']}” is no block known here.")


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that stands somewhere in blocks, or in values made as they are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from texts_of(getattr(value, name))


def _runs_to_json(runs: tuple[Run, ...]) -> list[dict[str, str]]:
    return [
        {"text": run.text}
        | {part: kept for part in ("href", "item", "mark") if (kept := getattr(run, part))}
        for run in runs
    ]


def _runs_from_json(values: list[dict[str, str]]) -> tuple[Run, ...]:
    return tuple(Run(**value) for value in values)
