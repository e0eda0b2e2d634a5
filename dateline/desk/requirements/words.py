"""Checks of the words: headline, summary, and text that has still to be written."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dateline.desk.requirements.placeholders import has_filler, is_placeholder
from dateline.desk.requirements.problem import Finding, Looked
from dateline.record.blocks import texts_of


def headline(looked: Looked) -> Iterator[Finding]:
    """A story needs a headline."""
    if not looked.story.headline.strip():
        yield Finding("title", _("The story has no headline."))


def placeholder(looked: Looked) -> Iterator[Finding]:
    """A headline is not “Test”."""
    written = looked.story.headline
    if is_placeholder(written) or has_filler(written):
        yield Finding("title", _("“%(words)s” is no headline yet.") % {"words": written[:80]})


def filler(looked: Looked) -> Iterator[Finding]:
    """No dummy text is left standing."""
    story = looked.story
    if any(has_filler(text) for text in texts_of(story.body)):
        yield Finding("body", _("Dummy text (“lorem ipsum”) still stands in the story."))
    for name in ("standfirst", "strapline"):
        if has_filler(getattr(story, name)):
            yield Finding(name, _("Dummy text (“lorem ipsum”) still stands here."))


def summary(looked: Looked) -> Iterator[Finding]:
    """Lists, feeds and search engines show the summary."""
    if not looked.story.standfirst.strip():
        yield Finding("standfirst", _("The summary is empty: lists and feeds show it."))
