"""Processes, as the system tells of them in /proc."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from tests.houses import LONGEST

IS_TOLD = Path("/proc/self/stat").exists()


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = monotonic() + LONGEST
    while not holds():
        assert monotonic() < end, "It has not come to pass."
        sleep(0.02)


def is_alive(pid: int) -> bool:
    """Say whether a process runs, be it our child or not."""
    return _parent(pid) is not None


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that run."""
    everybody = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
    return [other for other in everybody if _parent(other) == pid]


def who_has_in_environment(word: str) -> list[int]:
    """Return all processes of ours that were started with this word in a variable."""
    return sorted(
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if is_alive(int(folder.name)) and word.encode() in _environment(folder)
    )


def nobody_works_beside(server: int, word: str) -> bool:
    """Say whether those with this word in a variable are a server and what serves for it alone."""
    alone = sorted([server, *children(server)])
    return who_has_in_environment(word) == alone and not workers_of(server)


def workers_of(server: int) -> list[int]:
    """Return the workers beside a server, below the keeper that stands between."""
    return [worker for keeper in children(server) for worker in children(keeper)]


def worker_of(server: int) -> int:
    """Return the worker beside a server, once there is one."""
    until(lambda: workers_of(server))
    (worker,) = workers_of(server)
    return worker


def _environment(folder: Path) -> bytes:
    try:
        return (folder / "environ").read_bytes()
    except OSError:
        # Another person's, or ended in the meantime.
        return b""


def _parent(pid: int) -> int | None:
    """Return who started a process, None where it has ended."""
    try:
        _name, _bracket, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")
    except OSError:
        return None
    state, parent, *_more = rest.split()
    return None if state == "Z" else int(parent)
