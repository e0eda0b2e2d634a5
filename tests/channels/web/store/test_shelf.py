"""Answers that the processes share in a file."""

import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.channels.web.store.kept import Answer, Kept, Position, kept_of
from dateline.channels.web.store.shelf import Shelf, make_anew

BUDGET = 1_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pages.sqlite3"


def page(words: bytes = b"a" * 8_000, *, status: int = 200, seq: int = 1) -> Kept:
    """Return a page that was asked for as it is, and takes ten thousand bytes."""
    headers = [
        ("Content-Type", "text/html"),
        ("Cache-Control", "public, max-age=9"),
        ("Surrogate-Key", "all i-1"),
        ("Surrogate-Control", "max-age=40"),
        ("ETag", '"1"'),
    ]
    return kept_of(Answer(status, headers, words), Position(seq, 100.5))


def taken(shelf: Shelf, target: bytes) -> Kept:
    """Return what the shelf has for an address; fails where it has nothing."""
    found = shelf.take(target)
    assert found is not None
    return found.kept


def test_one_process_takes_what_another_has_put(file: Path) -> None:
    put = page()
    put.ready("gzip")
    Shelf(file, BUDGET).put(b"/en/\xff", put)
    found = taken(Shelf(file, BUDGET), b"/en/\xff")
    assert (found.keys, found.position, found.until) == (("all", "i-1"), Position(1, 100.5), 140.5)
    for coding in ("gzip", "", "br"):
        assert found.ready(coding) == put.ready(coding)
    assert Shelf(file, BUDGET).take(b"/en/") is None


def test_what_ends_never_stays_so(file: Path) -> None:
    shelf = Shelf(file, BUDGET)
    shelf.put(b"/", replace(page(), until=float("inf")))
    assert taken(shelf, b"/").until == float("inf")


def test_what_is_put_later_counts(file: Path) -> None:
    shelf, other = Shelf(file, BUDGET), Shelf(file, BUDGET)
    shelf.put(b"/", page(b"before"))
    for number in range(60):
        other.put(b"/%d" % number, page())
    other.put(b"/", page(b"after", seq=2))
    assert taken(shelf, b"/").ready("").body == b"after"


def test_it_holds_no_more_than_it_may(file: Path) -> None:
    shelf = Shelf(file, BUDGET)
    for number in range(1_000):
        shelf.put(b"/%d" % number, page())
    held = [number for number in range(1_000) if shelf.take(b"/%d" % number)]
    assert held == list(range(held[0], 1_000))
    assert 50 <= len(held) <= 100
    sizes = (path.stat().st_size for path in file.parent.iterdir() if path.suffix != ".sqlite3-wal")
    assert sum(sizes) < 1.3 * BUDGET


def test_what_is_put_again_and_again_pushes_nothing_out(file: Path) -> None:
    shelf = Shelf(file, BUDGET)
    shelf.put(b"/other", page())
    for number in range(500):
        shelf.put(b"/", page(seq=number))
    assert shelf.take(b"/other")
    assert taken(shelf, b"/").position.seq == 499


def test_what_is_taken_and_put_again_stays(file: Path) -> None:
    shelf = Shelf(file, BUDGET)
    shelf.put(b"/read", page())
    for number in range(500):
        shelf.put(b"/%d" % number, page())
        found = shelf.take(b"/read")
        assert found is not None
        if found.is_to_go:
            shelf.put(b"/read", found.kept)
    assert shelf.take(b"/0") is None


def test_neither_what_is_not_there_nor_what_is_too_large_is_kept(file: Path) -> None:
    shelf = Shelf(file, BUDGET)
    shelf.put(b"/made-up", page(status=404))
    shelf.put(b"/large", page(b"a" * 100_000))
    assert shelf.take(b"/made-up") is shelf.take(b"/large") is None


def test_many_threads_of_several_processes_put_and_take(file: Path) -> None:
    make_anew(file, BUDGET)
    shelves = [Shelf(file, BUDGET) for _process in range(2)]

    def work(number: int) -> bytes:
        shelf, target = shelves[number % 2], b"/%d" % (number % 10)
        shelf.put(target, page(target * 3))
        return taken(shelf, target).ready("").body

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(work, range(400)))
    assert found == [b"/%d" % (number % 10) * 3 for number in range(400)]


@pytest.mark.parametrize("trouble", ["no folder", "rubbish"])
def test_a_file_that_cannot_be_used_is_told_of_once(
    file: Path, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    if trouble == "no folder":
        file = file.parent / "missing" / file.name
    else:
        file.write_bytes(b"This is no database." * 1_000)
    shelf = Shelf(file, BUDGET)
    with caplog.at_level(logging.ERROR):
        for _one in range(3):
            assert shelf.take(b"/") is None
            shelf.put(b"/", page())
    (record,) = caplog.records
    assert "Pages are not shared between processes any more" in record.getMessage()


def test_a_full_disk_is_told_of_and_pages_go_on(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf(file, BUDGET)
    shelf.put(b"/", page())
    with sqlite3.connect(file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    bounded = f"PRAGMA max_page_count = {pages};"
    monkeypatch.setattr("dateline.channels.web.store.shelf._PRAGMAS", bounded)
    full = Shelf(file, BUDGET)
    for number in range(3):
        full.put(b"/%d" % number, page())
    assert "full" in caplog.text
    assert full.take(b"/") is None


def test_what_an_earlier_server_left_is_taken_away(file: Path) -> None:
    Shelf(file, BUDGET).put(b"/", page())
    make_anew(file, 0)
    assert not list(file.parent.iterdir())
    Shelf(file, BUDGET).put(b"/", page())
    make_anew(file, BUDGET)
    assert Shelf(file, BUDGET).take(b"/") is None


def test_without_a_budget_no_file_is_made(file: Path) -> None:
    shelf = Shelf(file, 0)
    shelf.put(b"/", page())
    assert shelf.take(b"/") is None
    assert not file.exists()
