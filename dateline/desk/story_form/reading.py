"""What came in the fields of a story, read before anything else looks at it.

The editor's scripts fill in the hidden ones, and Wagtail trusts them: what no script of its own
sends ends in all sorts of errors, or is left out without a word.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import Any

from django import forms
from draftjs_exporter.error import ExporterException
from wagtail.blocks import RichTextBlock, StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from dateline.desk.unsaved import Unreadable

STREAMS = ("body", "contacts")
_TEXT = "text"
# Wagtail reads it beside the form: which version the saving that goes by itself writes over.
_REVISION = "overwrite_revision_id"
# The largest key that a database takes.
_LARGEST = 2**63 - 1
# What Wagtail's blocks raise on reading what is not theirs.
_SLIPS = (
    AttributeError,
    ExporterException,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except _SLIPS as error:
        raise Unreadable(str(error)) from error


@_reading()
def read_streams(form: forms.BaseForm) -> dict[str, StreamValue]:
    """Return the blocks that were sent, by the name of their field; raise Unreadable instead."""
    return {name: _stream(form, name) for name in STREAMS if name in form.fields}


@_reading()
def check_keys(form: forms.BaseForm) -> None:
    """Raise Unreadable where something is named by a key that cannot be one."""
    keys = [form.data.get(_REVISION)]
    for name, field in form.fields.items():
        if isinstance(field, forms.ModelChoiceField):
            sent = form[name].data
            keys += sent if isinstance(sent, list) else [sent]
    if any(abs(int(key or 0)) > _LARGEST for key in keys):
        raise ValueError(keys)


@_reading()
def without_empty_texts(form: forms.BaseForm) -> Any:
    """Return what was sent with the texts taken out in which nobody wrote anything.

    A new story begins with such a text, and need not have one. Raises Unreadable.
    """
    data: Any = copy(form.data)
    prefix = form.add_prefix("body")
    for number in range(int(data.get(f"{prefix}-count", 0))):
        block = f"{prefix}-{number}"
        if data[f"{block}-type"] == _TEXT and _is_empty(data[f"{block}-value"]):
            data[f"{block}-deleted"] = "1"
    return data


def _stream(form: forms.BaseForm, name: str) -> StreamValue:
    field: Any = form.fields[name]
    prefix = form.add_prefix(name)
    value: StreamValue = form[name].data
    # Wagtail would leave these out, and say that all was saved.
    count = int(form.data[f"{prefix}-count"])
    if count < 0:
        raise ValueError(count)
    for number in range(count):
        block = field.block.child_blocks[form.data[f"{prefix}-{number}-type"]]
        if isinstance(block, RichTextBlock):
            form.data[f"{prefix}-{number}-value"]
    for text in _texts([child.value for child in value]):
        _check_text(text)
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, RichText):
        yield value.source
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | ListValue):
        for one in value:
            yield from _texts(one)


def _check_text(text: str) -> None:
    # JSON can name half a sign, and the sign that ends texts; no database keeps them.
    text.encode()
    if "\0" in text:
        raise ValueError(text)


def _is_empty(sent: str) -> bool:
    state = json.loads(sent)
    return state is None or not any(
        block["text"].strip() or block.get("entityRanges") for block in state["blocks"]
    )
