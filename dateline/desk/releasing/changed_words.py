"""What a change of a story was, in plain words short enough for the audit log."""

from collections.abc import Sequence
from dataclasses import astuple, is_dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from dateline.desk.plain_words import plain_words
from dateline.lib.languages import DEFAULT
from dateline.record.blocks import PictureRef, Run, all_of
from dateline.record.story import Story
from dateline.terms.models import Vocabulary
from dateline.terms.names import todays_names

LONGEST = 300
_AROUND = 4
# Comparing grows with the square of this.
_MOST_COMPARED = 400
_MORE = "…"
VOCABULARY_WORDS = {Vocabulary.COLLECTION.value: "listing"}
Change = tuple[str, str]


def change_of(before: Story | None, after: Story, name: str) -> Change | None:
    """Return what a part of a story said and what it says now, None where that is the same."""
    was, is_now = _said(before, name), _said(after, name)
    if was != is_now:
        return around(was, is_now)
    if name == "terms" or before is None or getattr(before, name) == getattr(after, name):
        return None
    was, is_now = _links(before, name), _links(after, name)
    if was != is_now:
        return around(was, is_now)
    return "", _("the same words with other pictures, files or marks")


def around(was: str, is_now: str) -> Change:
    """Return two texts, shortened around where they differ if one is long."""
    if max(len(was), len(is_now)) <= LONGEST:
        return was, is_now
    old, new = was.split(), is_now.split()
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    first = max(0, start - _AROUND)
    last = max(0, end - _AROUND)
    words = _differing(old[first : len(old) - last], new[first : len(new) - last])
    before, after = (_framed(one, is_cut=(first > 0, last > 0)) for one in words)
    return before, after


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Return the words that differ, with a few around each place."""
    if max(len(old), len(new)) > _MOST_COMPARED:
        return " ".join(old), " ".join(new)
    groups = list(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND))
    spans = [(group[0][1], group[-1][2], group[0][3], group[-1][4]) for group in groups]
    between = f" {_MORE} "
    return (
        between.join(" ".join(old[first:last]) for first, last, _n, _m in spans),
        between.join(" ".join(new[first:last]) for _n, _m, first, last in spans),
    )


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words two texts begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def _framed(words: str, *, is_cut: tuple[bool, bool]) -> str:
    """Return words with a mark where something was left out, cut off where they are still long."""
    at_start, at_end = (f"{_MORE} " if is_cut[0] else ""), (f" {_MORE}" if is_cut[1] else "")
    whole = f"{at_start}{words}{at_end}" if words else ""
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rstrip() + _MORE


def _said(story: Story | None, name: str) -> str:
    if story is None:
        return ""
    if name == "terms":
        return _labels(story)
    return _plain(getattr(story, name))


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, PictureRef):
        return ": ".join(part for part in (value.alt, value.caption) if part)
    if is_dataclass(value) and not isinstance(value, type):
        return ", ".join(str(part) for part in astuple(value) if part)
    if isinstance(value, tuple):
        return "\n".join(_plain(part) if _is_fact(part) else plain_words(part) for part in value)
    return str(value) if value else ""


def _is_fact(value: object) -> bool:
    """Say whether a part stands beside the text, such as a contact; blocks have words."""
    return type(value).__module__ == "dateline.record.facts"


def _labels(story: Story) -> str:
    """Return the labels by the names they have today, without the office, which is the record's."""
    names = todays_names()
    chosen = [term for term in story.terms if term.vocabulary != Vocabulary.OFFICE]
    called = (
        (
            VOCABULARY_WORDS.get(term.vocabulary, term.vocabulary),
            names.of(names.ids.get(term.public_id, 0), DEFAULT) or term.public_id,
        )
        for term in chosen
    )
    return ", ".join(" ".join(words) for words in sorted(called))


def _links(story: Story, name: str) -> str:
    runs = all_of(Run, getattr(story, name))
    return ", ".join(f"{run.text} <{run.href or run.item}>" for run in runs if run.href or run.item)
