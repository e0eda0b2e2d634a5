"""Which items a list holds, and the SQL that reads them in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.rows import COLUMNS, WITH_CONTENT
from dateline.record.visibility import Viewer, moments, visible_sql


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items: under all of the terms (any, without terms), in a language, in a month.

    `month` is (year, month) of the day under which items are listed; `without` are the
    public ids of items that stand elsewhere.
    """

    term_ids: tuple[int, ...]
    language: str
    month: tuple[int, int] | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows a selection holds for a viewer at a moment, read by sort key.

    Rows are walked on the index of the first term (`t`), in its order; the others are asked
    of each row. Without terms, the showings themselves are `t`.
    """

    selection: Selection
    at: datetime
    viewer: Viewer

    def rows(self, *, past: str = "", limit: int, is_upward: bool = False) -> list[Any]:
        """Return rows of COLUMNS past a sort key: downward from it, or upward."""
        return self._ask(COLUMNS, WITH_CONTENT, past=past, limit=limit, is_upward=is_upward)

    def keys(self, *, past: str = "", limit: int = 1, is_upward: bool = False) -> list[str]:
        """Return the sort keys past one: downward from it, or upward."""
        rows = self._ask("t.sort_key", "", past=past, limit=limit, is_upward=is_upward)
        return [key for (key,) in rows]

    def _ask(
        self, columns: str, joins: str, *, past: str, limit: int, is_upward: bool
    ) -> list[Any]:
        source, conditions, parameters = self._source()
        if past:
            conditions.append(f"t.sort_key {'>' if is_upward else '<'} %s")
            parameters.append(past)
        order = "ASC" if is_upward else "DESC"
        with connection.cursor() as cursor:
            # Nothing of a reader's stands in the text: their words are parameters.
            cursor.execute(
                f"SELECT {columns} FROM {source} {joins} "  # noqa: S608
                f"WHERE {' AND '.join(conditions)} ORDER BY t.sort_key {order} LIMIT %s",
                [*parameters, limit],
            )
            found: list[Any] = cursor.fetchall()
            return found

    def _source(self) -> tuple[str, list[str], list[Any]]:
        first, *others = self.selection.term_ids or (None,)
        conditions = [visible_sql("t", self.viewer), "t.language = %s"]
        parameters: list[Any] = [*moments(self.at), self.selection.language]
        if first is None:
            source = "record_showing t JOIN record_showing s ON s.id = t.id"
            conditions.append("t.is_listed")
        else:
            source = "record_showingterm t JOIN record_showing s ON s.id = t.showing_id"
            conditions.append("t.term_id = %s")
            parameters.append(first)
        for other in others:
            conditions.append(
                "EXISTS (SELECT 1 FROM record_showingterm o "
                "WHERE o.showing_id = t.showing_id AND o.term_id = %s)"
            )
            parameters.append(other)
        if self.selection.month:
            year, month = self.selection.month
            conditions += ["t.sort_key >= %s", "t.sort_key < %s"]
            parameters += [f"{year:04d}{month:02d}", f"{year:04d}{month + 1:02d}"]
        if without := self.selection.without:
            conditions.append(f"s.public_id NOT IN ({', '.join(['%s'] * len(without))})")
            parameters += without
        return source, conditions, parameters
