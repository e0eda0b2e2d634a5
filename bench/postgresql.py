"""Databases of their own for each size, where DATELINE_DATABASE names one of PostgreSQL."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

NAME = "DATELINE_DATABASE"


def named() -> str:
    """Return the address of the database that the environment names, "" for SQLite."""
    file = os.environ.get(f"{NAME}_FILE")
    if file:
        return Path(file).read_text("utf-8").strip()
    return os.environ.get(NAME, "")


def beside(address: str, size: int) -> str:
    """Return the address of the database for one size, named after the one that is given."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path}_bench_{size}"))


def make(address: str, of_size: str) -> None:
    """Make the database of a size empty, whatever it held."""
    drop(address, of_size)
    _execute(address, "CREATE DATABASE {}", of_size)


def drop(address: str, of_size: str) -> None:
    """Drop the database of a size if there is one."""
    _execute(address, "DROP DATABASE IF EXISTS {}", of_size)


def _execute(address: str, statement: str, of_size: str) -> None:
    # The driver is installed only where somebody wants PostgreSQL.
    psycopg: Any = import_module("psycopg")
    sql: Any = import_module("psycopg.sql")
    name = urlsplit(of_size).path.strip("/")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
