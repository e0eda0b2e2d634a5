"""The question which terms the public finds something under."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.models import Vocabulary

# Joined to nothing, so that the order comes from the index of ids and not from a sort.
_SHOWN = (
    "SELECT x.id FROM terms_term x WHERE x.public_id > %s AND EXISTS "  # noqa: S608
    "(SELECT 1 FROM record_showingterm t WHERE t.term_id = x.id "
    f"AND {visible_sql('t', Viewer.PUBLIC)}) AND x.vocabulary || '' IN "
)


def terms_shown(
    vocabularies: Collection[Vocabulary], *, at: datetime, limit: int, past: str = ""
) -> list[int]:
    """Return up to `limit` terms past a public id, by public id, that are on an item at `at` (UTC).

    A term that no item shows yet does not exist: its name could tell of what is to come.
    """
    places = ", ".join(["%s"] * len(vocabularies))
    parameters = [past, *moments(at), *(one.value for one in vocabularies), limit]
    with connection.cursor() as cursor:
        cursor.execute(f"{_SHOWN}({places}) ORDER BY x.public_id LIMIT %s", parameters)
        return [term_id for (term_id,) in cursor.fetchall()]
