"""Programs in front of a house, run with the very files that our papers offer."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

from tests.houses import LONGEST, House, Served, waits_a_moment

EXAMPLES = Path(__file__).parents[2] / "docs" / "front"
API_RATE = 20
LIST = "/en/news-and-events/"
Program = Callable[[str], str]


@dataclass(frozen=True)
class HouseTelling(House):
    """A house that tells a cache what changed; its API lets nobody ask often."""

    cache: str

    def environment(self) -> dict[str, str]:
        """Return the environment with the cache in it."""
        own = {"DATELINE_PURGE": self.cache, "DATELINE_API_RATE": str(API_RATE)}
        return {**super().environment(), **own}


@dataclass(frozen=True)
class Fronted:
    """A house, its own server, and what stands before that."""

    name: str
    house: House
    behind: Served
    front: Served

    def publish(self, headline: str, *words: str) -> str:
        """Publish by another process; return the path of the item."""
        answer = self.house.run(
            *("publish", "--headline", headline, "--section", "news-and-events", *words),
            variables={"DATELINE_ADDRESS": self.behind.origin},
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip().rpartition(self.behind.origin)[2]

    def withdraw(self, path: str) -> None:
        """Withdraw an item by another process."""
        answer = self.house.run("withdraw", path.split("/")[-2], "--reason", "It was wrong.")
        assert answer.returncode == 0, answer.stderr

    def follow(self, path: str) -> str:
        """Return where the lasting address of an item leads."""
        response, _body = self.behind.ask(path)
        if response.status != 301:
            return path
        return (response.headers["Location"] or "").removeprefix(self.behind.origin)


def free_port() -> int:
    """Return a port of this machine that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def early_in_a_minute(seconds: float = 12) -> None:
    """Wait for the next minute if this one has less than so much left."""
    left = 60 - time.time() % 60
    if left < seconds:
        time.sleep(left + 0.05)


def became(response: HTTPResponse) -> str:
    """Return what a cache says became of a request, such as hit."""
    return (response.headers["Cache-Status"] or "").partition("; ")[2]


@contextmanager
def behind_nginx(nginx: str, behind: Served, folder: Path) -> Iterator[Served]:
    """Run nginx with our example before a server."""
    port = free_port()
    folder.mkdir()
    example = _example(
        "nginx.conf",
        {
            "/var/cache/dateline-nginx": str(folder / "cache"),
            "127.0.0.1:8000": behind.origin.removeprefix("http://"),
            "listen 80;": f"listen 127.0.0.1:{port};",
            "listen [::]:80;": "",
        },
    )
    (folder / "dateline.conf").write_text(example)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/log warn;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary} include {folder}/dateline.conf; }}\n"
    )
    log = folder / "log"
    with _running([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], log) as process:
        yield _reached(process, port, log)


@contextmanager
def behind_varnish(varnishd: str, behind: Served, folder: Path, port: int) -> Iterator[Served]:
    """Run Varnish with our example before a server, on this port."""
    folder.mkdir()
    host, _colon, server_port = behind.origin.removeprefix("http://").partition(":")
    example = _example(
        "varnish.vcl",
        {
            '.host = "127.0.0.1"': f'.host = "{host}"',
            '.port = "8000"': f'.port = "{server_port}"',
        },
    )
    (folder / "varnish.vcl").write_text(example)
    log = folder / "log"
    words = [
        *(varnishd, "-F", "-n", str(folder / "work"), "-f", str(folder / "varnish.vcl")),
        *("-a", f"127.0.0.1:{port}", "-T", "none", "-s", "malloc,32m"),
        *("-p", "http_gzip_support=off", "-p", "vsl_space=8m"),
        # Who runs the tests may not be somebody who can become somebody else.
        *("-j", "none"),
    ]
    with _running(words, log) as process:
        yield _reached(process, port, log)
    shutil.rmtree(folder / "work", ignore_errors=True)


def _example(name: str, differs: dict[str, str]) -> str:
    """Return one of our examples with what has to differ here, each of which is in it."""
    text = (EXAMPLES / name).read_text()
    for ours, here in differs.items():
        assert ours in text, f"{name} does not say {ours}"
        text = text.replace(ours, here)
    return text


@contextmanager
def _running(words: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as says:
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=says, stderr=says)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(LONGEST)


def _reached(process: subprocess.Popen[bytes], port: int, log: Path) -> Served:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return Served(f"http://127.0.0.1:{port}", log, process.pid)
        waits_a_moment(process)
    raise AssertionError(f"It does not start: {log.read_text()}")
