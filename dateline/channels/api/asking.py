"""What can be asked: the parameters of each address, with what they may look like."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from dateline.archive.change_cursors import SINCE_PATTERN
from dateline.archive.listing import FACETS
from dateline.archive.search.asked import Order
from dateline.archive.search.searching import LARGEST_PAGE, LAST_PAGE
from dateline.channels.api.parameters import (
    DAY,
    AnyLanguage,
    ItemFields,
    Labels,
    Language,
    Limit,
    PastId,
    Place,
    RowFields,
)
from dateline.lib.languages import DEFAULT

LONGEST_WORDS = 300


class Narrowed(Schema):
    """What narrows a list: a language, terms of every sort, a year or a month."""

    language: Language = DEFAULT
    kind: Labels = []
    topic: Labels = []
    place: Labels = []
    office: Labels = []
    partner: Labels = []
    series: Labels = []
    year: Annotated[str, Field(pattern="^([0-9]{4})?$", description="Such as 2021.")] = ""
    month: Annotated[
        str,
        Field(pattern="^(0[1-9]|1[0-2])?$", description="Such as 08; only with a year."),
    ] = ""

    @property
    def labels(self) -> dict[str, list[str]]:
        """The terms by their facet, as addresses of listings have them."""
        return {facet: getattr(self, facet) for facet in FACETS}


class ItemsAsked(Narrowed):
    """Which items are listed."""

    section: Annotated[
        str, Field(pattern=r"^[\w-]{0,80}$", description="The slug of a section.")
    ] = ""
    before: Place = ""
    after: Place = ""
    limit: Limit = 20
    fields: RowFields = ""


class SearchAsked(Narrowed):
    """What is searched for."""

    q: Annotated[
        str,
        Field(
            max_length=LONGEST_WORDS,
            description='Words; "those in quotes" follow one another, -these do not stand there.',
        ),
    ]
    order: Annotated[Order, Field(description="What comes first.")] = Order.BEST
    before: Place = ""
    page: Annotated[
        int, Field(ge=1, le=LAST_PAGE, description="Which page, of the best alone.")
    ] = 1
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE, description="How many at most.")] = 10
    fields: RowFields = ""


class ItemAsked(Schema):
    """Which item, in which fields, and as of when."""

    as_of: Annotated[
        str,
        Field(
            pattern=rf"^({DAY}T([01][0-9]|2[0-3]):[0-5][0-9]Z)?$",
            description="A moment that is past, a whole minute such as 2021-08-02T10:01Z.",
        ),
    ] = ""
    fields: ItemFields = ""


class SectionsAsked(Schema):
    """Which sections."""

    language: AnyLanguage = ""
    after: PastId = ""
    limit: Limit = 20


class TermsAsked(Schema):
    """Which terms, and in which language they are named."""

    vocabulary: Annotated[
        str,
        Field(pattern=f"^({'|'.join(FACETS)})?$", description="A sort of terms; all without one."),
    ] = ""
    language: Language = DEFAULT
    after: PastId = ""
    limit: Limit = 20


class ChangesAsked(Schema):
    """Since when."""

    after: Annotated[
        str,
        Field(
            pattern=f"^({SINCE_PATTERN})?$",
            description="A cursor, as `next` has it; without one, from the beginning.",
        ),
    ] = ""
    limit: Limit = 20
    fields: RowFields = ""
