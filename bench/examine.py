"""Examines the pages of a filled database: their addresses, their queries, the plans of those."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client

from bench.pages import addresses
from bench.plans import complaints
from dateline.lib import clock

_LOOKED_AT = 8


class _Queries:
    """Remembers every query a page asks; a wrapper of Django's database connection."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        self.asked.append((sql, params))
        return execute(sql, params, many, context)


def run(many: int) -> dict[str, Any]:
    """Return up to `many` addresses and the count of queries per kind of page, and complaints.

    Complaints name each query that does not find its rows by an index, once.
    """
    found = addresses(many, at=clock.now())
    complained: dict[str, None] = {}
    counts = {}
    for kind, of_a_kind in found.items():
        asked = [_asked(address) for address in of_a_kind[:_LOOKED_AT]]
        counts[kind] = int(median(len(queries) for queries in asked)) if asked else 0
        for queries in asked:
            for sql, parameters in queries:
                complained |= dict.fromkeys(
                    f"{kind}: {words}" for words in complaints(sql, parameters)
                )
    return {"addresses": found, "queries": counts, "complaints": list(complained)}


def _asked(address: str) -> Sequence[tuple[str, Any]]:
    queries = _Queries()
    with connection.execute_wrapper(queries):
        response = Client().get(address, SERVER_NAME="127.0.0.1")
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}, not 200.")
    return queries.asked
