"""Checks of the words: headline, summary, and text that has still to be written."""

from collections.abc import Iterator
from dataclasses import fields

from django.utils.translation import gettext as _

from dateline.desk.requirements.placeholders import UNTRANSLATED, has_filler, is_placeholder
from dateline.desk.requirements.problem import Finding, Looked
from dateline.lib.text import is_blank, stray_direction
from dateline.record.blocks import texts_of

# By the part of the story, where the form calls it otherwise.
_FORM_FIELDS = {"headline": "title", "picture": "picture_caption", "event": "event_place"}
_LINES = {
    "title": "headline",
    **{name: name for name in ("kicker", "strapline", "byline", "dateline", "credit", "reference")},
}


def headline(looked: Looked) -> Iterator[Finding]:
    """A story needs a headline."""
    if is_blank(looked.story.headline):
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


def stand_ins(looked: Looked) -> Iterator[Finding]:
    """Nothing is left of what stands in for a machine translation."""
    told = _("These words are marked as not translated: write the translation over them.")
    for field in fields(looked.story):
        if any(UNTRANSLATED in text for text in texts_of(getattr(looked.story, field.name))):
            yield Finding(_FORM_FIELDS.get(field.name, field.name), told)


def summary(looked: Looked) -> Iterator[Finding]:
    """Lists, feeds and search engines show the summary."""
    if is_blank(looked.story.standfirst):
        yield Finding("standfirst", _("The summary is empty: lists and feeds show it."))


def turned(looked: Looked) -> Iterator[Finding]:
    """No line turns the order of what stands behind it, as forged names do."""
    lines = [(field, getattr(looked.story, name)) for field, name in _LINES.items()]
    if looked.story.picture:
        shown = looked.story.picture
        lines += [("picture_alt", shown.alt), ("picture_caption", shown.caption)]
    for field, line in lines:
        if mark := stray_direction(line):
            told = _(
                "An invisible mark (%(mark)s) turns the order of the words here, and has no "
                "counterpart: take it out, or write the line anew."
            )
            yield Finding(field, told % {"mark": f"U+{ord(mark):04X}"})
