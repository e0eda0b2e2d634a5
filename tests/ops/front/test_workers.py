"""Processes that serve die, are renewed and are told to stop, while readers go on reading."""

import os
import signal
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.houses import House, Served
from tests.ops.front.lines import answer_from, asking, connected
from tests.ops.processes import IS_TOLD, children, is_alive, until

PAGES = ("/en/news-and-events/index.txt", "/en/news-and-events/", "/nothing/")
READERS = 4

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not IS_TOLD, reason="This system does not tell of processes in /proc."),
]


class Reader(Thread):
    """Reads without a pause over a connection it keeps; counts the answers, and what failed."""

    def __init__(self, served: Served, seen: Counter[str], is_over: Event, *, reconnects: bool):
        """Read until it is over, or, without reconnecting, until the server says goodbye."""
        super().__init__()
        self._address = served.origin.removeprefix("http://")
        self._seen = seen
        self._is_over = is_over
        self._reconnects = reconnects

    def run(self) -> None:
        """Read, over one connection after the other."""
        while not self._is_over.is_set():
            with closing(HTTPConnection(self._address, timeout=30)) as line:
                try:
                    self._read(line)
                except OSError as error:
                    self._seen[type(error).__name__] += 1
            if not self._reconnects:
                return

    def _read(self, line: HTTPConnection) -> None:
        while not self._is_over.is_set():
            line.request("GET", PAGES[self._seen.total() % len(PAGES)])
            response = line.getresponse()
            response.read()
            self._seen[str(response.status)] += 1
            if response.headers.get("Connection") == "close" and not self._reconnects:
                return


@contextmanager
def readers(served: Served, *, reconnects: bool = True) -> Iterator[Counter[str]]:
    """Read without a pause until the end of the block."""
    seen: Counter[str] = Counter()
    is_over = Event()
    threads = [Reader(served, seen, is_over, reconnects=reconnects) for _one in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        until(lambda: seen.total() > 50)
        yield seen
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def failures(seen: Counter[str]) -> dict[str, int]:
    """Return what was no answer."""
    return {name: many for name, many in seen.items() if name not in {"200", "404"}}


def more(seen: Counter[str]) -> None:
    """Wait for some more answers."""
    wanted = seen["200"] + 100
    until(lambda: seen["200"] > wanted)


def test_where_a_process_is_killed_the_others_answer_and_a_new_one_comes(house: House) -> None:
    with house.serving("--processes", "3", "--no-worker") as served:
        until(lambda: len(children(served.pid)) == 3)
        before = set(children(served.pid))
        with readers(served) as seen:
            os.kill(min(before), signal.SIGKILL)
            until(lambda: len(set(children(served.pid)) - before) == 1)
            more(seen)
        # No more than those that were connected to it.
        assert sum(failures(seen).values()) <= READERS
        assert "another takes its place" in served.log.read_text()


def test_processes_are_renewed_without_a_request_that_is_lost(house: House) -> None:
    with house.serving("--processes", "2", "--no-worker") as served:
        until(lambda: len(children(served.pid)) == 2)
        before = set(children(served.pid))
        with readers(served) as seen:
            os.kill(served.pid, signal.SIGHUP)
            until(lambda: not any(is_alive(pid) for pid in before))
            more(seen)
        assert len(children(served.pid)) == 2
        assert not failures(seen)


def test_a_server_that_stops_answers_what_it_was_asked(house: House) -> None:
    with house.serving("--processes", "2", "--no-worker") as served:
        with readers(served, reconnects=False) as seen:
            os.kill(served.pid, signal.SIGTERM)
            until(lambda: not children(served.pid))
        assert not failures(seen)


def test_where_the_server_itself_is_killed_nothing_is_left_of_it(
    house: House, tmp_path: Path
) -> None:
    process = house.start("run", "--port", "0", "--processes", "2", log=tmp_path / "log.txt")
    try:
        until(lambda: "The site" in (tmp_path / "log.txt").read_text())
        until(lambda: len(children(process.pid)) >= 2)
        everybody = children(process.pid)
        everybody += [below for one in everybody for below in children(one)]
        told = (tmp_path / "log.txt").read_text().partition("The site")[2].split()[0]
        port = int(told.rstrip("/").rpartition(":")[2])
    finally:
        process.kill()
        process.wait(60)
    until(lambda: not any(is_alive(pid) for pid in everybody))
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))


def test_a_thousand_that_say_nothing_weigh_little_and_keep_nobody_waiting(house: House) -> None:
    def weight() -> int:
        pages = int(Path(f"/proc/{serving}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    with house.serving("--processes", "1", "--no-worker") as served:
        until(lambda: len(children(served.pid)) == 1)
        (serving,) = children(served.pid)
        for page in PAGES * 3:
            served.ask(page)
        before, lines = weight(), []
        try:
            for _one in range(1_000):
                entered = connected(served)
                lines.append((entered, entered.__enter__()))
                lines[-1][1].sendall(asking(PAGES[0]))
                answer_from(lines[-1][1])
            each = (weight() - before) / len(lines)
            assert served.ask(PAGES[0])[0].status == 200
        finally:
            for entered, _line in lines:
                entered.__exit__(None, None, None)
        print(f"{each:.0f} bytes each")  # noqa: T201
        assert each < 40_000
