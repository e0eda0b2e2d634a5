"""What readers ask of the search, and what they are answered."""

from dataclasses import dataclass
from enum import Enum

from dateline.archive.entries import Cursor, Entry
from dateline.archive.period import Period
from dateline.terms.names import Named


class Order(Enum):
    """What comes first."""

    BEST = "best"
    NEWEST = "newest"


class State(Enum):
    """Whether there is an index to ask."""

    READY = "ready"
    PREPARING = "preparing"


class Refusal(Enum):
    """Why words are not searched for."""

    NOTHING = "nothing to look for"
    ONLY_COMMON = "only common words"
    ONLY_EXCLUDED = "only what to leave out"
    TOO_LONG = "too long"
    TOO_MANY = "too many words"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: words as somebody typed them, in a language, under all the terms.

    Words in quotes have to follow one another, a word behind a minus must not stand there.
    With `is_typing` the last word may be the beginning of one.
    """

    words: str
    language: str
    term_ids: tuple[int, ...] = ()
    period: Period | None = None
    order: Order = Order.BEST
    is_typing: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text, and whether it is what was searched for."""

    text: str
    is_hit: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, its headline in pieces, and a passage of its own words."""

    entry: Entry
    headline: Pieces
    snippet: Pieces


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    `total` is how many there are, 1,000 with `is_more_than_told` where there are more, and None
    where nobody can tell just now. `next_before` (newest first) or `next_page` (best first) lead
    on. `is_stretched`: words that are spelled almost so count as well, because little was found.
    `has_any_word`: nothing holds all of the words, and these hold some.
    """

    state: State = State.READY
    refusal: Refusal | None = None
    hits: tuple[Hit, ...] = ()
    total: int | None = 0
    is_more_than_told: bool = False
    next_before: Cursor | None = None
    next_page: int | None = None
    is_stretched: bool = False
    has_any_word: bool = False


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term that something public stands under, and what it is called."""

    term_id: int
    vocabulary: str
    name: Named


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What begins as somebody types: items by their headlines, and terms by their names."""

    entries: tuple[Entry, ...] = ()
    terms: tuple[NamedTerm, ...] = ()
    state: State = State.READY
