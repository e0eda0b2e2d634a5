"""Stories of every shape that the record accepts and the desk has a field for."""

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from dateline.desk.freezing.words import Stretch, tidied
from dateline.lib.text import is_blank
from dateline.record.blocks import (
    Audio,
    Boilerplate,
    BulletList,
    FactsBox,
    Figure,
    FileLink,
    Gallery,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    PictureRef,
    ProjectFacts,
    ProjectPartner,
    Quote,
    Run,
    Table,
    Video,
)
from dateline.record.facts import Contact, EventFacts, SourceLink
from dateline.record.story import Story

ADDRESSES = (
    "https://example.org/a?b=1&c='2'#d",
    "http://пример.example/ы",
    "mailto:press@example.org",
    "tel:+4122",
)
_letters = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
)
texts = st.text(_letters, min_size=1, max_size=30).filter(lambda text: not is_blank(text))
maybe = st.just("") | texts
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_times = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001


@st.composite
def _stretches(draw: st.DrawFn, ids: list[str]) -> Stretch:
    if draw(st.integers(0, 4)) == 0:
        return Stretch("", is_break=True)
    leads = draw(st.sampled_from(["", "href", "item"]))
    return Stretch(
        draw(st.text(_letters | st.sampled_from(" <>&\"'"), max_size=12)),
        href=draw(st.sampled_from(ADDRESSES)) if leads == "href" else "",
        item=draw(st.sampled_from(ids)) if leads == "item" else "",
        mark=draw(st.sampled_from(["", "strong", "em"])),
    )


def lines(ids: list[str]) -> st.SearchStrategy[tuple[Run, ...]]:
    """Return lines of runs, white space as HTML leaves it, none of them empty."""
    made = st.lists(_stretches(ids), min_size=1, max_size=5).map(tidied)
    return made.filter(bool)


def _several(
    of: st.SearchStrategy[Any], *, least: int = 1, most: int = 3
) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def _pictures(kept: list[Any]) -> st.SearchStrategy[PictureRef]:
    return st.builds(
        lambda picture, alt, caption: PictureRef(picture.token, picture.digest, alt, caption),
        st.sampled_from(kept),
        texts,
        maybe,
    )


@st.composite
def _projects(draw: st.DrawFn) -> ProjectFacts:
    has_amount = draw(st.booleans())
    starts, ends = sorted([draw(days), draw(days)])
    partners = _several(st.builds(ProjectPartner, name=texts, role=maybe), least=0)
    return ProjectFacts(
        title=draw(texts),
        partners=draw(partners),
        place=draw(maybe),
        amount=str(draw(st.decimals(0, 10**15, places=2))) if has_amount else "",
        currency="EUR" if has_amount else "",
        starts=draw(st.sampled_from(["", starts.isoformat()])),
        ends=draw(st.sampled_from(["", ends.isoformat()])),
    )


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[maybe] * width)
    header = draw(st.just(()) | row.filter(any))
    return Table(draw(maybe), header, draw(_several(row)))


def _recordings(kind: type[Any]) -> st.SearchStrategy[Any]:
    spoken = _several(texts.map(str.strip).filter(bool), least=0)
    return st.builds(kind, st.sampled_from(ADDRESSES), st.integers(1, 1440), spoken)


def bodies(ids: list[str], pictures: list[Any], file: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return bodies of every block; `pictures` and `file` were kept."""
    line = lines(ids)
    figures = st.builds(Figure, _pictures(pictures), texts)
    link = st.builds(
        lambda title: FileLink(
            file.token, file.digest, title, file.name, file.media_type, file.size
        ),
        texts,
    )
    return _several(
        st.one_of(
            st.builds(Paragraph, line),
            st.builds(BulletList, _several(line)),
            st.builds(NumberedList, _several(line)),
            st.builds(Heading, texts),
            st.builds(Quote, texts, maybe),
            figures,
            st.builds(Gallery, _several(figures)),
            _recordings(Video),
            _recordings(Audio),
            _tables(),
            st.builds(FactsBox, texts, _several(line, least=0)),
            _projects(),
            link,
            st.builds(NotesToEditors, _several(line)),
            st.builds(Boilerplate, texts, _several(line, least=0)),
        ),
        least=0,
        most=16,
    ).filter(_each_use_once)


def _each_use_once(body: tuple[Any, ...]) -> bool:
    """Say whether no token stands twice: each names one use of a picture or file."""
    from_blocks = [block.token for block in body if isinstance(block, FileLink)]
    return len(from_blocks) == len(set(from_blocks))


@st.composite
def events(draw: st.DrawFn) -> EventFacts:
    """Return facts of events: days, or times in a zone."""
    is_timed = draw(st.booleans())
    moments: Any = _times if is_timed else days
    starts, ends = sorted([draw(moments), draw(moments)])
    return EventFacts(
        starts,
        ends,
        zone=draw(st.sampled_from(["Asia/Manila", "UTC"])) if is_timed else "",
        place=draw(maybe),
        link=draw(st.sampled_from(["", ADDRESSES[0]])),
        state=draw(st.sampled_from(["confirmed", "postponed", "cancelled"])),
    )


@st.composite
def stories(draw: st.DrawFn, ids: list[str], pictures: list[Any], file: Any) -> Story:
    """Return stories that link to `ids` and show what was kept; they stand under nothing."""
    lead = draw(st.none() | _pictures(pictures))
    return Story(
        headline=draw(texts),
        date=draw(days),
        kicker=draw(maybe),
        strapline=draw(maybe),
        standfirst=draw(st.lists(maybe, max_size=3).map("\n".join)),
        byline=draw(maybe),
        dateline=draw(maybe),
        credit=draw(texts if lead else maybe),
        reference=draw(maybe),
        canonical=draw(st.sampled_from(["", ADDRESSES[0]])),
        body=draw(bodies(ids, pictures, file)),
        event=draw(st.none() | events()),
        source=draw(st.none() | st.builds(SourceLink, maybe, st.just(ADDRESSES[0]))),
        picture=lead,
        contacts=draw(
            _several(
                st.builds(Contact, texts, maybe, maybe, st.sampled_from(["", "a@example.org"])),
                least=0,
            )
        ),
        related=draw(st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)),
    )
