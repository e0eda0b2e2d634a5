"""The database is gone: readers have what is sure, and whoever runs the site a sentence."""

import json
import os
import shlex
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from time import sleep

import pytest

from tests.houses import House, PatchedHouse, Served
from tests.ops.front.patches import once_started, serving
from tests.ops.processes import IS_TOLD, children, is_alive, until
from tests.postgresql.server import programs, running

PAGE, OTHER = "/en/news-and-events/index.txt", "/en/news-and-events/atom.xml"
IN_FRENCH = "/fr/nothing/"
PATIENCE = 4.0
IMPATIENT = f"""
from dateline.channels.web.store import pages
pages.PATIENCE = {PATIENCE}
"""
QUIET = """
from dateline.channels.web.store import pages
pages.PATIENCE, pages._ROUND = 1.5, 0.1
"""
GONE = 'dateline; hit; detail="database gone"'

pytestmark = pytest.mark.thorough


@contextmanager
def without(file: Path) -> Iterator[None]:
    """Take a file away until the end of the block."""
    away = file.with_name(f"{file.name}.away")
    file.rename(away)
    try:
        yield
    finally:
        away.replace(file)


@contextmanager
def broken(file: Path) -> Iterator[None]:
    """Have other bytes in a file until the end of the block."""
    sound = file.read_bytes()
    _overwrite(file, b"\xa5" * len(sound))
    try:
        yield
    finally:
        _overwrite(file, sound)


def _overwrite(file: Path, content: bytes) -> None:
    with file.open("r+b") as open_file:
        open_file.write(content)


def is_late(answer: HTTPResponse) -> bool:
    """Say whether an answer says that nobody could be asked whether it holds."""
    if answer.headers["Cache-Status"] is None:
        return False
    assert answer.headers["Cache-Status"] == GONE
    assert answer.headers["Cache-Control"] == "public, max-age=0"
    return answer.status == 200


def assert_sorry(served: Served, path: str, words: str) -> None:
    """Ask for what cannot be had, and see that the answer says so in these words."""
    answer, body = served.ask(path)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30"), path
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert words in body.decode(), path
    assert len(body) == int(answer.headers["Content-Length"])


def test_without_its_database_a_server_gives_what_it_has_for_a_while_and_says_so(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path, once_started(IMPATIENT)) as served:
        body = served.text(PAGE)
        with without(tmp_path / "house" / "dateline.sqlite3"):
            late, kept = served.ask(PAGE)
            assert (is_late(late), kept.decode()) == (True, body)
            assert_sorry(served, OTHER, "Please try again in a minute.")
            sleep(PATIENCE)
            assert_sorry(served, PAGE, "Please try again in a minute.")
        again, _body = served.ask(PAGE)
        assert (again.status, is_late(again)) == (200, False)
        assert served.ask(OTHER)[0].status == 200
        log = served.log.read_text()
    assert log.count("The database cannot be asked") == 1
    assert log.count("The database can be asked again") == 1
    assert "Traceback" not in log


def test_each_is_told_in_the_way_they_read(set_up_house: House, tmp_path: Path) -> None:
    with serving(set_up_house, tmp_path) as served:
        served.text("/static/web/page.css")
        with without(tmp_path / "house" / "dateline.sqlite3"):
            assert_sorry(served, IN_FRENCH, '<html lang="fr"')
            assert_sorry(served, "/ar/nothing/?a=b", 'lang="ar" dir="rtl"')
            assert_sorry(served, "/robots.txt", '<html lang="en"')
            # Nothing is written where it would be lost, and no form is taken for nothing.
            assert_sorry(served, "/desk/login/", "Please try again in a minute.")
            assert served.ask("/desk/login/", "POST")[0].status == 503
            assert served.ask(IN_FRENCH, "HEAD")[0].status == 503
            assert_sorry(served, "/api/v1/items/", "Service Unavailable")
            answer, problem = served.ask("/api/v1/items/")
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert json.loads(problem)["status"] == 503
            # What its words are set with is no question to a database.
            served.text("/static/web/page.css")
        assert served.ask("/desk/login/")[0].status == 200
        assert "Traceback" not in served.log.read_text()


def test_a_page_that_nobody_asked_for_lately_is_given_as_well(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path, once_started(QUIET)) as served:
        served.text(PAGE)
        sleep(2)
        with without(tmp_path / "house" / "dateline.sqlite3"):
            assert is_late(served.ask(PAGE)[0])
            until(lambda: served.ask(PAGE)[0].status == 503)


def test_a_database_that_was_replaced_is_not_taken_for_the_one_before(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path) as served:
        served.text(PAGE)
        file = tmp_path / "house" / "dateline.sqlite3"
        other = tmp_path / "other.sqlite3"
        other.write_bytes(file.read_bytes())
        other.replace(file)
        assert is_late(served.ask(PAGE)[0])
        assert "Dateline has to be started anew" in served.log.read_text()


