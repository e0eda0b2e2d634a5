"""What a request costs each server: kinds one by one, servers in turn, round after round."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from bench.front_kinds import SERVERS, Kind
from bench.front_load import Loaded, load
from bench.front_tally import counted
from bench.inside import SETTINGS
from bench.places import ROOT
from bench.progress import Progress
from bench.serving import Server


@dataclass(frozen=True)
class Taken:
    """One run of the load: what it saw, and the microseconds of CPU a request took."""

    loaded: Loaded
    cpu: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.loaded.requests / self.loaded.seconds


@dataclass
class Costs:
    """What was measured, by kind and server; `hits` is the share that the page store had."""

    rounds: dict[tuple[str, str], list[Taken]] = field(default_factory=lambda: defaultdict(list))
    hits: dict[str, float] = field(default_factory=dict)

    def of(self, kind: str, server: str, what: str) -> float:
        """Return the median round of a figure: rate, cpu, p50 or p99."""
        return median(_figure(taken, what) for taken in self.rounds[kind, server])

    def ratio(self, kind: str, server: str, what: str) -> float:
        """Return a figure beside nginx's in the same round; the median of rounds."""
        pairs = zip(self.rounds[kind, server], self.rounds[kind, "nginx"], strict=True)
        return median(_figure(one, what) / _figure(other, what) for one, other in pairs)


def _figure(taken: Taken, what: str) -> float:
    return {
        "rate": taken.rate,
        "cpu": taken.cpu,
        "p50": taken.loaded.p50,
        "p99": taken.loaded.p99,
    }[what]


@dataclass(frozen=True)
class Bench:
    """The servers by name, what is asked of them, and where the load runs."""

    servers: Mapping[str, Server]
    sequences: Mapping[int, Path]
    tally: Path
    environment: Mapping[str, str]
    pinned: Sequence[str]
    seconds: int
    rounds: int
    warm: int

    def measure(self, kinds: Mapping[str, Kind]) -> Costs:
        """Measure every kind."""
        costs, progress = Costs(), Progress("Measuring", len(kinds))
        for done, (name, kind) in enumerate(kinds.items()):
            self._warm_up(kind)
            # Longer than it lasts; the process is stopped at the end.
            with self._releasing() if kind.releases else _nothing():
                self._measure(name, kind, costs)
            progress(done + 1)
        return costs

    def _measure(self, name: str, kind: Kind, costs: Costs) -> None:
        made = asked = 0
        for number in range(self.rounds):
            for server in SERVERS:
                before = counted(self.tally)
                taken = self._taken(kind, server, number)
                costs.rounds[name, server].append(taken)
                if server == "ours":
                    made += counted(self.tally) - before
                    asked += taken.loaded.requests
        costs.hits[name] = 1 - made / asked

    def _taken(self, kind: Kind, name: str, number: int) -> Taken:
        server = self.servers[name]
        # Every server is asked in the same order, every round in another part of it.
        start, headers = number * 20_011, self._headers(kind, server)
        before = _spent(self.servers, name)
        loaded = self._load(server, kind, headers, start, self.seconds)
        return Taken(loaded, (_spent(self.servers, name) - before) * 1e6 / loaded.requests)

    def _warm_up(self, kind: Kind) -> None:
        seconds = self.warm if kind.pages > 1 else min(1, self.warm)
        for server in self.servers.values() if seconds else ():
            self._load(server, kind, self._headers(kind, server), 0, seconds)

    def _headers(self, kind: Kind, server: Server) -> dict[str, str]:
        if not kind.knows:
            return kind.sent
        # Each server has names of its own for the same bytes.
        address = self.sequences[1].read_text().strip()
        return {**kind.sent, "If-None-Match": _etag(server.origin, address, kind.sent)}

    def _load(
        self, server: Server, kind: Kind, headers: Mapping[str, str], start: int, seconds: int
    ) -> Loaded:
        return load(
            server.origin,
            self.sequences[kind.pages],
            headers=headers,
            seconds=seconds,
            start=start,
            pinned=self.pinned,
        )

    @contextmanager
    def _releasing(self) -> Iterator[None]:
        process = subprocess.Popen(  # noqa: S603
            [*self.pinned, sys.executable, "-m", "bench.inside", "front_releasing", "3600"],
            cwd=ROOT,
            env={**self.environment, "DJANGO_SETTINGS_MODULE": SETTINGS},
            stdout=subprocess.DEVNULL,
        )
        try:
            yield
            if process.poll() is not None:
                raise RuntimeError("The releases ended before the load did.")
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _spent(servers: Mapping[str, Server], name: str) -> float:
    """Return the CPU seconds of a server, with those of the one behind it."""
    names = ("behind", "ours") if name == "behind" else (name,)
    return sum(servers[one].cpu_seconds() for one in names)


def _etag(origin: str, address: str, headers: Mapping[str, str]) -> str:
    line = HTTPConnection(origin.removeprefix("http://"), timeout=60)
    try:
        line.request("GET", address, headers=dict(headers))
        response = line.getresponse()
        response.read()
        etag = response.getheader("ETag", "")
        line.request("GET", address, headers={**headers, "If-None-Match": etag})
        again = line.getresponse()
        again.read()
        if again.status != 304:
            raise RuntimeError(f"{origin} answers {again.status} to whoever has the page.")
        return etag
    finally:
        line.close()
