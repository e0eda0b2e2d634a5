"""How the command line names an item, a story's fields and a moment."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.lib.ids import PATTERN
from dateline.ops.refusal import Refusal
from dateline.record.blocks import Block, Paragraph, Run
from dateline.record.items import item_with
from dateline.record.models import Item
from dateline.record.versions import languages_of

_FIELDS = {
    "headline": "the title",
    "kicker": "the small line above the headline, where it is not the series or kind",
    "strapline": "the line below the headline",
    "standfirst": "the summary",
    "byline": "the author",
    "dateline": "the place of writing",
    "credit": "who made the picture, such as “© ILO 2021”",
}


def add_story_arguments(parser: ArgumentParser) -> None:
    """Add an option for each field of a story."""
    for name, meaning in _FIELDS.items():
        parser.add_argument(f"--{name}", metavar="WORDS", help=meaning)
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day the item carries")
    parser.add_argument(
        "--body", type=Path, metavar="FILE", help="the text, paragraphs apart by blank lines"
    )


def story_fields(arguments: Namespace) -> dict[str, Any]:
    """Return those fields of a story that were given."""
    given: dict[str, Any] = {
        name: value
        for name in (*_FIELDS, "date")
        if (value := getattr(arguments, name)) is not None
    }
    if arguments.body:
        given["body"] = _body(arguments.body)
    return given


def item_named(words: str) -> tuple[Item, str]:
    """Return the item that an id or an address names, and the address's language or ""."""
    public_id, language = address_parts(words)
    item = item_with(public_id) if public_id else None
    if item is None:
        raise Refusal(f"No item has the id or address “{words}”.")
    return item, language


def address_parts(words: str) -> tuple[str, str]:
    """Return the id and the language in an item's address, each "" where there is none."""
    found = re.search(rf"(?:/(?P<language>[\w-]+)/i/)?(?P<id>{PATTERN})(?![0-9a-z])", words)
    return (found["id"], found["language"] or "") if found else ("", "")


def only_language(item: Item, asked: str | None, from_address: str) -> str:
    """Return the language meant; raise Refusal where the item has several and none was named."""
    if asked or from_address:
        return asked or from_address
    languages = languages_of(item)
    if len(languages) != 1:
        raise Refusal(f"The item is in {', '.join(languages)}; name one with --language.")
    return languages[0]


def moment(words: str) -> datetime:
    """Return the moment an ISO 8601 text with a time zone means."""
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"“{words}” is no time such as 2026-03-01T10:00+01:00") from None
    if at.tzinfo is None:
        raise ArgumentTypeError("a time needs its zone, such as 2026-03-01T10:00+01:00")
    return at


def _day(words: str) -> date:
    return date.fromisoformat(words)


def _body(file: Path) -> tuple[Block, ...]:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{file} cannot be read as UTF-8 text ({error}).") from error
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return tuple(Paragraph((Run(words),)) for words in paragraphs if words)
