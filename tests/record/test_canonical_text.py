"""The canonical text of an edition is RFC 8785, digested, and gives the story back."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.blocks import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Quote,
    Run,
    UnknownBlock,
    Video,
    block_from_json,
)
from dateline.record.canonical import FORM, canonical_text, digest_of, story_from
from dateline.record.models import Content, Edition
from dateline.record.story import EventFacts, PictureRef, SourceLink, Story, TermRef
from tests.newsroom import correct_in, withdraw_from
from tests.stories import NOW, SOON, a_story, released

printable = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
words = st.text(printable | st.sampled_from("\n\t\x85"), max_size=30)
lines = words.map(lambda text: text.replace("\n", " "))
addresses = st.sampled_from(["https://example.org/a?b=c&d", "mailto:a@example.org", "tel:+41"])
runs = st.lists(
    st.builds(
        Run,
        text=words,
        href=st.one_of(st.just(""), addresses),
        item=st.sampled_from(["", "0123456789ab"]),
        mark=st.sampled_from(["", "strong", "em"]),
    ),
    max_size=3,
).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, words),
    st.builds(Quote, words, words),
    st.builds(BulletList, st.lists(runs, max_size=2).map(tuple)),
    st.builds(Video, addresses, st.integers(0, 600), st.lists(words, max_size=2).map(tuple)),
)
local_times = st.one_of(st.dates(), st.datetimes())
events = st.builds(
    EventFacts,
    starts=local_times,
    ends=local_times,
    zone=st.sampled_from(["", "Africa/Freetown"]),
    place=words,
    link=st.one_of(st.just(""), addresses),
    state=st.sampled_from(["confirmed", "postponed", "cancelled"]),
)
pictures = st.builds(
    PictureRef,
    token=st.just("0" * 26),
    digest=st.just("0" * 64),
    alt=lines.map(lambda text: f"A{text}"),
    caption=lines,
)
stories = st.builds(
    Story,
    headline=lines.map(lambda text: f"A{text}"),
    date=st.dates(),
    kicker=lines,
    strapline=lines,
    standfirst=words,
    byline=lines,
    dateline=lines,
    credit=lines,
    reference=lines,
    body=st.lists(blocks, max_size=3).map(tuple),
    event=st.none() | events,
    source=st.none() | st.builds(SourceLink, name=words, address=addresses),
    terms=st.lists(
        st.builds(TermRef, st.sampled_from(["topic", "kind"]), st.just("0123456789ab"), name=words),
        max_size=2,
    ).map(tuple),
)
pictured = st.builds(
    lambda story, picture: replace(story, picture=picture, credit=f"© {story.credit}"),
    stories,
    pictures,
)


def text_of(story: Story, **fields: Any) -> str:
    named = {"public_id": "0123456789ab", "language": "en", "verb": "publish", "note": ""}
    return canonical_text(story, **{**named, "release_at": NOW, **fields})


@given(stories | pictured)
def test_any_story_comes_back_as_it_was(story: Story) -> None:
    assert story_from(text_of(story)) == story


@given(stories)
def test_the_text_is_the_one_form_that_json_has(story: Story) -> None:
    text = text_of(story, note="Why.")
    assert rfc8785.dumps(json.loads(text)).decode() == text
    assert text.encode().decode() == text


def test_parts_that_are_empty_are_left_out() -> None:
    assert set(json.loads(text_of(Story(headline="A", date=date(2030, 1, 1))))) == {
        "date",
        "form",
        "headline",
        "item",
        "language",
        "nonce",
        "release_at",
        "verb",
    }


def test_two_texts_of_one_story_differ_by_sixteen_random_bytes_alone() -> None:
    one, other = (json.loads(text_of(a_story())) for _ in range(2))
    assert one["nonce"] != other["nonce"]
    assert len(bytes.fromhex(one.pop("nonce"))) == len(bytes.fromhex(other.pop("nonce"))) == 16
    assert one == other


def test_every_edition_keeps_its_text_and_the_digest_of_it() -> None:
    item = released(release_at=None)
    correct_in(item, note="It was ‘wrong’ — très.", headline="Better")
    withdraw_from(item)
    released(a_story(headline="Later"), release_at=SOON)
    editions = Edition.objects.select_related("content").order_by("pk")
    assert [edition.verb for edition in editions] == ["publish", "correct", "withdraw", "publish"]
    for edition in editions:
        text = edition.content.text
        value = json.loads(text)
        assert edition.digest == hashlib.sha256(text.encode()).hexdigest() == digest_of(text)
        assert rfc8785.dumps(value).decode() == text
        assert (value["form"], edition.form) == (FORM, FORM)
        assert value["item"] == edition.item.public_id
        assert value.get("note", "") == edition.note
        assert value["headline"] == edition.content.headline
        assert datetime.fromisoformat(value["release_at"]) == edition.release_at


def test_the_number_that_counts_hidden_versions_stands_in_no_text() -> None:
    item = released()
    correct_in(item, headline="Better")
    assert not any("number" in json.loads(content.text) for content in Content.objects.all())


@pytest.mark.parametrize(
    "value",
    [
        {"type": "marquee", "text": "Hm"},
        {"type": "heading"},
        {"type": "paragraph", "runs": [{"text": "a", "onclick": "b"}]},
        {"type": "list", "items": [1]},
        {"text": "untyped"},
    ],
)
def test_a_block_of_another_make_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(UnknownBlock):
        block_from_json(value)
