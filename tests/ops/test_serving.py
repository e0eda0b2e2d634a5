"""The server answers while others write, and tells what they wrote at once."""

import re
import socket
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest

from tests.houses import LONGEST, House, Served, waits_a_moment
from tests.newsroom import listing_of

RATE = 50
PAGES = ("/en/news-and-events/", "/en/news-and-events/index.txt", "/en/news-and-events/atom.xml")


def listing_file(folder: Path, count: int) -> Path:
    """Write a listing of `count` items of one day."""
    file = folder / f"{count}.txt"
    file.write_text(
        "News\n\n\n"
        + "\n".join(f"  {n}. Story number {n}\n\n    02 August 2021\n" for n in range(1, count + 1))
    )
    return file


def intake(house: House, file: Path, section: str) -> list[str]:
    """Return how a listing is taken in by another process."""
    return house.command("intake", "listing", file, "--section", section)


@contextmanager
def readers(served: Served) -> Iterator[Counter[int]]:
    """Ask for pages at a steady rate until the end of the block, counting the answers."""
    answers: Counter[int] = Counter()
    is_over = Event()

    def read() -> None:
        start = monotonic()
        while not is_over.wait(max(0, start + answers.total() / RATE - monotonic())):
            response, _body = served.ask(PAGES[answers.total() % len(PAGES)])
            answers[response.status] += 1

    thread = Thread(target=read)
    thread.start()
    try:
        yield answers
    finally:
        is_over.set()
        thread.join()


def rows(house: House) -> dict[str, int]:
    """Return how many rows each table of a house has."""
    with closing(sqlite3.connect(house.database)) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            table: database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for (table,) in tables
        }


