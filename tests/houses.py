"""A house of one's own: a data folder, its command line and its server, apart from the tests."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import Any

import pytest

REPOSITORY = Path(__file__).parent.parent
# Far more than any of it takes; a bound, so that a test ends whatever is wrong.
LONGEST = 120.0

_MAIN = "import sys; from dateline.ops.command_line import main; sys.exit(main())"

_ALL = """
import json, sys
from dateline.ops.command_line import main
for words in json.loads(sys.argv[1]):
    if main(words):
        sys.exit(f"{words} was refused")
"""


@dataclass(frozen=True)
class Served:
    """A server that runs: where it is, and the file it writes its troubles to."""

    origin: str
    log: Path
    pid: int

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        """Return the answer to one request, and its body."""
        with closing(HTTPConnection(self.origin.removeprefix("http://"), timeout=30)) as line:
            line.request(method, path, headers=headers or {})
            response = line.getresponse()
            return response, response.read()

    def text(self, path: str) -> str:
        """Return the body of a page that has to be there."""
        response, body = self.ask(path)
        assert response.status == 200, f"{path} answered {response.status}"
        return body.decode()


@dataclass(frozen=True)
class House:
    """A data folder, and how `dateline` is run on it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "dateline.sqlite3"

    def environment(self) -> dict[str, str]:
        """Return an environment that holds nothing of the tests' own settings."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")
        }
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return {**kept, "DATELINE_DATA": str(self.folder), "PYTHONPATH": str(REPOSITORY)}

    def command(self, *words: str | Path) -> list[str]:
        """Return how a command of `dateline` is started."""
        return [sys.executable, "-c", _MAIN, *map(str, words)]

    def run(
        self,
        *words: str | Path,
        given: bytes = b"",
        variables: Mapping[str, str] = MappingProxyType({}),
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with these variables in its environment."""
        answer = subprocess.run(
            self.command(*words),
            input=given,
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env={**self.environment(), **variables},
        )
        return subprocess.CompletedProcess(
            answer.args, answer.returncode, answer.stdout.decode(), answer.stderr.decode()
        )

    def run_all(self, *commands: Sequence[str]) -> None:
        """Run several commands in one process, each of which has to succeed."""
        answer = subprocess.run(
            [sys.executable, "-c", _ALL, json.dumps(commands)],
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env=self.environment(),
        )
        assert answer.returncode == 0, answer.stderr.decode()

    def start(self, *words: str | Path, log: Path) -> subprocess.Popen[str]:
        """Start a command and return at once; what it says on either side goes to `log`."""
        with log.open("a") as says:
            return subprocess.Popen(
                self.command(*words),
                stdin=subprocess.DEVNULL,
                stdout=says,
                stderr=says,
                text=True,
                env=self.environment(),
            )

    def copied_to(self, folder: Path) -> "House":
        """Return a house of its own with all that this one has."""
        shutil.copytree(self.folder, folder)
        return House(folder)

    @contextmanager
    def serving(self, *options: str) -> Iterator[Served]:
        """Serve on a free port until the end of the block."""
        log = self.folder.parent / f"{self.folder.name}.log"
        said_before = len(log.read_text()) if log.exists() else 0
        process = self.start("run", "--port", "0", *options, log=log)
        try:
            yield Served(_origin(process, log, said_before), log, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(LONGEST)


@dataclass(frozen=True)
class HouseWithMail(House):
    """A house whose mail goes to a server of the tests' own."""

    mail: str

    def environment(self) -> dict[str, str]:
        """Return the environment with the mail server in it."""
        mail = {"DATELINE_MAIL": self.mail, "DATELINE_MAIL_FROM": "desk@news.example"}
        return {**super().environment(), **mail}


def _origin(process: subprocess.Popen[str], log: Path, said_before: int) -> str:
    """Wait until the server says where it is."""
    until = monotonic() + LONGEST
    while monotonic() < until and process.poll() is None:
        said = log.read_text()[said_before:].partition("The site")[2].split()
        if said and said[0].endswith("/"):
            return said[0].rstrip("/")
        waits_a_moment(process)
    raise AssertionError(f"The server does not start: {log.read_text()}")


def waits_a_moment(process: subprocess.Popen[Any]) -> None:
    """Let a process go on for a moment, or return as soon as it has ended."""
    try:
        process.wait(0.02)
    except subprocess.TimeoutExpired:
        return


@contextmanager
def shared_by_workers(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Hold the folder that all workers share, so that one of them makes what has this name."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


@pytest.fixture(scope="session")
def set_up_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house that `dateline run` has set up, once for all workers; only to be copied."""
    with shared_by_workers(tmp_path_factory, "set-up-house") as folder:
        house = House(folder / "set-up-house")
        told = folder / "set-up-house.txt"
        if not told.exists():
            answer = house.run("run", "--set-up-only")
            assert answer.returncode == 0, answer.stderr
            told.write_text(answer.stdout)
    return house


@pytest.fixture
def house(set_up_house: House, tmp_path: Path) -> House:
    """A house of the test's own, with the demonstration and an account for each role."""
    return set_up_house.copied_to(tmp_path / "house")


@pytest.fixture
def empty_house(tmp_path: Path) -> House:
    """A house whose data folder is not even there."""
    return House(tmp_path / "house")


@dataclass(frozen=True)
class PatchedHouse(House):
    """A house whose server is another one by some lines of Python."""

    patch: str = ""

    def command(self, *words: str | Path) -> list[str]:
        """Return how a command of `dateline` is started, with the lines before it."""
        python, option, program, *rest = super().command(*words)
        return [python, option, f"{self.patch}\n{program}", *rest]
