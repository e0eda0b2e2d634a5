"""The question which months hold an item, in each of several languages."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.period import Period
from dateline.archive.selection import KEY, Listed, Selection
from dateline.record.visibility import Viewer


def months_by_language(
    term_ids: Sequence[int], languages: Sequence[str], *, at: datetime
) -> Mapping[str, list[Period]]:
    """Return the months that hold something visible at `at` (UTC), newest first, by language.

    Asked of the first of the terms alone, of everything where there is none. One question,
    which leaps from month to month on the index and looks at no more rows than there are months.
    """
    questions, parameters = [], []
    for language in languages:
        question, own = _months_in(Selection(tuple(term_ids[:1]), language), at)
        questions.append(question)
        parameters += [language, *own]
    found: dict[str, list[Period]] = {language: [] for language in languages}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions), parameters)
        for language, key in cursor.fetchall():
            found[language].append(Period(int(key[:4]), int(key[4:6])))
    return {language: sorted(months, reverse=True) for language, months in found.items()}


def _months_in(selection: Selection, at: datetime) -> tuple[str, list[Any]]:
    first, parameters = Listed(selection, at, Viewer.PUBLIC).question(KEY, limit=1)
    next_one = first.replace("WHERE ", "WHERE t.sort_key < SUBSTR(found.sort_key, 1, 6) AND ", 1)
    question = (
        "SELECT %s, months.sort_key FROM ("  # noqa: S608
        f"WITH RECURSIVE found(sort_key) AS (SELECT ({first}) UNION ALL "
        f"SELECT ({next_one}) FROM found WHERE found.sort_key IS NOT NULL) "
        "SELECT sort_key FROM found WHERE sort_key IS NOT NULL) AS months"
    )
    return question, [*parameters, *parameters]
