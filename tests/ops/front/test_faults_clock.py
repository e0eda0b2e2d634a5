"""The machine's clock steps back while readers read: nothing is early, nothing is stuck."""

import os
import signal
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.houses import House, PatchedHouse, Served
from tests.ops.front.patches import ALONE, patched
from tests.ops.processes import IS_TOLD, children, is_alive, until

LIST, FEED = "/en/news-and-events/index.txt", "/en/news-and-events/atom.xml"
# The machine's clock, so many seconds off.
OFF = """
import datetime, pathlib, dateline.lib.clock
class Off(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        off = float(pathlib.Path({file!r}).read_text())
        return datetime.datetime.now(zone) + datetime.timedelta(seconds=off)
dateline.lib.clock.datetime = Off
"""

pytestmark = pytest.mark.thorough


class Machine:
    """A house on a machine whose clock a test sets."""

    def __init__(self, house: House, folder: Path) -> None:
        self._file = folder / "off.txt"
        self.set_off(0)
        self.house: PatchedHouse = patched(house, folder, OFF.format(file=str(self._file)))

    def set_off(self, seconds: float) -> None:
        """Put the clock so many seconds before or behind the right time."""
        new = self._file.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self._file)

    def publish(self, headline: str, at: datetime | None = None) -> None:
        """Publish an item in the demonstration's listing."""
        words = ["publish", "--headline", headline, "--section", "news-and-events"]
        answer = self.house.run(*words, *(["--at", at.isoformat()] if at else []))
        assert answer.returncode == 0, answer.stderr


def in_ten_minutes() -> datetime:
    """Return a whole minute that is long enough off."""
    return (datetime.now(UTC) + timedelta(minutes=10)).replace(second=0, microsecond=0)


def seen(served: Served, path: str = LIST) -> str:
    """Return the list, whose answer is dated by the machine, and may be kept to the minute."""
    answer, body = served.ask(path)
    assert answer.status == 200
    said = answer.headers["Cache-Control"]
    assert 0 <= int(said.removeprefix("public, max-age=")) <= 60
    dated = parsedate_to_datetime(answer.headers["Date"])
    assert abs(dated.timestamp() - time.time()) < 10
    return body.decode()


@pytest.mark.parametrize("step", [60, 3_600])
def test_what_was_shown_stays_and_what_is_due_comes(
    set_up_house: House, tmp_path: Path, step: int
) -> None:
    machine = Machine(set_up_house, tmp_path)
    due = in_ten_minutes()
    machine.publish("Soon there", due)
    with machine.house.serving(*ALONE) as served:
        seen(served)
        machine.publish("There before")
        assert "There before" in seen(served)
        machine.set_off(-step)
        for _time in range(3):
            assert "There before" in seen(served)
        machine.publish("There meanwhile")
        assert "There meanwhile" in seen(served)
        # A second before it is due, by a clock that has caught up; then as it is due.
        machine.set_off((due - datetime.now(UTC)).total_seconds() - 60)
        assert "Soon there" not in seen(served)
        machine.set_off((due - datetime.now(UTC)).total_seconds() + 0.1)
        shown = seen(served)
        assert "Soon there" in shown
        assert "There meanwhile" in shown


@pytest.mark.skipif(not IS_TOLD, reason="This system does not tell of processes in /proc.")
def test_a_process_that_begins_after_a_step_back_takes_nothing_back(
    set_up_house: House, tmp_path: Path
) -> None:
    machine = Machine(set_up_house, tmp_path)
    machine.publish("Later that day", in_ten_minutes())
    with machine.house.serving(*ALONE) as served:
        until(lambda: children(served.pid))
        before = children(served.pid)
        machine.set_off(3_600)
        until(lambda: "Later that day" in seen(served))
        # Whoever starts the others looks at the clock ten times a second.
        time.sleep(0.5)
        machine.set_off(0)
        os.kill(served.pid, signal.SIGHUP)
        until(lambda: not any(is_alive(pid) for pid in before))
        # No process has made that one yet.
        assert "Later that day" in seen(served, FEED)
