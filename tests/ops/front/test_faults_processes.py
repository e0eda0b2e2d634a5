"""Processes stop, cannot be had, or have no room to write: whoever is there is answered."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from tests.houses import House, Served
from tests.ops.front.lines import answer_from, asking, connected
from tests.ops.front.patches import ALONE, once_started, serving
from tests.ops.processes import IS_TOLD, children, is_alive, until

PAGE, OTHER = "/en/news-and-events/index.txt", "/en/news-and-events/atom.xml"
SLOW = "/en/slow/", "/desk/slow/"
TWO = ("--no-worker", "--processes", "2")
# What is slow has begun once its file is there, and ends once the other file is.
WITH_SLOW_PAGES = """
import pathlib, time
from dateline.ops.front import serving
quick, folder = serving.application, pathlib.Path({folder!r})
def slow(environ, start_response):
    if environ["PATH_INFO"].endswith("/slow/"):
        (folder / environ["PATH_INFO"].strip("/").replace("/", "-")).touch()
        while not (folder / "may-end").exists():
            time.sleep(0.02)
    return quick(environ, start_response)
serving.application = slow
"""
WITHOUT_ROOM_FOR_PROCESSES = """
import errno, os, pathlib
real = os.fork
def fork():
    if pathlib.Path({file!r}).exists():
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
    return real()
os.fork = fork
"""
# No file may grow beyond this: to whoever writes, the disk is full.
FULL = 20_000

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not IS_TOLD, reason="This system does not tell of processes in /proc."),
]


class Asking(Thread):
    """One client that waits for one answer."""

    def __init__(self, served: Served, path: str) -> None:
        """Ask for this path, over a connection of its own."""
        super().__init__()
        self._served, self._path = served, path
        self.answer: HTTPResponse | None = None

    def run(self) -> None:
        """Ask, and wait."""
        self.answer, _body = self._served.ask(self._path)


@contextmanager
def slow_requests(served: Served, folder: Path) -> Iterator[list[Asking]]:
    """Have requests under way that Django is at work on, until all have been answered."""
    threads = [Asking(served, path) for path in SLOW]
    for thread in threads:
        thread.start()
    try:
        until(lambda: all((folder / path.strip("/").replace("/", "-")).exists() for path in SLOW))
        yield threads
    finally:
        (folder / "may-end").touch()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize("options", [ALONE, TWO])
def test_who_was_there_is_answered_and_who_comes_is_refused_at_once(
    set_up_house: House, tmp_path: Path, options: tuple[str, ...]
) -> None:
    patch = once_started(WITH_SLOW_PAGES.format(folder=str(tmp_path)))
    with (
        serving(set_up_house, tmp_path, patch, options) as served,
        connected(served) as silent,
        connected(served) as used,
        connected(served) as half,
    ):
        used.sendall(asking(PAGE))
        assert answer_from(used)[0].headers["Connection"] is None
        half.sendall(asking("/desk/login/", "POST", "Content-Length: 3"))
        with slow_requests(served, tmp_path) as waiting:
            os.kill(served.pid, signal.SIGTERM)
            until(lambda: _refuses(served))
            for line in (used, silent):
                line.sendall(asking(PAGE))
                answer, _body = answer_from(line)
                assert (answer.status, answer.headers["Connection"]) == (200, "close")
            half.sendall(b"a=b")
            # What a sender of forms from elsewhere has: it was taken in and answered.
            assert answer_from(half, "POST")[0].status == 403
        told = [one.answer and one.answer.status for one in waiting]
        assert told == [404, 302]
        until(lambda: not is_alive(served.pid))
    assert "Traceback" not in served.log.read_text()


def _refuses(served: Served) -> bool:
    begun = monotonic()
    try:
        with connected(served):
            return False
    except ConnectionRefusedError:
        assert monotonic() - begun < 1
        return True


def test_what_is_slow_to_finish_is_not_first_renewed_when_all_is_to_stop(
    set_up_house: House, tmp_path: Path
) -> None:
    patch = once_started(WITH_SLOW_PAGES.format(folder=str(tmp_path)))
    with serving(set_up_house, tmp_path, patch, TWO) as served:
        until(lambda: len(children(served.pid)) == 2)
        with slow_requests(served, tmp_path) as waiting:
            os.kill(served.pid, signal.SIGHUP)
            until(lambda: len(children(served.pid)) == 3)
            everybody = set(children(served.pid))
            os.kill(served.pid, signal.SIGTERM)
        assert [one.answer and one.answer.status for one in waiting] == [404, 302]
        while is_alive(served.pid):
            everybody |= set(children(served.pid))
        assert len(everybody) == 3


def test_where_no_process_can_be_had_the_others_go_on(set_up_house: House, tmp_path: Path) -> None:
    file = tmp_path / "no-room"
    patch = WITHOUT_ROOM_FOR_PROCESSES.format(file=str(file))
    with serving(set_up_house, tmp_path, patch, TWO) as served:
        until(lambda: len(children(served.pid)) == 2)
        file.touch()
        os.kill(children(served.pid)[0], signal.SIGKILL)
        until(lambda: "cannot be started" in served.log.read_text())
        os.kill(served.pid, signal.SIGHUP)
        for _time in range(20):
            assert served.ask(PAGE)[0].status == 200
        assert len(children(served.pid)) == 1
        file.unlink()
        until(lambda: len(children(served.pid)) == 2)
        assert served.log.read_text().count("cannot be started") == 1


def test_on_a_full_disk_readers_read_and_the_log_says_so(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path, options=TWO) as served:
        served.text(PAGE)
        for pid in children(served.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (FULL, FULL))
        for _time in range(3):
            for path in (PAGE, OTHER, "/en/news-and-events/", "/api/v1/items/", "/desk/login/"):
                assert served.ask(path)[0].status == 200, path
        with connected(served) as line:
            size = 3_000_000
            line.sendall(asking("/desk/login/", "POST", f"Content-Length: {size}") + b"x" * size)
            assert answer_from(line)[0].status == 503
        log = served.log.read_text()
        assert 1 <= log.count("Pages are not shared between processes any more") <= 2
        assert "What was sent cannot be taken in" in log
        assert "Traceback" not in log
