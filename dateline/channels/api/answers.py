"""Answers: values as JSON, with the fields that were asked for, and ways on in a `Link` header."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from dateline.channels.api.gate import JSON
from dateline.lib.answers import not_kept, public_answer

# What a row is known by stands there whatever else was asked for.
_ALWAYS = {"public_id", "language"}


def answer(
    request: HttpRequest,
    told: BaseModel,
    *,
    at: datetime,
    changed_at: datetime | None = None,
    fields: Collection[str] = (),
    within: Sequence[str] = (),
) -> HttpResponse:
    """Answer a value as JSON; where it has a `next` or `prev`, a `Link` header has them as well.

    `fields` are those that were asked for, all without any; `within` are the members that lead
    to what they are chosen from.
    """
    value = told.model_dump(mode="json")
    if fields:
        value = _chosen(value, fields, within)
    body = json.dumps(value, ensure_ascii=False).encode()
    # Each answer says how often its reader may still ask.
    response = not_kept(
        public_answer(request, body, at=at, content_type=JSON, changed_at=changed_at)
    )
    ways = [f'<{value[way]}>; rel="{way}"' for way in ("prev", "next") if value.get(way)]
    if ways:
        response.headers["Link"] = ", ".join(ways)
    return response


def fields_in(text: str, shape: type[BaseModel]) -> Collection[str]:
    """Return the fields that are asked for, none for all of them; what a row is known by stays."""
    names = set(text.split(",")) if text else set()
    return names | (_ALWAYS & set(known_in(shape))) if names else ()


def known_in(shape: type[BaseModel]) -> list[str]:
    """Return the fields of a shape, in their order."""
    return list(shape.model_fields)


def _chosen(value: Any, names: Collection[str], within: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_chosen(one, names, within) for one in value]
    if value is None:
        return None
    if within:
        member, *further = within
        return value | {member: _chosen(value[member], names, further)}
    return {name: part for name, part in value.items() if name in names}
