"""What can be printed and what cannot, whichever part of a story it stands in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

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
    PictureRef,
    ProjectFacts,
    ProjectPartner,
    Quote,
    Run,
    Table,
    Video,
)
from dateline.record.story import Contact, EventFacts, SourceLink, Story, TermRef, UnusableStory
from tests.stories import a_story

DAY = date(2030, 3, 1)
NOON = datetime(2030, 3, 1, 12)  # noqa: DTZ001 -- a local time, as an event has.


def _picture(alt: str) -> PictureRef:
    return PictureRef("0" * 26, "0" * 64, alt)


def _file(**parts: Any) -> FileLink:
    return FileLink(
        **{
            "token": "0" * 26,
            "digest": "0" * 64,
            "title": "The report",
            "name": "report.pdf",
            "media_type": "application/pdf",
            "size": 1,
            **parts,
        }
    )


@pytest.mark.parametrize("headline", ["", " ", "\u00a0"])
def test_a_story_has_a_headline(headline: str) -> None:
    with pytest.raises(UnusableStory, match="has no headline"):
        a_story(headline=headline)


@pytest.mark.parametrize("field", ["headline", "kicker", "credit", "byline", "dateline"])
def test_a_line_is_one_line(field: str) -> None:
    with pytest.raises(UnusableStory, match=f"The {field} is one line"):
        a_story(**{field: "one\ntwo"})
    assert a_story(standfirst="one\ntwo").standfirst == "one\ntwo"


def test_a_line_has_an_end() -> None:
    with pytest.raises(UnusableStory, match=r"has 1001 characters; at most 1000 fit"):
        a_story(headline="x" * 1001)
    with pytest.raises(UnusableStory, match="at most 20000 fit"):
        a_story(standfirst="x" * 20_001)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\ud800", "\uffff"])
@pytest.mark.parametrize(
    "part",
    [
        lambda text: {"headline": text},
        lambda text: {"standfirst": text},
        lambda text: {"body": (Paragraph((Run("fine"), Run(text))),)},
        lambda text: {"body": (Heading(text),)},
        lambda text: {"body": (Quote("fine", text),)},
        lambda text: {"body": (BulletList(((Run(text),),)),)},
        lambda text: {"body": (Video("https://example.org/", 1, (text,)),)},
        lambda text: {"body": (Audio("https://example.org/", 1, (text,)),)},
        lambda text: {"body": (Table("", (), ((text,),)),)},
        lambda text: {"body": (FactsBox(text, ()),)},
        lambda text: {"body": (ProjectFacts("", partners=(ProjectPartner("A", text),)),)},
        lambda text: {"body": (Figure(_picture("A"), text),)},
        lambda text: {"body": (Gallery((Figure(_picture(text), "©"),)),)},
        lambda text: {"contacts": (Contact("A", role=text),)},
        lambda text: {"event": EventFacts(DAY, DAY, place=text)},
        lambda text: {"source": SourceLink(text, "https://example.org/")},
    ],
)
def test_no_part_holds_a_character_that_no_page_can_carry(part: Any, character: str) -> None:
    with pytest.raises(UnusableStory, match=f"U\\+{ord(character):04X}"):
        a_story(**part(f"a{character}b"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "/en/",
        "https:",
        "https://",
        "http://[",
        "example.org",
    ],
)
@pytest.mark.parametrize(
    "block",
    [
        lambda address: Paragraph((Run("here", href=address),)),
        lambda address: BulletList(((Run("here", href=address),),)),
        lambda address: NumberedList(((Run("here", href=address),),)),
        lambda address: FactsBox("", ((Run("here", href=address),),)),
        lambda address: NotesToEditors(((Run("here", href=address),),)),
        lambda address: Boilerplate("", ((Run("here", href=address),),)),
        lambda address: Video(address, 1, ()),
        lambda address: Audio(address, 1, ()),
    ],
)
def test_no_link_leads_to_what_a_browser_would_run(block: Any, address: str) -> None:
    with pytest.raises(UnusableStory):
        a_story(body=(block(address),))


def test_no_source_or_event_leads_to_what_a_browser_would_run() -> None:
    with pytest.raises(UnusableStory):
        a_story(source=SourceLink("Them", "javascript:alert(1)"))
    with pytest.raises(UnusableStory):
        a_story(event=EventFacts(DAY, DAY, link="javascript:alert(1)"))


def test_its_length_is_that_of_its_first_video() -> None:
    videos: tuple[Block, ...] = tuple(
        Video("https://example.org/", minutes, ()) for minutes in (3, 7)
    )
    assert a_story(body=(Heading("Watch"), *videos)).minutes == 3
    assert a_story().minutes is None


def test_its_labels_are_told_apart_by_vocabulary() -> None:
    topic, kind = TermRef("topic", "0123456789ab"), TermRef("kind", "ba9876543210")
    story = Story(headline="A", date=DAY, terms=(topic, kind))
    assert story.of("kind") == (kind,)
    assert story.of("place") == ()


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (Figure(_picture(" "), "©"), "needs an alt text"),
        (Figure(_picture("A field."), ""), "needs a credit"),
        (Gallery((Figure(_picture("A field."), ""),)), "needs a credit"),
        (Gallery(()), "has no pictures"),
        (Table("", ("A", "B"), (("1", "2"), ("1",))), "Row 2 of the table has 1 cells"),
        (Table("", (), (("1", "2"), ("1", "2", "3"))), "Row 2 of the table has 3 cells"),
        (Table("", ("A",), ()), "has no rows"),
        (ProjectFacts("", amount="1,500"), "no amount"),
        (ProjectFacts("", amount="-1", currency="EUR"), "no amount"),
        (ProjectFacts("", amount="15", currency="Euro"), "no currency"),
        (ProjectFacts("", amount="15"), "needs its currency"),
        (ProjectFacts("", currency="EUR"), "needs its currency"),
        (ProjectFacts("", starts="March"), "no date such as"),
        (ProjectFacts("", starts="2030-03-01", ends="2029-03-01"), "ends before it starts"),
        (ProjectFacts("", partners=(ProjectPartner(""),)), "partner of the project needs a name"),
        (ProjectFacts("", partners=(ProjectPartner("A", term="1"),)), "no id of a partner"),
        (Paragraph((Run("here", item="nowhere"),)), "no id of a story"),
        (Paragraph((Run("here", mark="blink"),)), "no way to mark"),
        (_file(title=""), "needs a title"),
        (_file(name="../report.pdf"), "needs a name such as"),
    ],
)
def test_a_block_that_could_not_be_shown_is_refused(block: Block, sentence: str) -> None:
    with pytest.raises(UnusableStory, match=sentence):
        a_story(body=(Heading("Before"), block))


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (EventFacts(NOON, DAY), "give both alike"),
        (EventFacts(DAY, NOON), "give both alike"),
        (EventFacts(NOON, NOON.replace(hour=11)), "ends before it starts"),
        (EventFacts(DAY, DAY.replace(year=2029)), "ends before it starts"),
        (EventFacts(NOON.replace(tzinfo=UTC), NOON.replace(tzinfo=UTC)), "name their zone"),
        (EventFacts(NOON, NOON, zone="Atlantis/Deep"), "no time zone"),
        (EventFacts(NOON, NOON, zone="../etc"), "no time zone"),
        (EventFacts(NOON, NOON, zone="Africa"), "no time zone"),
        (EventFacts(DAY, DAY, state="maybe"), "confirmed, postponed or cancelled"),
    ],
)
def test_an_event_that_means_no_time_is_refused(event: EventFacts, sentence: str) -> None:
    with pytest.raises(UnusableStory, match=sentence):
        a_story(event=event)


def test_an_event_may_be_a_moment_or_a_day() -> None:
    assert a_story(event=EventFacts(NOON, NOON, zone="Africa/Freetown")).event
    assert a_story(event=EventFacts(DAY, DAY)).event


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("contacts", (Contact(" ", email="press@example.org"),), "needs a name"),
        ("contacts", (Contact("A", email="press"),), "no e-mail address"),
        ("contacts", (Contact("A", email="a@example.org, b@example.org"),), "no e-mail address"),
        ("contacts", (Contact("A", phone="1\n2"),), "is one line"),
        ("related", ("nowhere",), "no id of a story"),
        ("canonical", "mailto:a@example.org", "starts with https://"),
        ("canonical", "javascript:alert(1)", "starts with https://"),
    ],
)
def test_a_fact_beside_the_words_that_leads_nowhere_is_refused(
    field: str, value: object, sentence: str
) -> None:
    with pytest.raises(UnusableStory, match=sentence):
        a_story(**{field: value})


def test_a_story_under_other_labels_is_the_same_story() -> None:
    story = a_story(headline="A", standfirst="B")
    other = story.under((TermRef("topic", "0123456789ab"),))
    assert other == replace(story, terms=(TermRef("topic", "0123456789ab"),))
