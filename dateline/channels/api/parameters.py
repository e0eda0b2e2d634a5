"""What the parameters may look like, whichever address takes them."""

from typing import Annotated

from pydantic import BaseModel, Field

from dateline.archive.listing import MOST_LABELS
from dateline.channels.api.answers import known_in
from dateline.channels.api.shapes import Item, Row
from dateline.lib.ids import PATTERN
from dateline.lib.languages import LANGUAGES

MOST = 100
DAY = (
    "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"
    "(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
)
LANGUAGE = f"^({'|'.join(LANGUAGES)})$"
PUBLIC_ID = f"^{PATTERN}$"


def _one_or_more_of(shape: type[BaseModel]) -> str:
    name = f"({'|'.join(known_in(shape))})"
    return f"^({name}(,{name})*)?$"


Language = Annotated[str, Field(pattern=LANGUAGE, description="A language, such as en.")]
AnyLanguage = Annotated[
    str, Field(pattern=f"^({'|'.join(LANGUAGES)})?$", description="A language; all without one.")
]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
RowFields = Annotated[
    str,
    Field(pattern=_one_or_more_of(Row), description="Which fields of a row, with commas between."),
]
ItemFields = Annotated[
    str,
    Field(pattern=_one_or_more_of(Item), description="Which fields, with commas between."),
]
Place = Annotated[
    str,
    Field(
        pattern=rf"^({DAY}\.{PATTERN})?$",
        description="A cursor, as `next` and `prev` have it; not both.",
    ),
]
PastId = Annotated[
    str, Field(pattern=f"^({PATTERN})?$", description="The id past which the page begins.")
]
Labels = Annotated[
    list[Annotated[str, Field(pattern=rf"^([a-z0-9-]{{1,80}}-)?{PATTERN}$")]],
    Field(
        max_length=MOST_LABELS,
        description=f"A term by its id; also several, {MOST_LABELS} of all sorts at most.",
    ),
]
