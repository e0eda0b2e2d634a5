"""Stories made up by chance, with every part a story may have."""

from dataclasses import replace

from hypothesis import strategies as st

from dateline.record.blocks import (
    Audio,
    Block,
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
    ProjectFacts,
    ProjectPartner,
    Quote,
    Run,
    Table,
    Video,
)
from dateline.record.story import (
    Contact,
    EventFacts,
    PictureRef,
    SourceLink,
    Story,
    TermRef,
)

_ID = "0123456789ab"

printable = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
words = st.text(printable | st.sampled_from("\n\t\x85"), max_size=30)
lines = words.map(lambda text: text.replace("\n", " "))
names = lines.map(lambda text: f"A{text}")
addresses = st.sampled_from(["https://example.org/a?b=c&d", "mailto:a@example.org", "tel:+41"])
days = st.sampled_from(["", "2030-03-01"])
runs = st.lists(
    st.builds(
        Run,
        text=words,
        href=st.one_of(st.just(""), addresses),
        item=st.sampled_from(["", _ID]),
        mark=st.sampled_from(["", "strong", "em"]),
    ),
    max_size=3,
).map(tuple)
paragraphs = st.lists(runs, max_size=2).map(tuple)
transcripts = st.lists(words, max_size=2).map(tuple)
pictures = st.builds(
    PictureRef, token=st.just("0" * 26), digest=st.just("0" * 64), alt=names, caption=lines
)
figures = st.builds(Figure, pictures, names)
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        caption=words,
        header=st.just(()) | st.lists(words, min_size=width, max_size=width).map(tuple),
        rows=st.lists(
            st.lists(words, min_size=width, max_size=width).map(tuple), min_size=1, max_size=2
        ).map(tuple),
    )
)
projects = st.builds(
    lambda facts, money: replace(facts, amount=money[0], currency=money[1]),
    st.builds(
        ProjectFacts,
        title=words,
        partners=st.lists(
            st.builds(ProjectPartner, names, words, st.sampled_from(["", _ID])), max_size=2
        ).map(tuple),
        place=words,
        amount=st.just(""),
        currency=st.just(""),
        starts=days,
        ends=days,
    ),
    st.sampled_from([("", ""), ("1500000.00", "EUR"), ("3", "XOF")]),
)
files = st.builds(
    FileLink,
    token=st.just("0" * 26),
    digest=st.just("0" * 64),
    title=names,
    name=st.just("report.pdf"),
    media_type=st.just("application/pdf"),
    size=st.integers(0, 2**40),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, words),
    st.builds(Quote, words, words),
    st.builds(BulletList, paragraphs),
    st.builds(NumberedList, paragraphs),
    figures,
    st.builds(Gallery, st.lists(figures, min_size=1, max_size=2).map(tuple)),
    st.builds(Video, addresses, st.integers(0, 600), transcripts),
    st.builds(Audio, addresses, st.integers(0, 600), transcripts),
    tables,
    st.builds(FactsBox, words, paragraphs),
    projects,
    files,
    st.builds(NotesToEditors, paragraphs),
    st.builds(Boilerplate, words, paragraphs),
)
periods = st.one_of(
    st.lists(st.dates(), min_size=2, max_size=2).map(sorted),
    st.lists(st.datetimes(), min_size=2, max_size=2).map(sorted),
)
events = periods.flatmap(
    lambda period: st.builds(
        EventFacts,
        starts=st.just(period[0]),
        ends=st.just(period[1]),
        zone=st.sampled_from(["", "Africa/Freetown"]),
        place=words,
        link=st.one_of(st.just(""), addresses),
        state=st.sampled_from(["confirmed", "postponed", "cancelled"]),
    )
)
contacts = st.builds(
    Contact, names, lines, lines, st.sampled_from(["", "press@example.org", "ä@example.org"])
)
unpictured = st.builds(
    Story,
    headline=names,
    date=st.dates(),
    kicker=lines,
    strapline=lines,
    standfirst=words,
    byline=lines,
    dateline=lines,
    credit=lines,
    reference=lines,
    canonical=st.sampled_from(["", "https://example.org/first"]),
    body=st.lists(blocks, max_size=3).map(tuple),
    event=st.none() | events,
    source=st.none() | st.builds(SourceLink, name=words, address=addresses),
    contacts=st.lists(contacts, max_size=2).map(tuple),
    related=st.lists(st.just(_ID), max_size=2).map(tuple),
    terms=st.lists(
        st.builds(TermRef, st.sampled_from(["topic", "kind"]), st.just(_ID), name=words),
        max_size=2,
    ).map(tuple),
)
any_story = unpictured | st.builds(
    lambda story, picture: replace(story, picture=picture, credit=f"© {story.credit}"),
    unpictured,
    pictures,
)
