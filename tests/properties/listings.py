"""Made-up listings for property tests, and the text a listing of each must be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from dateline.intake.listing_text import ListedItem, Listing
from dateline.lib.dates import printed_date, read_date
from dateline.lib.text import is_blank

LANGUAGES = ("en", "ar", "de", "es", "fr", "it", "ja", "pt", "ru", "zh", "sw")

# What has gone wrong in listings before, or easily could.
AWKWARD = (
    "2021",
    "3. Something",
    "1.",
    "02 August 2021",
    "2021/08/02",
    "January 2020",
    "Who owns the © inside?",
    '“Quoted”, ‘twice’, "thrice" & <b>not bold</b>',
    "An\u00a0ILO-supported mobile\u00a0 station\u00a0",
    "\u3000全角の空白",
    "Cătălin Ţacu",
    "Cafe\u0301 and café",
    "line\u2028separator and next\u0085line",
    "أخبار منظمة العمل، ٢٠٢١",
    "国际劳工组织新闻",
    "👩\u200d🌾 farmers",
    "two  spaces",
    "-",
    "…",
)

# Line ends and other control characters never reach a reader of listings, and a byte order mark
# at the start of a file is none of its text.
_letters = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\ufeff\ufffe\uffff",
    include_characters="\x85",
)


def _texts(longest: int) -> st.SearchStrategy[str]:
    """Text of one line that some letter can be seen in, without layout at its ends."""
    made_up = st.text(_letters, min_size=1, max_size=longest).map(lambda text: text.strip(" "))
    return st.one_of(st.sampled_from(AWKWARD), made_up).filter(lambda text: not is_blank(text))


@dataclass(frozen=True)
class _Content:
    credit: str | None
    kicker: str | None
    title: str
    day: date
    summary: str | None


@st.composite
def _contents(draw: st.DrawFn, language: str) -> _Content:
    credit = draw(st.none() | _texts(30).map("© {}".format))
    kicker = draw(st.none() | _texts(40))
    title = draw(_texts(80))
    paragraphs = draw(st.lists(_texts(200), max_size=3))
    day = draw(st.dates(date(1946, 1, 1), date(2100, 1, 1)))
    # Without a credit, words that begin with its sign are one.
    if credit is None and kicker is not None:
        kicker = f"On {kicker}" if kicker.startswith("©") else kicker
    elif credit is None:
        title = f"On {title}" if title.startswith("©") else title
    # A headline alone, its date, and a summary that is a date look like kicker, headline, date.
    if credit is None and kicker is None and paragraphs and read_date(paragraphs[0], language):
        paragraphs[0] = f"On {paragraphs[0]}"
    return _Content(credit, kicker, title, day, "\n\n".join(paragraphs) or None)


@st.composite
def listings(
    draw: st.DrawFn,
    *,
    languages: Sequence[str] = LANGUAGES,
    most_items: int = 40,
    distinct_titles: bool = False,
) -> Listing:
    """Listings of at least one item, the newest first, as `read_listing` gives them back.

    `distinct_titles` keeps two items of one listing from sharing a headline.
    """
    language = draw(st.sampled_from(languages))
    heading = draw(_texts(40))
    contents = draw(
        st.lists(
            _contents(language),
            min_size=1,
            max_size=most_items,
            unique_by=(lambda content: content.title) if distinct_titles else None,
        )
    )
    contents.sort(key=lambda content: content.day, reverse=True)
    line = 4
    items = []
    for position, content in enumerate(contents, 1):
        items.append(_listed(position, line, content, language))
        line += len(list(_rows(items[-1]))) + 1
    return Listing(heading=heading, language=language, items=tuple(items), remarks=())


def _listed(position: int, line: int, content: _Content, language: str) -> ListedItem:
    return ListedItem(
        position=position,
        line=line,
        group=None,
        credit=content.credit,
        kicker=content.kicker,
        title=content.title,
        strapline=None,
        date=content.day,
        date_text=printed_date(content.day, language),
        summary=content.summary,
    )


def printed(listing: Listing) -> str:
    """The canonical text of a listing, with a line feed at its end."""
    rows = [listing.heading, "", ""]
    for place, item in enumerate(listing.items):
        rows += [*([""] if place else []), *_rows(item)]
    return "".join(f"{row}\n" for row in rows)


def _rows(item: ListedItem) -> Iterator[str]:
    paragraphs = [item.credit, item.kicker, item.title, item.date_text]
    texts = [text for text in paragraphs if text is not None]
    texts += item.summary.split("\n\n") if item.summary else []
    yield f"  {item.position}. {texts[0]}"
    if item.credit is not None and item.kicker is None:
        yield ""  # the empty place of the kicker
    for text in texts[1:]:
        yield ""
        yield f"    {text}"
