"""Casting: the rows of a mould once more, under another id, number and moment of release."""

import re
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, Self

from django.db import connections, transaction

from bench.moulds import AFTERWARDS
from bench.patterns import Mould, Version
from bench.tables import (
    ACT,
    CHANGE,
    CONTENT,
    EDITION,
    ITEM,
    SHOWING,
    TABLES,
    Row,
    Table,
    stored_moment,
    write_terms_like,
)
from dateline.lib.clock import FAR
from dateline.lib.ids import new_public_id
from dateline.lib.text import slug_from
from dateline.record.canonical import digest_of
from dateline.record.models import Edition
from dateline.record.spans import sort_key

_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Cast:
    """What sets a cast apart: times are in UTC, `number` stands in its headlines."""

    released_at: datetime
    recorded_at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class _Step:
    """One act upon an item: when it holds from, and as stored when it was known and held."""

    act_id: int
    release_at: datetime
    recorded: str
    effective: str


@dataclass(frozen=True, slots=True)
class _Item:
    """What all rows of one cast share; the last of its steps is never over."""

    key: int
    public_id: str
    sort_key: str
    day: str
    number: str
    steps: tuple[_Step, ...]


class Caster:
    """Collects the rows of casts, with keys that go on from those in the database.

    What it was given to write is there once its context ends.
    """

    def __init__(self) -> None:
        self._batch: dict[Table, list[Row]] = {table: [] for table in TABLES}
        self._keys = {table: count(table.next_key()) for table in TABLES if table is not CONTENT}
        newest = max((row[ITEM.place["sequence"]] for row in ITEM.rows()), default=0)
        self._sequences = count(newest + 1)
        self._likened: list[tuple[int, int]] = []
        self._far = stored_moment(FAR)
        self._database = connections["default"]
        self._writer = ThreadPoolExecutor(1)
        self._under_way: Future[None] = self._writer.submit(_nothing)
        self._first = Edition()

    def __enter__(self) -> Self:
        self._database.inc_thread_sharing()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._writer.shutdown()
        self._under_way.result()
        self._database.dec_thread_sharing()

    def write(self) -> None:
        """Write what was collected, and begin anew; terms go on being written beside that."""
        self._under_way.result()
        with transaction.atomic():
            for table, rows in self._batch.items():
                table.write(rows)
                rows.clear()
        self._under_way = self._writer.submit(write_terms_like, self._database, self._likened)
        self._likened = []

    def add(self, mould: Mould, cast: Cast) -> None:
        """Collect the rows of an item like the mould."""
        sequence = next(self._sequences)
        public_id = new_public_id()
        day = cast.released_at.date()
        self._first.date, self._first.release_at = day, cast.released_at
        item = _Item(
            key=self._copy(ITEM, mould.item, public_id=public_id, sequence=sequence),
            public_id=public_id,
            sort_key=sort_key(self._first, sequence=sequence),
            day=day.isoformat(),
            number=str(cast.number),
            steps=tuple(self._steps(mould, cast)),
        )
        for version in mould.versions:
            self._add_version(version, item)

    def _steps(self, mould: Mould, cast: Cast) -> list[_Step]:
        """Collect the acts: the first release, and what was done some days after it."""
        moments = [(cast.recorded_at, cast.released_at)]
        if len(mould.acts) > 1:
            moments.append((cast.released_at + AFTERWARDS,) * 2)
        steps = []
        for act, (recorded_at, release_at) in zip(mould.acts, moments, strict=True):
            recorded = effective = stored_moment(release_at)
            if recorded_at != release_at:
                recorded = stored_moment(recorded_at)
            steps.append(_Step(self._copy(ACT, act, at=recorded), release_at, recorded, effective))
        return steps

    def _add_version(self, version: Version, item: _Item) -> None:
        step = item.steps[version.step]
        headline = _NUMBER.sub(item.number, version.content[CONTENT.place["headline"]], count=1)
        text = _text(version, item, headline)
        edition_id = self._copy(
            EDITION,
            version.edition,
            item_id=item.key,
            act_id=step.act_id,
            date=item.day,
            release_at=step.effective,
            recorded_at=step.recorded,
            effective_at=step.effective,
            digest=digest_of(text),
        )
        self._copy(
            CONTENT,
            version.content,
            edition_id=edition_id,
            date=item.day,
            headline=headline,
            slug=slug_from(headline, otherwise="item"),
            text=text,
        )
        self._copy(
            CHANGE,
            version.change,
            public_id=item.public_id,
            recorded_at=step.recorded,
            effective_at=step.effective,
        )
        self._add_showing(version, item, edition_id)

    def _add_showing(self, version: Version, item: _Item, edition_id: int) -> None:
        span = {
            "sort_key": item.sort_key,
            "visible_from": item.steps[version.step].effective,
            "visible_until": (
                self._far if version.is_last else item.steps[version.step + 1].effective
            ),
        }
        showing_id = self._copy(
            SHOWING, version.showing, edition_id=edition_id, public_id=item.public_id, **span
        )
        self._likened.append((showing_id, version.showing[0]))

    def _copy(self, table: Table, row: Row, **own: Any) -> int:
        """Collect a copy of the row with values of its own, and return its key."""
        copied = row.copy()
        for name, value in own.items():
            copied[table.place[name]] = value
        if table is not CONTENT:
            copied[table.place[table.key]] = next(self._keys[table])
        self._batch[table].append(copied)
        key: int = copied[table.place[table.key]]
        return key


def _nothing() -> None:
    """Stand for what was written before the first batch."""


def _text(version: Version, item: _Item, headline: str) -> str:
    """Return the canonical text of the cast, from the pieces of its mould's."""
    to_date, to_headline, to_item, to_nonce, to_release, rest = version.pieces
    release_at = item.steps[version.step].release_at.isoformat()
    return (
        f"{to_date}{item.day}{to_headline}{headline}{to_item}{item.public_id}"
        f"{to_nonce}{secrets.token_hex(16)}{to_release}{release_at}{rest}"
    )
