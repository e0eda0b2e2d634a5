"""Promises: what was begun as a copy of another language does not go out with its words."""

from typing import Any

import pytest

from dateline.desk.models import KindRule, StoryPage
from dateline.desk.requirements import Level, Problem, Stage, problems_of
from dateline.desk.thawing.writing_in import translate_into
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from tests.desk.stories import an_office, rewrite, write_story
from tests.newsroom import EDITOR
from tests.stories import NOW, clock_at

pytestmark = pytest.mark.django_db

TEXT = "<p>Ten boats came home in the night, and all of their crews were well.</p>"
HEADLINE = "Ten boats are back"
SUMMARY = "All ten came home."
WORDS: dict[str, Any] = {
    "title": HEADLINE,
    "standfirst": SUMMARY,
    "body": [("text", TEXT)],
    "date": NOW.date(),
}
OTHER: dict[str, Any] = {
    "title": "Dix bateaux",
    "standfirst": "Ils sont tous rentrés.",
    "body": [("text", "<p>Dix bateaux sont rentrés dans la nuit.</p>")],
}


def copied(page: StoryPage, language: str = "fr") -> StoryPage:
    """Return what "Write in another language" makes."""
    who = make_account("amara", Role.ADMINISTRATOR, new_password())
    with clock_at(NOW):
        return translate_into(page, language, by=who)


def problem_of(page: StoryPage, at: Stage = Stage.RELEASE) -> Problem | None:
    newest: StoryPage = page.get_latest_revision_as_object()
    with clock_at(NOW):
        problems = problems_of(newest, at=at)
    return next((one for one in problems if one.check == "untouched"), None)


def test_a_copy_is_not_ready_until_it_is_written_on() -> None:
    english = write_story(**WORDS)
    french = copied(english)
    problem = problem_of(french)
    assert problem is not None
    assert problem.is_blocking
    assert problem.sentence == "These are still the words of the English version."
    assert problem_of(english) is None
    rewrite(french, **OTHER)
    assert problem_of(french) is None


@pytest.mark.parametrize(
    ("kept", "field"),
    [
        ({"title", "standfirst"}, "title"),
        ({"title", "body"}, "title"),
        ({"body"}, "body"),
        ({"title"}, ""),
        ({"standfirst"}, ""),
    ],
)
def test_what_counts_as_a_copy(kept: set[str], field: str) -> None:
    english = write_story(**WORDS)
    own = {name: words for name, words in OTHER.items() if name not in kept}
    french = write_story(language="fr", **{**WORDS, **own, "public_id": english.public_id})
    problem = problem_of(french)
    assert (problem.field if problem else "") == field


def test_spaces_and_marks_in_the_text_make_no_other_words() -> None:
    english = write_story(**WORDS)
    bold = TEXT.replace("the night", "<b>the</b>  night")
    words = {**WORDS, "body": [("text", bold)], "title": "Dix bateaux"}
    assert problem_of(write_story(language="fr", **{**words, "public_id": english.public_id}))


@pytest.mark.parametrize(
    ("headline", "is_copy"), [("Guy Ryder", False), ("Ten boats are back " * 3, True)]
)
def test_a_name_alone_may_be_the_same(headline: str, is_copy: bool) -> None:
    words: dict[str, Any] = {"title": headline.strip(), "date": NOW.date()}
    english = write_story(**words)
    french = write_story(language="fr", **words, public_id=english.public_id)
    assert (problem_of(french) is not None) is is_copy


def test_what_readers_have_already_is_compared_as_well() -> None:
    english = write_story(**WORDS)
    french = copied(english)
    with clock_at(NOW):
        story = Story(headline=HEADLINE, standfirst=SUMMARY, date=NOW.date())
        publish({"en": story}, of=NewItem(an_office().term, english.public_id), by=EDITOR)
    rewrite(english, title="A dozen boats", standfirst="Twelve.", body=[])
    rewrite(french, body=[])
    assert problem_of(french)


def test_a_language_without_a_page_was_there_before() -> None:
    french = write_story(language="fr", **{**WORDS, "body": []})
    story = Story(headline=HEADLINE, standfirst=SUMMARY, date=NOW.date())
    of = NewItem(an_office().term, french.public_id)
    with clock_at(NOW):
        (edition,) = publish({"en": story}, of=of, by=EDITOR)
    assert problem_of(french)
    # Of two that came out alike, such as from an archive, neither is the copy.
    with clock_at(NOW):
        publish({"fr": story}, of=edition.item, by=EDITOR)
    assert problem_of(french) is None


def test_it_is_said_when_a_story_is_submitted_and_can_be_made_a_warning() -> None:
    french = copied(write_story(**WORDS))
    assert problem_of(french, Stage.SUBMIT)
    KindRule.objects.create(kind=None, levels={"untouched": Level.WARN.value})
    problem = problem_of(french)
    assert problem is not None
    assert not problem.is_blocking
