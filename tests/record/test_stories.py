"""What can be printed and what cannot, whichever part of a story it stands in."""

from datetime import date
from typing import Any

import pytest

from dateline.record.blocks import Block, BulletList, Heading, Paragraph, Quote, Run, Video
from dateline.record.story import EventFacts, SourceLink, Story, TermRef, UnusableStory
from tests.stories import a_story

DAY = date(2030, 3, 1)


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
        lambda address: Video(address, 1, ()),
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
