"""Readers see each change at its moment: 0 early, 0 late, whoever else asks meanwhile.

An item is early where an answer that was there in whole before its time shows it, and late where
one that was asked for at that time or later does not. The time of what is released at once is
when whoever released it was told that it is done.
"""

import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.houses import LONGEST, REPOSITORY, House, PatchedHouse, waits_a_moment
from tests.properties.never_stale_check import Fault, Judge, acts_in, reads_in
from tests.properties.never_stale_plan import Act, Plan, Read, write_json

_MINUTE = 60.0
_PROGRAM = "tests.properties.never_stale_readers"
_AFTER = 5.0
_LATEST = 400.0

# Both would pass for a page store to whoever does not look at the time.
IGNORES_BOUNDARIES = """
from dateline.channels.web.store.changes import Changes
Changes.come_to = lambda self, now: False
"""
IGNORES_THE_JOURNAL = """
import dateline.ops.starting as starting
start = starting.start_django
def start_django():
    start()
    from dateline.channels.web.store.marks import CommitsOfFile
    CommitsOfFile.read = lambda self: 1
starting.start_django = start_django
"""


@dataclass(frozen=True)
class Played:
    """What came of a play."""

    acts: list[Act]
    answers: int
    seen: int
    faults: list[Fault]

    @property
    def by_kind(self) -> Counter[str]:
        """Return how many faults there were of each kind."""
        return Counter(fault.kind for fault in self.faults)


def planned(*, minutes: int, before: float, items: int) -> Plan:
    """Return a plan that begins so many seconds before a whole minute that comes soon."""
    # Time to start the server and set up.
    soonest = time.time() + 8.0 + before
    first = soonest - soonest % _MINUTE + _MINUTE
    if not minutes:
        begins = time.time() + 8.0
        return Plan(begins, begins + before, (first + _MINUTE,), items, seed=1)
    boundaries = tuple(first + _MINUTE * one for one in range(minutes))
    return Plan(first - before, boundaries[-1] + _AFTER, boundaries, items, seed=1)


def play(house: House, folder: Path, plan: Plan, *, readers: int = 2) -> Played:
    """Serve with four processes and no worker, let them all play, and judge each answer."""
    write_json(folder / "plan.json", plan)
    with house.serving("--processes", "4", "--no-worker") as served:
        processes = [_started(house, folder, "release", str(folder))]
        try:
            while not (folder / "cast.json").exists():
                assert processes[0].poll() is None, (folder / "said.txt").read_text()
                waits_a_moment(processes[0])
            for seed in range(readers):
                words = ("read", str(folder), served.origin, str(seed))
                processes.append(_started(house, folder, *words))
            ended = [process.wait(LONGEST + _LATEST) for process in processes]
        finally:
            for process in processes:
                process.kill()
                process.wait(LONGEST)
    assert ended == [0] * len(ended), (folder / "said.txt").read_text()
    acts = acts_in(folder / "acts.jsonl")
    faults: list[Fault] = []
    judge, answers, seen = Judge(acts), 0, 0
    for file in sorted(folder.glob("reads-*.jsonl")):
        for read in reads_in(file):
            answers += 1
            seen += len(read.seen)
            faults += judge.faults(read)
    return Played(acts, answers, seen, faults)


def _started(house: House, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    with (folder / "said.txt").open("a") as says:
        return subprocess.Popen(
            [sys.executable, "-m", _PROGRAM, *words],
            stdin=subprocess.DEVNULL,
            stdout=says,
            stderr=says,
            cwd=REPOSITORY,
            env=house.environment(),
        )


@pytest.mark.thorough
def test_a_thousand_items_are_never_early_and_never_late(house: House, tmp_path: Path) -> None:
    plan = planned(minutes=2, before=15, items=1_000)
    played = play(house, tmp_path, plan)
    assert played.faults[:10] == [], played.by_kind
    assert sum(act.state == "1" and act.subject.isdigit() for act in played.acts) >= plan.items
    assert {act.since for act in played.acts}.issuperset(plan.boundaries)
    assert played.answers > 5_000
    # Lists among them, not one item each.
    assert played.seen > 1.5 * played.answers


@pytest.mark.thorough
def test_a_store_that_ignores_boundaries_is_found_out(house: House, tmp_path: Path) -> None:
    patched = PatchedHouse(house.folder, IGNORES_BOUNDARIES)
    played = play(patched, tmp_path, planned(minutes=1, before=8, items=200))
    assert played.by_kind["late"] > 0
    assert played.by_kind["early"] == 0


@pytest.mark.thorough
def test_a_store_that_ignores_the_journal_is_found_out(house: House, tmp_path: Path) -> None:
    patched = PatchedHouse(house.folder, IGNORES_THE_JOURNAL)
    played = play(patched, tmp_path, planned(minutes=0, before=6, items=100))
    assert played.by_kind["late"] > 0
    assert played.by_kind["early"] == 0


ACTS = (
    Act("7", "1", 100, 100),
    Act("7", "2", 110, 111),
    Act("7", "left", 120, 121),
    Act("7", "2", 130, 131),
)


@pytest.mark.parametrize(
    ("state", "sent", "received", "kind"),
    [
        ("", 99, 99.9, ""),
        ("", 99.9, 100.4, ""),
        ("", 100, 100.1, "late"),
        ("1", 99, 99.9, "early"),
        ("1", 99.9, 100, ""),
        ("1", 110.9, 111.5, ""),
        ("1", 111, 111.5, "late"),
        ("2", 109, 109.9, "early"),
        ("2", 109, 110, ""),
        ("2", 122, 123, "late"),
        ("2", 140, 141, ""),
        ("left", 132, 133, "late"),
        ("3", 132, 133, "early"),
    ],
)
def test_the_judge_tells_early_from_late(
    state: str, sent: float, received: float, kind: str
) -> None:
    found = list(Judge(ACTS).faults(Read("/", sent, received, [("7", state)], [])))
    assert [fault.kind for fault in found] == ([kind] if kind else [])


def test_the_judge_takes_what_is_missing_for_not_there_or_gone() -> None:
    def faults(sent: float) -> list[Fault]:
        return list(Judge(ACTS).faults(Read("/", sent, sent + 0.1, [], ["7"])))

    assert not faults(99)
    assert not faults(125)
    assert [fault.kind for fault in faults(105)] == ["late"]
    assert [fault.kind for fault in faults(140)] == ["late"]