def test_a_database_that_is_broken_and_mended_is_believed_again(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path) as served:
        served.text(PAGE)
        with broken(tmp_path / "house" / "dateline.sqlite3"):
            assert served.ask(PAGE)[0].status == 200
            assert_sorry(served, OTHER, "Please try again in a minute.")
            assert_sorry(served, "/api/v1/items/", "Service Unavailable")
        for path in (PAGE, OTHER, "/api/v1/items/"):
            assert served.ask(path)[0].status == 200, path


@pytest.mark.skipif(not IS_TOLD, reason="This system does not tell of processes in /proc.")
def test_processes_that_begin_while_it_is_gone_serve_once_it_is_back(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path) as served:
        file = tmp_path / "house" / "dateline.sqlite3"
        with without(file):
            file.write_bytes(b"This is no database." * 1_000)
            until(lambda: children(served.pid))
            before = children(served.pid)
            os.kill(served.pid, signal.SIGHUP)
            until(lambda: not any(is_alive(pid) for pid in before))
            assert_sorry(served, PAGE, "Please try again in a minute.")
            (pid,) = children(served.pid)
        assert served.ask(PAGE)[0].status == 200
        assert children(served.pid) == [pid]


def test_a_database_that_others_write_to_for_long_is_read_meanwhile(
    set_up_house: House, tmp_path: Path
) -> None:
    with serving(set_up_house, tmp_path) as served:
        served.text(PAGE)
        writer = sqlite3.connect(tmp_path / "house" / "dateline.sqlite3", isolation_level=None)
        writer.execute("BEGIN EXCLUSIVE")
        try:
            for path in (PAGE, OTHER):
                answer, _body = served.ask(path)
                assert (answer.status, is_late(answer)) == (200, False)
        finally:
            writer.execute("ROLLBACK")
            writer.close()


@dataclass(frozen=True)
class HouseOnServer(PatchedHouse):
    """A house whose database is on a server."""

    way: tuple[tuple[str, str], ...] = ()

    def environment(self) -> dict[str, str]:
        """Return an environment that names the server."""
        return {**super().environment(), **dict(self.way)}


def test_a_server_of_databases_that_stops_and_comes_back(tmp_path: Path) -> None:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL's own programs (initdb, pg_ctl) are not on this machine.")
    with running(found) as way:
        told = {**way, "DATELINE_DATABASE": "postgresql:///postgres"}
        house = HouseOnServer(tmp_path / "house", once_started(IMPATIENT), tuple(told.items()))
        assert house.run("run", "--set-up-only").returncode == 0
        with house.serving("--no-worker", "--processes", "1") as served:
            served.text(PAGE)
            data = Path(way["PGHOST"]) / "data"
            with stopped(found, data):
                # It is noticed as soon as something is asked, or within a second.
                assert_sorry(served, OTHER, "Please try again in a minute.")
                assert_sorry(served, "/api/v1/items/", "Service Unavailable")
                until(lambda: is_late(served.ask(PAGE)[0]))
                assert_sorry(served, "/desk/login/", "Please try again in a minute.")
                until(lambda: served.ask(PAGE)[0].status == 503)
            until(lambda: served.ask(PAGE)[0].status == 200)
            for path in (PAGE, OTHER, "/api/v1/items/", "/desk/login/"):
                answer, _body = served.ask(path)
                assert (answer.status, is_late(answer)) == (200, False), path
            with suspended(data):
                until(lambda: is_late(served.ask(PAGE)[0]))
                assert_sorry(served, "/en/2021/", "Please try again in a minute.")
            until(lambda: served.ask("/en/2021/")[0].status != 503)


@contextmanager
def stopped(programs: Path, data: Path) -> Iterator[None]:
    """Stop a server of databases until the end of the block."""
    _program, *options = shlex.split((data / "postmaster.opts").read_text())
    pg_ctl = (str(programs / "pg_ctl"), "-D", str(data), "-w")
    _run_as_owner(data, *pg_ctl, "-m", "fast", "stop")
    try:
        yield
    finally:
        log = str(data.parent / "log")
        _run_as_owner(data, *pg_ctl, "-l", log, "-o", shlex.join(options), "start")


def _run_as_owner(folder: Path, *command: str) -> None:
    owner, quiet = folder.stat().st_uid, subprocess.DEVNULL
    user = None if owner == os.geteuid() else owner
    subprocess.run(command, check=True, timeout=60, cwd=folder, stdout=quiet, user=user)


@contextmanager
def suspended(data: Path) -> Iterator[None]:
    """Have a server of databases say nothing at all until the end of the block."""
    first = int((data / "postmaster.pid").read_text().split()[0])
    everybody = [first, *children(first)]
    for pid in everybody:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in everybody:
            os.kill(pid, signal.SIGCONT)
