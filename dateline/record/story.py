"""What an edition says, as values that cross rooms."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from dateline.lib.text import is_blank
from dateline.record.blocks import Block, PictureRef, Video, texts_of
from dateline.record.facts import Contact, EventFacts, SourceLink, TermRef
from dateline.record.usable import (
    LONGEST_TEXT,
    UnusableStory,
    check_address,
    check_length,
    check_line,
    check_public_id,
    check_text,
    check_web_address,
)
from dateline.record.usable_body import check_body, check_picture
from dateline.record.usable_facts import check_contact, check_event

__all__ = [
    "Contact",
    "EventFacts",
    "PictureRef",
    "SourceLink",
    "Story",
    "TermRef",
    "UnusableStory",
    "kept_story",
]


@dataclass(frozen=True, slots=True)
class Story:
    """The words of one edition in one language.

    `kicker` holds own words only; without them the series' name stands above the headline,
    else the kind's. `date` is the day the item carries, not the moment of release. `credit`
    may stand without a picture, but no picture without credit. `related` are public ids;
    `canonical` is the address of the original, for material from elsewhere. Raises
    UnusableStory where a field cannot be printed or a needed one is empty.
    """

    headline: str
    date: date
    kicker: str = ""
    strapline: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    reference: str = ""
    canonical: str = ""
    body: tuple[Block, ...] = ()
    event: EventFacts | None = None
    source: SourceLink | None = None
    picture: PictureRef | None = None
    contacts: tuple[Contact, ...] = ()
    related: tuple[str, ...] = ()
    terms: tuple[TermRef, ...] = field(default=())

    def __post_init__(self) -> None:
        if is_blank(self.headline):
            raise UnusableStory("The story has no headline.")
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, str):
                _check_field(value, part.name)
        for text in texts_of((self.body, self.event, self.source, self.contacts, self.terms)):
            check_text(text, "text")
        check_body(self.body)
        self._check_facts()

    def _check_facts(self) -> None:
        if self.event:
            check_event(self.event)
        for address in self._addresses():
            check_address(address)
        if self.canonical:
            check_web_address(self.canonical)
        if self.picture:
            check_picture(self.picture, self.credit)
        for contact in self.contacts:
            check_contact(contact)
        for public_id in self.related:
            check_public_id(public_id, "story")

    def _addresses(self) -> list[str]:
        found = [self.source.address] if self.source else []
        return found + ([self.event.link] if self.event and self.event.link else [])

    def of(self, vocabulary: str) -> tuple[TermRef, ...]:
        """Return the terms of one vocabulary."""
        return tuple(term for term in self.terms if term.vocabulary == vocabulary)

    def under(self, terms: tuple[TermRef, ...]) -> "Story":
        """Return the same story under these terms; what was checked once is not checked again."""
        parts = {part.name: getattr(self, part.name) for part in fields(self)}
        return kept_story(**{**parts, "terms": terms})

    @property
    def minutes(self) -> int | None:
        """How long the first video of the body is, None without one."""
        return next((block.minutes for block in self.body if isinstance(block, Video)), None)


def kept_story(**parts: Any) -> Story:
    """Return a story that was released once, unchecked: a rule made since must not hide it.

    All parts have to be given. Checking is half of what reading a story would cost.
    """
    story = object.__new__(Story)
    for name, value in parts.items():
        object.__setattr__(story, name, value)
    return story


def _check_field(value: str, name: str) -> None:
    if name == "standfirst":
        check_length(value, name, longest=LONGEST_TEXT)
    else:
        check_line(value, name)
