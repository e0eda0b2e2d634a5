"""Which items a list holds, and the SQL that reads them in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from dateline.archive.period import Period
from dateline.archive.rows import COLUMNS, WITH_CONTENT
from dateline.record.visibility import Viewer, moments, visible_sql

FURTHEST = 5_000
# Most lists are full long before: to find where so many rows end costs little.
_NEAR = 400
KEY = "t.sort_key"
_UNDER_ANOTHER = (
    "SELECT 1 FROM record_showingterm o WHERE o.showing_id = t.showing_id AND o.term_id = %s"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items: under all of the terms (any, without terms), in a language, in a period.

    `without` are the public ids of items that stand elsewhere. What is missing in the language
    is listed in the first of the languages `instead` that has it.
    """

    term_ids: tuple[int, ...]
    language: str
    period: Period | None = None
    without: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it lists items in, the best first."""
        return (self.language, *self.instead)


class _Walk(NamedTuple):
    """A way along the sort keys: past one, and no further than the bound, "" without one."""

    past: str
    is_upward: bool
    bound: str = ""

    @property
    def order(self) -> str:
        return "ASC" if self.is_upward else "DESC"


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows a selection holds for a viewer at a moment, read by sort key.

    Rows are walked on the index of the first term (`t`), in its order; the others are asked
    of each row. Without terms, the showings themselves are `t`. Where there are several
    terms, one walk looks at no more than `FURTHEST` rows, whatever it finds: two terms that
    many items have and no item has both of would else lead through the whole archive.
    """

    selection: Selection
    at: datetime
    viewer: Viewer

    def rows(self, *, past: str = "", limit: int, is_upward: bool = False) -> list[Any]:
        """Return rows of COLUMNS past a sort key: downward from it, or upward."""
        return self._ask(COLUMNS, WITH_CONTENT, past=past, limit=limit, is_upward=is_upward)

    def keys(self, *, past: str = "", limit: int = 1, is_upward: bool = False) -> list[str]:
        """Return the sort keys past one: downward from it, or upward."""
        rows = self._ask(KEY, "", past=past, limit=limit, is_upward=is_upward)
        return [key for (key,) in rows]

    def reach(self, *, past: str = "", is_upward: bool = False) -> tuple[str, str] | None:
        """Return the sort key and public id of the last row that a walk past a key looks at.

        None where the walk comes to an end before, or has none. Of several languages, that one
        which is walked the shortest way.
        """
        return self._reach(_Walk(past, is_upward), FURTHEST)

    def _reach(self, walk: _Walk, rows: int) -> tuple[str, str] | None:
        if len(self.selection.term_ids) < 2:
            return None
        found = [
            way
            for tag in self.selection.languages
            if (way := self._reach_in(tag, walk, rows)) is not None
        ]
        if not found:
            return None
        return min(found) if walk.is_upward else max(found)

    def _reach_in(self, language: str, walk: _Walk, rows: int) -> tuple[str, str] | None:
        conditions, parameters = self._walked(language, walk)
        with connection.cursor() as cursor:
            # The rows that are passed over are entries of the index, and never more than these.
            cursor.execute(
                "SELECT furthest.sort_key, s.public_id FROM ("  # noqa: S608
                f"SELECT t.sort_key, t.showing_id FROM record_showingterm t "
                f"WHERE {' AND '.join(conditions)} "
                f"ORDER BY t.sort_key {walk.order} LIMIT 1 OFFSET {rows - 1}"
                ") furthest JOIN record_showing s ON s.id = furthest.showing_id",
                parameters,
            )
            found: tuple[str, str] | None = cursor.fetchone()
            return found

    def _ask(
        self, columns: str, joins: str, *, past: str, limit: int, is_upward: bool
    ) -> list[Any]:
        walk = _Walk(past, is_upward)
        # What is found among the nearest rows need not be looked for among all.
        for rows in sorted({min(_NEAR, FURTHEST), FURTHEST}):
            reach = self._reach(walk, rows)
            bounded = walk._replace(bound=reach[0] if reach else "")
            question, parameters = self._question(bounded, columns, joins, limit)
            with connection.cursor() as cursor:
                cursor.execute(question, parameters)
                found: list[Any] = cursor.fetchall()
            if reach is None or len(found) == limit:
                break
        return found

    def question(
        self, columns: str, joins: str = "", *, past: str = "", limit: int, is_upward: bool = False
    ) -> tuple[str, list[Any]]:
        """Return the SQL for columns of the rows, and its parameters.

        `t` is the row that is walked, and `s` the showing where more than the KEY is asked for;
        that is always among the columns. Nothing of a reader's stands in the text: their words
        are parameters.
        """
        reach = self.reach(past=past, is_upward=is_upward)
        walk = _Walk(past, is_upward, reach[0] if reach else "")
        return self._question(walk, columns, joins, limit)

    def _question(self, walk: _Walk, columns: str, joins: str, limit: int) -> tuple[str, list[Any]]:
        each = [self._question_in(tag, walk, columns, joins) for tag in self.selection.languages]
        questions = [question for question, _parameters in each]
        parameters = [value for _question, values in each for value in (*values, limit)]
        if len(questions) == 1:
            return questions[0], parameters
        # Each language is walked on its own index; the few rows found are brought together.
        together = " UNION ALL ".join(
            f"SELECT * FROM ({one}) AS found"  # noqa: S608
            for one in questions
        )
        return f"{together} ORDER BY sort_key {walk.order} LIMIT %s", [*parameters, limit]

    def _question_in(
        self, language: str, walk: _Walk, columns: str, joins: str
    ) -> tuple[str, list[Any]]:
        conditions, parameters = self._walked(language, walk)
        if walk.bound:
            conditions.append(f"t.sort_key {'<=' if walk.is_upward else '>='} %s")
            parameters.append(walk.bound)
        asked, of_each = self._of_each_row(language)
        table, own = ("showingterm", "showing_id") if self.selection.term_ids else ("showing", "id")
        if columns != KEY or self.selection.without or self.selection.instead:
            joins = f"JOIN record_showing s ON s.id = t.{own} {joins}"
        return (
            f"SELECT {columns} FROM record_{table} t {joins} "  # noqa: S608
            f"WHERE {' AND '.join([*conditions, *asked])} "
            f"ORDER BY t.sort_key {walk.order} LIMIT %s",
            [*parameters, *of_each],
        )

    def _walked(self, language: str, walk: _Walk) -> tuple[list[str], list[Any]]:
        """Return the conditions that one index answers, and their parameters."""
        conditions = [visible_sql("t", self.viewer), "t.language = %s"]
        parameters: list[Any] = [*moments(self.at), language]
        if self.selection.term_ids:
            conditions.append("t.term_id = %s")
            parameters.append(self.selection.term_ids[0])
        else:
            conditions.append("t.is_listed")
        if period := self.selection.period:
            conditions += ["t.sort_key >= %s", "t.sort_key < %s"]
            parameters += [period.first_key, period.past_key]
        if walk.past:
            conditions.append(f"t.sort_key {'>' if walk.is_upward else '<'} %s")
            parameters.append(walk.past)
        return conditions, parameters

    def _of_each_row(self, language: str) -> tuple[list[str], list[Any]]:
        """Return the conditions that are asked of each row of the walk."""
        others, without = self.selection.term_ids[1:], self.selection.without
        conditions = ["EXISTS (" + _UNDER_ANOTHER + ")"] * len(others)
        parameters: list[Any] = [*others, *without]
        if without:
            conditions.append(f"s.public_id NOT IN ({', '.join(['%s'] * len(without))})")
        languages = self.selection.languages
        if better := languages[: languages.index(language)]:
            tags = ", ".join(["%s"] * len(better))
            conditions.append(
                "NOT EXISTS (SELECT 1 FROM record_showing b WHERE b.public_id = s.public_id "  # noqa: S608
                f"AND b.language IN ({tags}) AND b.is_listed AND {visible_sql('b', self.viewer)})"
            )
            parameters += [*better, *moments(self.at)]
        return conditions, parameters
