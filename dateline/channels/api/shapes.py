"""The shapes of what is answered: what stands in an item's row, and what its own address adds."""

from datetime import date as Day  # noqa: N812
from datetime import datetime
from typing import Any

from pydantic import BaseModel


class Label(BaseModel):
    """A term, and its name; `name_language` is that of the name where it is another one."""

    id: str
    vocabulary: str
    name: str
    name_language: str | None = None


class Rendition(BaseModel):
    """A picture in one size and form."""

    url: str
    type: str
    width: int


class Picture(BaseModel):
    """A picture, whose it is, and what may be done with it.

    `licence` is null where nobody said. The right to show a picture may end, and its address
    with it: keep no copy without asking again.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    alt_language: str | None = None
    caption_language: str | None = None
    licence: str | None = None
    may_be_handed_on: bool = False
    renditions: list[Rendition] = []


class InLanguage(BaseModel):
    """A language an item can be read in, and where."""

    language: str
    url: str


class Urls(BaseModel):
    """Where an item is: for people, as text, here, and under the address that never changes."""

    html: str
    text: str
    api: str
    lasting: str


class Row(BaseModel):
    """An item in one language, as lists have it. Times are in UTC, `date` is the item's own day.

    `picture_absent` says why the picture it was released with is not shown.
    """

    public_id: str
    language: str
    urls: Urls | None = None
    headline: str = ""
    kicker: str = ""
    kicker_language: str | None = None
    standfirst: str = ""
    date: Day | None = None
    first_released_at: datetime | None = None
    changed_at: datetime | None = None
    minutes: int | None = None
    credit: str = ""
    picture: Picture | None = None
    picture_absent: str | None = None
    terms: list[Label] = []
    languages: list[InLanguage] = []


class Correction(BaseModel):
    """What readers were told that was put right, and when."""

    at: datetime
    severity: str
    note: str


class Source(BaseModel):
    """Where the full text of material from elsewhere stands."""

    name: str
    url: str


class SourceCorrection(BaseModel):
    """That the words an item was translated from have been put right since."""

    language: str
    at: datetime
    note: str


class Item(Row):
    """An item in one language in full.

    `body` holds its blocks, each an object with its `type`, and `text` the same as plain text.
    """

    strapline: str = ""
    byline: str = ""
    dateline: str = ""
    reference: str = ""
    office: str = ""
    body: list[dict[str, Any]] = []
    text: str = ""
    corrections: list[Correction] = []
    event: dict[str, Any] | None = None
    source: Source | None = None
    canonical: str | None = None
    contacts: list[dict[str, Any]] = []
    related: list[str] = []
    translated_from: str | None = None
    source_corrected: SourceCorrection | None = None
    as_of: datetime | None = None
