"""A PostgreSQL server of the tests' own, without a port, in a folder that goes with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "dateline"
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

    The way is what the environment of a client needs. The server ends with the block.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgresql-"))
    try:
        _hand_over(folder)
        locale = ("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8")
        data = folder / "data"
        _run(
            folder,
            programs / "initdb",
            *("-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync", *locale),
        )
        server = (programs / "pg_ctl", "-D", data)
        options = ("-o", f"{_OPTIONS} -k {folder}", "-l", folder / "log")
        _run(folder, *server, *options, "-w", "start")
        try:
            yield {"PGHOST": str(folder), "PGUSER": USER}
        finally:
            _run(folder, *server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """Return who is to run the server, which refuses to run as root; None where we may."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _hand_over(folder: Path) -> None:
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)


def _run(folder: Path, *command: str | Path) -> None:
    owner = _owner()
    group = pwd.getpwnam(owner).pw_gid if owner else None
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd=folder,
        user=owner,
        group=group,
        extra_groups=[] if owner else None,
        stdout=subprocess.DEVNULL,
        timeout=60,
    )
