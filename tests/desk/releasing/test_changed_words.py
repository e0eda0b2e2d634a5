"""Promises: the audit log says in plain words what of a story changed, and keeps it short."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.desk.releasing.changed_words import LONGEST, around, change_of
from dateline.record.blocks import Figure, Paragraph, PictureRef, Quote, Run
from dateline.record.story import Contact, Story, TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

STORY = Story(
    headline="Ten boats are back",
    date=date(2030, 3, 1),
    body=(Paragraph((Run("Ten boats, "), Run("all of them", mark="strong"), Run(", are back."))),),
)
PICTURE = PictureRef("0" * 26, "0" * 64, "Ten boats in a harbour")


def test_a_text_is_told_in_its_words() -> None:
    changed = replace(STORY, body=(Paragraph((Run("Ten boats are back."),)), Quote("At last", "A")))
    told = ("Ten boats, all of them, are back.", "Ten boats are back.\nAt last\nA")
    assert change_of(STORY, changed, "body") == told
    assert change_of(STORY, STORY, "body") is None
    assert change_of(None, STORY, "headline") == ("", "Ten boats are back")
    assert change_of(None, STORY, "kicker") is None


def test_a_picture_goes_by_what_it_shows_and_a_contact_by_its_parts() -> None:
    changed = replace(
        STORY,
        picture=PICTURE,
        credit="© ILO",
        contacts=(Contact("Amara", "Press", "", "a@b.org"), Contact("Bo")),
    )
    assert change_of(STORY, changed, "picture") == ("", "Ten boats in a harbour")
    assert change_of(STORY, changed, "contacts") == ("", "Amara, Press, a@b.org\nBo")
    assert change_of(STORY, replace(STORY, date=date(2030, 3, 2)), "date") == (
        "2030-03-01",
        "2030-03-02",
    )


def test_links_and_pictures_under_the_same_words_are_a_change() -> None:
    linked = replace(STORY, body=(Paragraph((Run("Boats", href="https://a.org"),)),))
    other = replace(STORY, body=(Paragraph((Run("Boats", href="https://b.org"),)),))
    assert change_of(linked, other, "body") == ("Boats <https://a.org>", "Boats <https://b.org>")
    figures = [replace(STORY, body=(Figure(PICTURE, "© A"),))]
    figures.append(
        replace(STORY, body=(Figure(replace(PICTURE, digest="1" * 64), "© A"),)),
    )
    told = change_of(figures[0], figures[1], "body")
    assert told == ("", "the same words with other pictures, files or marks")


@pytest.mark.django_db
def test_labels_go_by_their_names() -> None:
    topic = found_or_made(Vocabulary.TOPIC, "en", "Wages")
    listing = found_or_made(Vocabulary.COLLECTION, "en", "All news")
    office = found_or_made(Vocabulary.OFFICE, "en", "Manila")
    terms = tuple(TermRef(term.vocabulary, term.public_id) for term in (topic, listing, office))
    changed = replace(STORY, terms=terms)
    assert change_of(STORY, changed, "terms") == ("", "listing All news, topic Wages")
    renamed = replace(STORY, terms=tuple(replace(term, name="x") for term in terms))
    assert change_of(changed, renamed, "terms") is None


def test_long_texts_are_shortened_around_their_difference() -> None:
    words = [f"word{number}" for number in range(500)]
    was = " ".join(words)
    words[250], words[270] = "one", "two"
    before, after = around(was, " ".join(words))
    assert before.startswith("… word246 word247 word248 word249 word250 word251")
    assert after.startswith("… word246 word247 word248 word249 one word251")
    assert after.endswith("two word271 word272 word273 word274 …")
    assert " … word266 " in after
    assert "word260" not in after


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("", "a " * 5_000),
        ("a " * 5_000, ""),
        ("a " * 5_000, "b " * 5_000),
        ("a" * 5_000, "b" * 5_000),
        ("a b " * 90, "b a " * 90),
        ("a " * 400, "a " * 401),
    ],
)
def test_what_is_told_is_never_long_and_never_alike(was: str, became: str) -> None:
    before, after = around(was, became)
    assert max(len(before), len(after)) <= LONGEST
    assert before != after


def test_short_texts_stand_there_in_full() -> None:
    assert around("a  b", "a c") == ("a  b", "a c")
