"""A server as `dateline run` starts it, in a process of its own whose CPU time can be read."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.inside import SETTINGS

_HOST = "127.0.0.1"
_PATIENCE = 120.0
ALONE = ("--no-worker", "--processes", "1")
_START = "import sys; from dateline.ops.command_line import main; sys.exit(main())"


class Answer(NamedTuple):
    """How many seconds an answer took to its last byte, and how many bytes its body has."""

    seconds: float
    size: int


class Server:
    """A running server and one connection to it that stays open."""

    def __init__(self, process: int, port: int) -> None:
        self.host, self.port = _HOST, port
        self.origin = f"http://{_HOST}:{port}"
        self._process = Path("/proc") / str(process)
        self._connection = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE)

    def get(self, address: str) -> Answer:
        """Ask for a page and read it to its end; raise RuntimeError unless it is there."""
        begun = time.perf_counter()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200 or not body:
            raise RuntimeError(f"{address} answers {response.status} with {len(body)} bytes.")
        return Answer(time.perf_counter() - begun, len(body))

    def cpu_seconds(self) -> float:
        """Return the CPU time the server has used until now, of all its processes and threads."""
        tasks = (task for one in self._processes() for task in (one / "task").iterdir())
        return sum(_nanoseconds(task) for task in tasks) / 1e9

    def memory(self) -> int:
        """Return the bytes the server holds, its share of shared pages included (PSS)."""
        lines = [
            line
            for one in self._processes()
            for line in (one / "smaps_rollup").read_text().splitlines()
        ]
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024

    def _processes(self) -> list[Path]:
        """Return the server's process and those it has started to serve."""
        children = (self._process / "task" / self._process.name / "children").read_text().split()
        return [self._process, *(self._process.with_name(child) for child in children)]


@contextmanager
def serving(
    environment: Mapping[str, str],
    root: Path,
    *,
    settings: str = SETTINGS,
    pinned: Sequence[str] = (),
    words: Sequence[str] = ALONE,
) -> Iterator[Server]:
    """Start a server on a free port of this machine alone, and stop it at the end.

    `pinned` are the words before its command that bind it to some cores, `words` those behind.
    """
    port = free_port()
    start = [*pinned, sys.executable, "-c", _START, "run", *words]
    process = subprocess.Popen(  # noqa: S603
        [*start, "--host", _HOST, "--port", str(port)],
        cwd=root,
        env={**environment, "DJANGO_SETTINGS_MODULE": settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(process, port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _nanoseconds(task: Path) -> int:
    """Return the time a thread has run; the scheduler knows it to the nanosecond."""
    return int((task / "schedstat").read_text().split()[0])


def free_port() -> int:
    """Return a port of this machine that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until a server listens on its port; raise RuntimeError where it does not."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with status {process.returncode}.")
        with socket.socket() as probe:
            if probe.connect_ex((_HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not answer in time.")
