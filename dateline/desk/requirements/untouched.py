"""The check of copies: what was begun as a copy of another language is in its own by now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dateline.desk.freezing import last_story, sketch
from dateline.desk.models import StoryPage
from dateline.desk.plain_words import plain_words
from dateline.desk.requirements.problem import Finding, Looked
from dateline.desk.words import language_name
from dateline.record.models import Edition
from dateline.record.story import Story

# Letters that nobody writes alike in two languages; names and titles have fewer.
_LONG = 60
_LONG_HEADLINE = 40


def untouched(looked: Looked) -> Iterator[Finding]:
    """No language shows the words of another that was there before it.

    A summary or text of 60 letters is a copy where it is the same, and so is a headline that
    is the same together with the summary or the text. A headline may be the name of somebody:
    without summary and text, it is a copy from 40 letters on.
    """
    for language, other in _before(looked.page):
        if field := _copied_field(_words(looked.story), _words(other)):
            told = _("These are still the words of the %(language)s version.")
            yield Finding(field, told % {"language": language_name(language)})
            return


def _copied_field(own: dict[str, str], other: dict[str, str]) -> str:
    """Return the field that shows that a story is a copy, "" where it is none."""
    same = [name for name, words in own.items() if words and words == other[name]]
    if "title" not in same:
        return next((name for name in same if len(own[name]) >= _LONG), "")
    is_all = not any((own["standfirst"], own["body"], other["standfirst"], other["body"]))
    is_copy = len(same) > 1 or (is_all and len(own["title"]) >= _LONG_HEADLINE)
    return "title" if is_copy else ""


def _words(story: Story) -> dict[str, str]:
    """Return what readers read of a story, by field, whatever its spaces."""
    said = {
        "title": story.headline,
        "standfirst": story.standfirst,
        "body": plain_words(story.body),
    }
    return {name: " ".join(words.split()) for name, words in said.items()}


def _before(page: StoryPage) -> Iterator[tuple[str, Story]]:
    """Yield what the languages say that were there before this one: drafts, and what is out."""
    if page.pk is None:
        return
    released = set(
        Edition.objects.filter(item__public_id=page.public_id, cancellation=None).values_list(
            "language", flat=True
        )
    )
    begun = {one.language: one for one in StoryPage.objects.filter(public_id=page.public_id)}
    for language, other in begun.items():
        if other.pk < page.pk:
            yield language, sketch(other.get_latest_revision_as_object()).story
    for language in sorted(released - {page.language}):
        if _was_before(begun.get(language), page, released):
            story = last_story(page.public_id, language)
            if story is not None:
                yield language, story


def _was_before(other: StoryPage | None, page: StoryPage, released: set[str]) -> bool:
    """Say whether a language that was published was there before this one was begun.

    Of two that were both published and of which one was never on the desk, neither is known
    to be the copy.
    """
    return other.pk < page.pk if other else page.language not in released
