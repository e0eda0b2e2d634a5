"""What a story says to whoever translates it: its words, part by part."""

from collections.abc import Mapping
from dataclasses import astuple, is_dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dateline.desk.plain_words import plain_words
from dateline.record.story import Story

# By the field of the page; a line for each paragraph. Parts that say nothing are left out.
Said = Mapping[str, str]

PARTS: Mapping[str, Any] = {
    "kicker": _("Kicker"),
    "headline": _("Headline"),
    "strapline": _("Strapline"),
    "standfirst": _("Summary"),
    "byline": _("Byline"),
    "dateline": _("Place of writing"),
    "date": _("Date shown"),
    "body": _("Text"),
    "picture": _("Picture"),
    "credit": _("Credit"),
    "event": _("Event"),
    "contacts": _("Contacts"),
    "source": _("Source"),
}


def said_by(story: Story) -> Said:
    """Return the words of a story, whatever their spaces; labels and links are none."""
    lines = {name: _lines(getattr(story, name)) for name in PARTS}
    return {name: "\n".join(some) for name, some in lines.items() if some}


def _lines(value: object) -> list[str]:
    found = [" ".join(line.split()) for line in _text(value).split("\n")]
    return [line for line in found if line]


def _text(value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(_fact(part) if _is_fact(part) else plain_words(part) for part in value)
    if _is_fact(value):
        return _fact(value)
    return plain_words(value) if is_dataclass(value) else str(value)


def _fact(value: Any) -> str:
    return ", ".join(str(part) for part in astuple(value) if part)


def _is_fact(value: object) -> bool:
    """Say whether a part stands beside the text, such as a contact; blocks have words."""
    return type(value).__module__ == "dateline.record.facts"
