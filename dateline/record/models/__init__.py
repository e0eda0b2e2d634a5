"""The record's tables."""

from dateline.lib.triggers import Rule
from dateline.record.models.act import Act, Verb
from dateline.record.models.content import Content, Erasure
from dateline.record.models.edition import (
    Cancellation,
    Edition,
    EditionFile,
    Origin,
    Severity,
)
from dateline.record.models.item import Item
from dateline.record.models.showing import Showing, ShowingEvent, ShowingTerm

_ERASED = "EXISTS (SELECT 1 FROM record_erasure WHERE record_erasure.edition_id = {}.edition_id)"

APPEND_ONLY = (
    Rule("record_item", "An item is for life and is never rewritten."),
    Rule("record_act", "An act that was done is never rewritten."),
    Rule("record_edition", "An edition is never rewritten; append another."),
    Rule("record_cancellation", "A cancellation is never taken back; schedule another edition."),
    Rule("record_editionfile", "What an edition shows is never rewritten."),
    Rule(
        "record_content",
        "The content of an edition is never rewritten, and goes only by an erasure.",
        deletable_if=_ERASED.format("OLD"),
        closed_if=_ERASED.format("NEW"),
    ),
    Rule("record_erasure", "An erasure is never rewritten."),
)

__all__ = [
    "APPEND_ONLY",
    "Act",
    "Cancellation",
    "Content",
    "Edition",
    "EditionFile",
    "Erasure",
    "Item",
    "Origin",
    "Severity",
    "Showing",
    "ShowingEvent",
    "ShowingTerm",
    "Verb",
]
