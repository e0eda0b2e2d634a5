"""The videos and sounds that a body leads to, which stand elsewhere."""

from dateline.archive.entries import Article
from dateline.channels.web.structured.graph import Node, node
from dateline.record.blocks import Audio, Video


def videos_of(found: Article) -> list[Node]:
    """Return the videos that the body leads to."""
    videos = (block for block in found.body if isinstance(block, Video))
    return [_recording("VideoObject", video, found) for video in videos]


def sounds_of(found: Article) -> list[Node]:
    """Return the sounds that the body leads to."""
    sounds = (block for block in found.body if isinstance(block, Audio))
    return [_recording("AudioObject", sound, found) for sound in sounds]


def in_minutes(minutes: int | None) -> str:
    """Return a length as ISO 8601 writes it, such as PT3M; "" where it is not known."""
    return f"PT{minutes}M" if minutes else ""


def _recording(type_: str, block: Video | Audio, found: Article) -> Node:
    return node(
        type_,
        name=found.entry.headline,
        url=block.address,
        duration=in_minutes(block.minutes),
        inLanguage=found.entry.language,
    )
