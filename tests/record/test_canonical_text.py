"""The canonical text of an edition is RFC 8785, digested, and gives the story back."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

import pytest
import rfc8785
from hypothesis import given

from dateline.record.blocks import Quote, UnknownBlock, block_from_json, block_to_json
from dateline.record.canonical import FORM, Statement, canonical_text, digest_of, story_from
from dateline.record.models import Content, Edition
from dateline.record.story import Story
from tests.newsroom import correct_in, withdraw_from
from tests.record.any_story import any_story
from tests.stories import NOW, SOON, a_story, released


def text_of(story: Story, **fields: Any) -> str:
    named = {"public_id": "0123456789ab", "language": "en", "verb": "publish", "release_at": NOW}
    return canonical_text(story, Statement(**{**named, **fields}))


@given(any_story)
def test_any_story_comes_back_as_it_was(story: Story) -> None:
    assert story_from(text_of(story)) == story


@given(any_story)
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


def test_what_readers_are_told_beside_the_story_stands_in_the_text() -> None:
    told = {"note": "Why.", "severity": "clarification", "leads_to": "ba9876543210"}
    value = json.loads(text_of(a_story(), **told))
    assert {name: value[name] for name in told} == told


def test_a_text_of_before_a_block_grew_is_read_as_it_was_meant() -> None:
    quote = {"type": "quote", "text": "Yes.", "said_by": ""}
    assert block_from_json(quote) == Quote("Yes.")
    assert block_to_json(Quote("Yes.")) == {"type": "quote", "text": "Yes."}


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
