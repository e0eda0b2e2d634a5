"""The rule that nobody puts a picture or file into a story which is not theirs to use."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from wagtail.blocks import StreamValue

from dateline.desk.files import are_theirs
from dateline.desk.models import DeskDocument, DeskImage, StoryPage
from dateline.desk.story_form.reading import STREAMS

_PICTURE = "lead_picture"
_KINDS: tuple[type[DeskImage | DeskDocument], ...] = (DeskImage, DeskDocument)


def check_chosen(
    form: BaseForm, streams: Mapping[str, StreamValue], page: StoryPage, user: Any
) -> None:
    """Raise PermissionDenied where a form puts something into a story that is not the user's.

    `streams` are the blocks that were sent, by the name of their field. What the story had may
    stay, whoever put it there. To be asked before the form is checked: one with a mistake in it
    comes back with the names of all that was chosen. Choosers offer nothing else, so only a
    forged form gets here.
    """
    for kind in _KINDS:
        if not are_theirs(user, kind, _sent(form, streams, kind) - _had(page, kind)):
            raise PermissionDenied


def _sent(form: BaseForm, streams: Mapping[str, StreamValue], kind: type[Any]) -> set[int]:
    found = {key for name, value in streams.items() for key in _within(name, value, kind)}
    if kind is DeskImage and _PICTURE in form.fields:
        found |= _key(form[_PICTURE].data)
    return found


def _key(sent: Any) -> set[int]:
    """Return a key as Django reads it: as Python reads a number, spaces and all."""
    try:
        return {int(sent)}
    except (TypeError, ValueError):
        return set()


def _had(page: StoryPage, kind: type[Any]) -> set[int]:
    found = {key for name in STREAMS for key in _within(name, getattr(page, name), kind)}
    return found | {page.lead_picture_id} if kind is DeskImage else found


def _within(name: str, value: Any, kind: type[Any]) -> set[int]:
    blocks = StoryPage._meta.get_field(name).stream_block
    return {int(key) for model, key, *_where in blocks.extract_references(value) if model is kind}