def is_being_written_to(house: House) -> bool:
    """Say whether somebody is inside a transaction that writes."""
    with closing(sqlite3.connect(house.database, timeout=0, isolation_level=None)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return True
        return False


def written_ahead(house: House) -> int:
    """Return how many bytes wait beside the database for their commit."""
    log = house.database.with_name(f"{house.database.name}-wal")
    return log.stat().st_size if log.exists() else 0


@pytest.mark.thorough
def test_readers_notice_nothing_while_another_process_takes_listings_in(
    house: House, tmp_path: Path
) -> None:
    with house.serving() as served:
        with readers(served) as answers:
            for section, count in (("long", 500), ("short", 200)):
                file = listing_file(tmp_path, count)
                took = house.run("intake", "listing", file, "--section", section)
                assert took.returncode == 0, took.stderr
                # At once, and without a restart.
                text = served.text(f"/en/{section}/index.txt")
                assert text == listing_file(tmp_path, 200).read_text()
        assert answers.keys() == {200}
        assert answers.total() > RATE
        assert "locked" not in served.log.read_text()
        assert "Error" not in served.log.read_text()


@pytest.mark.thorough
def test_an_intake_killed_in_the_middle_leaves_no_row(house: House, tmp_path: Path) -> None:
    before, large = rows(house), listing_file(tmp_path, 6_000)
    with house.serving() as served:
        pages = {path: served.text(path) for path in PAGES}
        waiting = written_ahead(house)
        process = subprocess.Popen(intake(house, large, "large"), env=house.environment())
        until = monotonic() + LONGEST
        # Its rows are on the disk already, and only its word that they count is missing.
        while written_ahead(house) <= waiting or not is_being_written_to(house):
            assert process.poll() is None, "The intake ended before it could be killed."
            assert monotonic() < until
            waits_a_moment(process)
        process.kill()
        process.wait(LONGEST)
        assert rows(house) == before
        assert {path: served.text(path) for path in PAGES} == pages
        assert served.ask("/en/large/")[0].status == 404

        small = listing_file(tmp_path, 3)
        subprocess.run(intake(house, small, "small"), env=house.environment(), check=True)
        assert served.text("/en/small/index.txt") == small.read_text()


@pytest.mark.thorough
def test_what_another_process_corrects_and_withdraws_is_told_at_once(house: House) -> None:
    with house.serving() as served:
        feed = served.text("/en/news-and-events/atom.xml")
        first, second = re.findall(r"<id>(http[^<]+/i/[^<]+)</id>", feed)[:2]
        before = served.text("/en/news-and-events/index.txt")
        headline = before.split("\n")[7].strip()
        house.run("correct", first, "--note", "It was longer.", "--headline", "A short one")
        assert served.text("/en/news-and-events/index.txt") == before.replace(
            headline, "A short one"
        )
        house.run("withdraw", second, "--reason", "It was wrong.")
        feed = served.text("/en/news-and-events/atom.xml")
        assert f"<id>{second}</id>" not in feed
        assert f'<at:deleted-entry ref="{second}"' in feed
        assert served.ask(second.removeprefix(served.origin))[0].status == 410


def test_the_server_speaks_http(house: House) -> None:
    with house.serving() as served:
        assert_heads_have_no_body(served)
        assert_nothing_malformed_breaks_it(served)
        assert_stylesheets_are_kept_for_a_year(served)
        assert_pages_name_the_address_they_are_served_at(served)
        assert "Traceback" not in served.log.read_text()


def assert_heads_have_no_body(served: Served) -> None:
    full, body = served.ask("/en/news-and-events/")
    head, nothing = served.ask("/en/news-and-events/", "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.getheader("Content-Length") == str(len(body))
    assert head.getheader("ETag") == full.getheader("ETag")
    known = {"If-None-Match": full.getheader("ETag") or ""}
    same, nothing = served.ask("/en/news-and-events/", headers=known)
    assert (same.status, nothing) == (304, b"")


def assert_nothing_malformed_breaks_it(served: Served) -> None:
    host, port = served.origin.removeprefix("http://").split(":")
    for request in (
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET //example.org/en/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://example.org/en/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /en/news-and-events/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /en/news-and-events/ HTTP/1.1\r\nHost: \xff\r\n\r\n",
        b"GET /en/news-and-events/ HTTP/1.0\r\n\r\n",
        b"GET /en/news-and-events/ HTTP/1.1\r\nHost: x\r\nIf-None-Match: \xff\r\n\r\n",
        b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n",
        b"nonsense\r\n\r\n",
    ):
        with closing(socket.create_connection((host, int(port)), timeout=30)) as line:
            line.sendall(request)
            status = int(line.recv(100).split()[1])
            assert status < 500 or status == 501, request[:60]


def assert_stylesheets_are_kept_for_a_year(served: Served) -> None:
    page = served.text("/en/news-and-events/")
    sheets = re.findall(r'href="(/static/[^"]+)"', page)
    assert len(sheets) >= 3
    for sheet in sheets:
        response, body = served.ask(sheet)
        assert response.status == 200
        assert body
        assert re.search(r"\.[0-9a-f]{12}\.", sheet)
        assert "immutable" in (response.getheader("Cache-Control") or "")


def assert_pages_name_the_address_they_are_served_at(served: Served) -> None:
    page = served.text("/en/news-and-events/")
    assert f'<link rel="canonical" href="{served.origin}/en/news-and-events/">' in page


def test_no_file_of_the_house_keeps_the_text_that_came_in(house: House, tmp_path: Path) -> None:
    file = tmp_path / "listing.txt"
    file.write_text(listing_of(3))
    assert house.run("intake", "listing", file, "--section", "kept").returncode == 0
    snippets = [b"Story number 1\n\n    02", b"Story number 1\\n\\n    02", b"  2. Story number 2"]
    files = [path for path in house.folder.rglob("*") if path.is_file()]
    assert any(b"Story number 1" in path.read_bytes() for path in files)
    for path in files:
        kept = path.read_bytes()
        assert not [snippet for snippet in snippets if snippet in kept], path
