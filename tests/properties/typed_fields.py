"""Every field of a story's form, each with words of its own typed into it."""

import json
from datetime import timedelta
from typing import Any, Protocol

from dateline.desk.models import DeskDocument, DeskImage
from dateline.lib import clock
from dateline.terms.models import Term

_LINES = (
    "title",
    "standfirst",
    "kicker",
    "strapline",
    "byline",
    "dateline",
    "picture_alt",
    "picture_caption",
    "credit",
    "reference",
    "source_name",
    "event_place",
)

_IN_BLOCKS = (
    "text",
    "heading",
    "block alt",
    "block caption",
    "block credit",
    "quote",
    "speaker",
    "transcript",
    "file title",
    "notes",
    "contact",
    "role",
)
# Every part of a story that has words of its own.
PARTS = (*_LINES, *_IN_BLOCKS)
# Those of which a picture's file is made: with other words it has another address.
OF_PICTURES = {
    "picture_alt",
    "picture_caption",
    "credit",
    "block alt",
    "block caption",
    "block credit",
}


class Writer(Protocol):
    """Who types: with which words, and what they have at hand."""

    image: DeskImage
    document: DeskDocument
    topic: Term
    archived: str

    @property
    def day(self) -> str:
        """The date a story carries."""

    def words(self, part: str) -> str:
        """Return words for a part of a story."""


def typed(
    writer: Writer, *, image: DeskImage | None = None, document: DeskDocument | None = None
) -> dict[str, Any]:
    """Return the fields of a story's form, all of them filled in."""
    host = writer.words("").strip().lower()
    image, document = image or writer.image, document or writer.document
    planned = (clock.now() + timedelta(days=40)).strftime("%Y-%m-%dT%H:%M")
    return {
        **{name: writer.words(name) for name in _LINES},
        "date": writer.day,
        "topics": [writer.topic.pk],
        "related": [writer.archived],
        # A list in which nothing is chosen sends nothing.
        **dict.fromkeys(("places", "partners", "collections"), ()),
        "lead_picture": image.pk,
        "source_address": f"https://{host}.example/source",
        "canonical": f"https://{host}.example/canonical",
        "event_starts_on": "2031-08-01",
        "event_link": f"https://{host}.example/event",
        "planned_at": planned,
        **_blocks(
            "body",
            ("text", {"": rich(writer.words("text"))}),
            ("heading", {"": writer.words("heading")}),
            (
                "picture",
                {
                    "-image": image.pk,
                    "-alt": writer.words("block alt"),
                    "-caption": writer.words("block caption"),
                    "-credit": writer.words("block credit"),
                },
            ),
            ("quote", {"-text": writer.words("quote"), "-said_by": writer.words("speaker")}),
            (
                "video",
                {
                    "-address": f"https://{host}.example/video",
                    "-minutes": 3,
                    "-transcript": writer.words("transcript"),
                },
            ),
            ("file", {"-document": document.pk, "-title": writer.words("file title")}),
            ("notes", {"": rich(writer.words("notes"))}),
        ),
        **_blocks(
            "contacts",
            (
                "contact",
                {
                    "-name": writer.words("contact"),
                    "-role": writer.words("role"),
                    "-phone": "+63 2 555 0100",
                    "-email": f"{host}@contact.example",
                },
            ),
        ),
    }


def _blocks(stream: str, *blocks: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a list of blocks as the form sends it."""
    fields: dict[str, Any] = {f"{stream}-count": len(blocks)}
    for place, (kind, values) in enumerate(blocks):
        start = f"{stream}-{place}"
        fields |= {f"{start}-type": kind, f"{start}-order": place}
        fields |= {f"{start}-deleted": "", f"{start}-id": ""}
        fields |= {f"{start}-value{name}": value for name, value in values.items()}
    return fields


def rich(text: str) -> str:
    """Return a line as the editor's script sends it."""
    block = {"key": "key01", "text": text, "type": "unstyled", "depth": 0, "data": {}}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})
