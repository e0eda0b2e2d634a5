"""A PostgreSQL server for the tests that need one, and which tests run where."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql.server import programs, running

# What is inside runs in a session of its own, whose database is in PostgreSQL.
collect_ignore_glob = ["*.py"] if os.environ.get("DATELINE_DATABASE") else ["inside/*"]


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a Dateline whose database is in PostgreSQL."""
    found: Path | None = programs()
    if found is None:
        reason = "PostgreSQL's own programs (initdb, pg_ctl) are not on this machine."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # What this session's own environment says of a Dateline is not meant for that one.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    with running(found) as way:
        yield {**clean, **way, "DATELINE_DATA": str(tmp_path_factory.mktemp("dateline"))}
