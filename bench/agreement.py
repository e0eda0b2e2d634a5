"""The check that rows cast in bulk are the rows the record's own verb would have written."""

import json
from collections.abc import Iterable
from typing import Any

import rfc8785
from django.db import models, transaction

from dateline.journal.models import Change
from dateline.journal.writing import Writing
from dateline.lib.ids import new_public_id
from dateline.record.append import Draft, append
from dateline.record.canonical import digest_of, story_from
from dateline.record.items import new_items
from dateline.record.models import Act, Edition, Item, Showing, ShowingTerm, Verb

# What no two items share.
_OWN = {"id", "seq", "item_id", "act_id", "edition_id", "showing_id", "digest"}


class Disagreement(Exception):
    """A row cast in bulk is not what the record would have written."""


def check_agreement(items: Iterable[Item]) -> int:
    """Write a twin of each item by `append`, compare all rows, keep nothing; return how many.

    Raises Disagreement naming the first table, column and both values.
    """
    checked = 0
    for item in items:
        with transaction.atomic():
            twin = _twin_of(item)
            for (kind, one), (_kind, other) in zip(_rows(item), _rows(twin), strict=True):
                _compare(kind, one, other)
            transaction.set_rollback(True)
        checked += 1
    return checked


def _twin_of(item: Item) -> Item:
    (twin,) = new_items([item.office], public_ids=[new_public_id()])
    acts = Act.objects.filter(editions__item=item).distinct().order_by("pk")
    for step, act in enumerate(acts):
        editions = Edition.objects.filter(item=item, act=act).order_by("pk")
        open_writing = Writing(recorded_at=act.at)
        drafts = [
            Draft(
                twin,
                edition.language,
                Verb(edition.verb),
                story_from(edition.content.text),
                release_at=edition.release_at,
                note=edition.note,
                severity=edition.severity,
            )
            for edition in editions
        ]
        own = Act.objects.create(verb=act.verb, at=act.at)
        append(open_writing, own, drafts, are_first=step == 0)
        Change.objects.bulk_create(open_writing.changes)
    return twin


def _rows(item: Item) -> list[tuple[str, dict[str, Any]]]:
    """Return every row of an item with its table, its own words put in the place of ids."""
    editions = Edition.objects.filter(item=item).select_related("content").order_by("pk")
    showings = Showing.objects.filter(edition__item=item)
    found: list[models.Model] = [item]
    found += Act.objects.filter(editions__item=item).distinct().order_by("pk")
    found += editions
    found += [edition.content for edition in editions]
    # A correction makes the showings of a language anew, and so gives them other numbers.
    found += showings.order_by("language", "visible_from")
    found += ShowingTerm.objects.filter(showing__in=showings).order_by(
        "language", "visible_from", "pk"
    )
    found += Change.objects.filter(public_id=item.public_id).order_by("seq")
    return [(type(row).__name__, _columns(row, item)) for row in found]


def _columns(row: models.Model, item: Item) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    plain = {name: _plain(name, values[name], item) for name in values.keys() - _OWN}
    if isinstance(row, Edition):
        plain["digest"] = values["digest"] == digest_of(row.content.text)
    return plain


def _plain(name: str, value: Any, item: Item) -> Any:
    if name == "text":
        parts = json.loads(value)
        is_canonical = rfc8785.dumps(parts).decode() == value
        nonce = len(bytes.fromhex(parts.pop("nonce")))
        return parts | {"item": parts["item"] == item.public_id}, nonce, is_canonical
    if name == "sort_key":
        return value[:-12], int(value[-12:]) - item.sequence
    if name == "public_id":
        return value == item.public_id
    return 0 if name == "sequence" else value


def _compare(kind: str, cast: dict[str, Any], written: dict[str, Any]) -> None:
    for name in sorted(cast.keys() | written.keys()):
        if cast.get(name) != written.get(name):
            raise Disagreement(
                f"{kind}.{name} was cast as {cast.get(name)!r}; the record writes "
                f"{written.get(name)!r}."
            )
