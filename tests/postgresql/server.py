"""A PostgreSQL server of the tests' own, without a port, in a folder that goes with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

USER = "dateline"
_SORTING = (
    *("--auth=trust", "--encoding=UTF8", "--no-sync"),
    *("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8"),
)
# Waits until its input ends, as it does with whoever holds the other end.
_KEEPER = 'folder=$1; shift; read -r _; "$@"; rm -rf "$folder"'
# Nothing here outlives the tests, so nothing waits for a disk. Commits are dated, so that a
# test can ask for their order.
_OPTIONS = (
    "-F -c listen_addresses= -c full_page_writes=off -c synchronous_commit=off "
    "-c track_commit_timestamp=on"
)


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest where there are several."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb")
    newest = max(debian, key=lambda file: int(file.parts[-3]), default=None)
    return newest.parent if newest else None


@contextmanager
def running(programs: Path) -> Iterator[dict[str, str]]:
    """Start a server that sorts as English does, not by bytes; yield the way to it.

    The way is what the environment of a client needs. The server ends with the block, and
    with this process, however that ends.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgresql-"))
    pg_ctl = (str(programs / "pg_ctl"), "-D", str(folder / "data"))
    keeper = subprocess.Popen(
        ["sh", "-c", _KEEPER, "keeper", str(folder), *pg_ctl, "-m", "immediate", "stop"],
        stdin=subprocess.PIPE,
        start_new_session=True,
        **_as_owner(folder),
    )
    try:
        _run(folder, str(programs / "initdb"), "-D", str(folder / "data"), "-U", USER, *_SORTING)
        options = ("-o", f"{_OPTIONS} -k {folder}", "-l", str(folder / "log"))
        _run(folder, *pg_ctl, *options, "-w", "start")
        yield {"PGHOST": str(folder), "PGUSER": USER}
    finally:
        keeper.communicate(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(folder: Path) -> dict[str, Any]:
    """Return what runs a program as the owner of the folder: the server refuses to be root."""
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    if os.geteuid() != 0:
        return quiet
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    owner = known.get("postgres") or known["nobody"]
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {**quiet, "user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, check=True, timeout=60, **_as_owner(folder))
