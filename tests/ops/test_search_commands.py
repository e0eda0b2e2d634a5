"""`dateline search` builds the index and tells of it; a worker follows without being told."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from django.test import override_settings

from dateline.archive.search.folder import REBUILDING, held, is_rebuild_wanted
from dateline.ops.command_line import main
from tests.houses import House
from tests.ops.processes import IS_TOLD, until, worker_of, workers_of
from tests.stories import NOW, a_story, clock_at, released

Said = pytest.CaptureFixture[str]

_FOUND = """
import json, sys
from dateline.ops.starting import start_django
start_django()
from dateline.archive.search.asked import Wanted
from dateline.archive.search.searching import search
from dateline.lib import clock
found = search(Wanted(sys.argv[1], "en"), at=clock.now())
print(json.dumps([found.state.value, [hit.entry.headline for hit in found.hits]]))
"""


def found(house: House, words: str) -> list[object]:
    """What a process of its own finds: the state of the index, and headlines."""
    answer = subprocess.run(
        [sys.executable, "-c", _FOUND, words],
        capture_output=True,
        check=False,
        env={**house.environment(), "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"},
    )
    assert answer.returncode == 0, answer.stderr.decode()
    told: list[object] = json.loads(answer.stdout)
    return told


@pytest.fixture
def place(db: None, tmp_path: Path) -> Iterator[Path]:
    """Where the index of this test goes."""
    folder = tmp_path / "search"
    with override_settings(SEARCH_ROOT=folder), clock_at(NOW):
        yield folder


def test_the_index_is_built_and_told_of(place: Path, capsys: Said) -> None:
    assert main(["search", "status"]) == 1
    assert "`dateline search rebuild`" in capsys.readouterr().err
    assert not place.exists()
    released(a_story(headline="Published quagga"))
    assert main(["search", "rebuild"]) == 0
    assert "1 item can be found" in capsys.readouterr().out
    assert main(["search", "status"]) == 0
    said = capsys.readouterr().out
    assert "English" in said
    assert "knows everything" in said
    released(a_story(headline="Another quagga"))
    assert main(["search", "status"]) == 0
    assert "1 item may stand otherwise" in capsys.readouterr().out


def test_a_second_rebuild_at_the_same_time_is_refused(place: Path, capsys: Said) -> None:
    with held(REBUILDING):
        assert main(["search", "rebuild"]) == 1
    assert "being built already" in capsys.readouterr().err
    assert main(["search", "rebuild"]) == 0


def test_a_rebuild_of_everything_derived_asks_for_a_new_index(place: Path) -> None:
    assert main(["rebuild"]) == 0
    assert not place.exists()
    assert main(["search", "rebuild"]) == 0
    assert not is_rebuild_wanted()
    assert main(["rebuild"]) == 0
    assert is_rebuild_wanted()


@pytest.mark.thorough
@pytest.mark.skipif(not IS_TOLD, reason="This system has no /proc.")
def test_a_worker_killed_while_it_follows_is_replaced_and_nothing_is_missing(
    house: House,
) -> None:
    with house.serving() as served:
        for number in range(4):
            killed = worker_of(served.pid)
            house.run_all(["publish", "--headline", f"Published quagga {number}"])
            os.kill(killed, signal.SIGKILL)
            until(_replaced(served.pid, killed))
        until(lambda: "knows everything" in house.run("search", "status").stdout)
    state, headlines = found(house, "quagga")
    assert state == "ready"
    assert isinstance(headlines, list)
    assert sorted(headlines) == [f"Published quagga {number}" for number in range(4)]
    assert "Traceback" not in served.log.read_text()
    assert len([path for path in (house.folder / "search").iterdir() if path.is_dir()]) == 1


@pytest.mark.thorough
@pytest.mark.skipif(not IS_TOLD, reason="This system has no /proc.")
def test_the_index_comes_back_and_is_rebuilt_while_the_site_serves(house: House) -> None:
    with house.serving() as served:
        until(lambda: house.run("search", "status").returncode == 0)
        built = house.run("search", "rebuild")
        assert built.returncode == 0, built.stderr
        house.run_all(["publish", "--headline", "Published quagga"])
        until(lambda: found(house, "quagga") == ["ready", ["Published quagga"]])
        served.text("/en/news-and-events/")
    assert "WARNING" not in served.log.read_text()


@pytest.mark.thorough
def test_a_rebuild_killed_at_any_step_leaves_what_answered_before(house: House) -> None:
    house.run_all(["publish", "--headline", "Published quagga"], ["search", "rebuild"])
    log = house.folder.parent / "rebuild.log"
    for hundredths in range(0, 12, 2):
        process = house.start("search", "rebuild", log=log)
        until(_building_or_done(house, process))
        sleep(hundredths / 100)
        process.kill()
        process.wait()
        assert found(house, "quagga") == ["ready", ["Published quagga"]]
    house.run_all(["search", "rebuild"])
    assert found(house, "quagga") == ["ready", ["Published quagga"]]
    assert not _is_building(house)


def _replaced(server: int, killed: int) -> Callable[[], object]:
    return lambda: [worker for worker in workers_of(server) if worker != killed]


def _building_or_done(house: House, process: subprocess.Popen[str]) -> Callable[[], object]:
    return lambda: _is_building(house) or process.poll() is not None


def _is_building(house: House) -> bool:
    return len([path for path in (house.folder / "search").iterdir() if path.is_dir()]) > 1


_FULL = """
import resource, sys
from dateline.ops.starting import start_django
start_django()
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
import os
from dateline.archive.search import following
following._PAUSE_OF_TROUBLE = 0.05
count = 0
def is_over(_seconds):
    global count
    count += 1
    return count > 3
following.follow(is_over)
"""


@pytest.mark.thorough
def test_where_the_disk_is_full_a_line_says_so_and_what_answered_before_answers(
    house: House,
) -> None:
    house.run_all(["search", "rebuild"], ["publish", "--headline", "Published quagga"])
    for size in (0, 100, 500, 1_000):
        answer = subprocess.run(
            [sys.executable, "-c", _FULL, str(size)],
            capture_output=True,
            check=False,
            timeout=60,
            env={**house.environment(), "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"},
        )
        assert answer.returncode == 0, answer.stderr.decode()
        assert b"search index stands still" in answer.stderr
        assert b"Traceback" not in answer.stderr
        assert found(house, "quagga") == ["ready", []]
    house.run_all(["search", "rebuild"])
    assert found(house, "quagga") == ["ready", ["Published quagga"]]
