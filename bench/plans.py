"""Plans: whether a query finds its rows by an index or reads a growing table from end to end."""

import json
import re
from collections.abc import Sequence
from typing import Any

from django.db import connection

# What grows with the archive; labels and sections are a few hundred rows at most.
_GROWING = ("record_", "journal_", "pictures_")
_named = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.IGNORECASE)
_scanned = re.compile(r"\bSCAN (?:TABLE )?(\w+)")


def complaints(sql: str, parameters: Sequence[Any]) -> list[str]:
    """Return what is wrong with how the database would answer a query; nothing is best."""
    tables = {
        name: table
        for table, alias in _named.findall(sql)
        if table.startswith(_GROWING)
        for name in (table, alias)
    }
    if not tables:
        return []
    steps = _sqlite if connection.vendor == "sqlite" else _postgresql
    return [f"{step}: {sql}" for step in steps(sql, parameters, tables)]


def _sqlite(sql: str, parameters: Sequence[Any], tables: dict[str, str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        details = [row[3] for row in cursor.fetchall()]
    return [
        detail
        for detail in details
        if "USE TEMP B-TREE" in detail
        or ((found := _scanned.search(detail)) and found.group(1) in tables)
    ]


def _postgresql(sql: str, parameters: Sequence[Any], tables: dict[str, str]) -> list[str]:
    """Return the scans and sorts that are left where they are forbidden.

    A small table is quicker read whole, and PostgreSQL knows; only where nothing else is
    possible does it do so against its orders.
    """
    with connection.cursor() as cursor:
        for forbidden in ("seqscan", "sort", "bitmapscan"):
            cursor.execute(f"SET enable_{forbidden} = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
        (answer,) = cursor.fetchone()
        cursor.execute("RESET ALL")
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return [
        f"{node['Node Type']} {node.get('Relation Name', '')}".strip()
        for node in _nodes(plan[0]["Plan"])
        if "Sort" in node["Node Type"]
        or (node["Node Type"] == "Seq Scan" and node["Relation Name"] in tables)
    ]


def _nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(below for child in node.get("Plans", []) for below in _nodes(child))]
