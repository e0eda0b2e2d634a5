"""What an edition says, as values that cross rooms."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from dateline.lib.text import UnprintableText, checked_text
from dateline.record.blocks import Block, BulletList, Paragraph, Video, texts_of

_LONGEST_LINE = 1_000
_LONGEST_TEXT = 20_000


class UnusableStory(ValueError):
    """A story that cannot be released, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class TermRef:
    """A term by its vocabulary and public id, with the name it was frozen under, if it was."""

    vocabulary: str
    public_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """When and where an event is.

    `starts` and `ends` are local times without zone, or days; `zone` is the IANA name they
    are meant in, empty for whole days. `state` is confirmed, postponed or cancelled.
    """

    starts: datetime | date
    ends: datetime | date
    zone: str = ""
    place: str = ""
    link: str = ""
    state: str = "confirmed"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where the full text stands, for material from elsewhere."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A kept picture by its token and the digest of its file, and the words that go with it.

    `alt` says what it shows to those who cannot see it.
    """

    token: str
    digest: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The words of one edition in one language.

    `kicker` holds own words only; without them the series' name stands above the headline,
    else the kind's. `date` is the day the item carries, not the moment of release. `credit`
    may stand without a picture, but no picture without credit. Raises UnusableStory where a
    field cannot be printed or a needed one is empty.
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
    body: tuple[Block, ...] = ()
    event: EventFacts | None = None
    source: SourceLink | None = None
    picture: PictureRef | None = None
    terms: tuple[TermRef, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.headline.strip():
            raise UnusableStory("The story has no headline.")
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, str):
                _check_line(value, part.name)
        for text in texts_of((self.body, self.event, self.source, self.terms)):
            _check_text(text, "text")
        for address in _addresses(self):
            _check_address(address)
        if self.picture:
            _check_picture(self.picture, self.credit)

    def of(self, vocabulary: str) -> tuple[TermRef, ...]:
        """Return the terms of one vocabulary."""
        return tuple(term for term in self.terms if term.vocabulary == vocabulary)

    @property
    def minutes(self) -> int | None:
        """How long the first video of the body is, None without one."""
        return next((block.minutes for block in self.body if isinstance(block, Video)), None)


def _check_picture(picture: PictureRef, credit: str) -> None:
    if not picture.alt.strip():
        raise UnusableStory("The picture needs an alt text: what it shows, in a sentence.")
    if not credit.strip():
        raise UnusableStory("The picture needs a credit: who made it, such as “© ILO 2021”.")
    _check_line(picture.alt, "alt text")
    _check_line(picture.caption, "caption")


def kept_story(**parts: Any) -> Story:
    """Return a story that was released once, unchecked: a rule made since must not hide it.

    All parts have to be given. Checking is half of what reading a story would cost.
    """
    story = object.__new__(Story)
    for name, value in parts.items():
        object.__setattr__(story, name, value)
    return story


def _check_text(value: str, name: str) -> None:
    try:
        checked_text(value, field=name)
    except UnprintableText as error:
        raise UnusableStory(str(error)) from error


def _check_line(value: str, name: str) -> None:
    _check_text(value, name)
    longest = _LONGEST_TEXT if name == "standfirst" else _LONGEST_LINE
    if len(value) > longest:
        raise UnusableStory(f"The {name} has {len(value)} characters; at most {longest} fit.")
    if "\n" in value and name != "standfirst":
        raise UnusableStory(f"The {name} is one line; take the line break out.")


def _addresses(story: Story) -> list[str]:
    found = [story.source.address] if story.source else []
    found += [story.event.link] if story.event and story.event.link else []
    for block in story.body:
        match block:
            case Paragraph(runs):
                found += [run.href for run in runs if run.href]
            case BulletList(items):
                found += [run.href for runs in items for run in runs if run.href]
            case Video(address):
                found.append(address)
            case _:
                pass
    return found


def _check_address(address: str) -> None:
    """Refuse what a browser would run instead of open, such as `javascript:`."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise UnusableStory(f"“{address}” is no address.") from error
    is_web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    if not is_web and parts.scheme not in {"mailto", "tel"}:
        raise UnusableStory(f"“{address}” is no address that starts with https:// or mailto:.")
