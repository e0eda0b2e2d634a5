"""What a page costs the server: CPU time, kinds and sizes taken in turn, round after round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

from bench.kinds import EMPTY, EMPTY_ADDRESS, KINDS
from bench.progress import Progress
from bench.serving import Answer, Server

_WARM_UP = 32
Addresses = Mapping[str, Sequence[str]]


@dataclass
class Costs:
    """What requests cost, per size and kind.

    `rounds` are CPU milliseconds a request, one figure for each round; `answers` are those of
    all rounds, each beside nothing else on its server.
    """

    rounds: dict[tuple[int, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[tuple[int, str], list[Answer]] = field(default_factory=lambda: defaultdict(list))

    def milliseconds(self, size: int, kind: str) -> float:
        """Return the median round."""
        return median(self.rounds[size, kind])

    def ratio(self, size: int, kind: str) -> float:
        """Return the cost beside the empty view's in the same round; the median of rounds."""
        return _ratio(self.rounds[size, kind], self.rounds[size, EMPTY])

    def waited(self, size: int, kind: str, percent: int) -> float:
        """Return within how many milliseconds so many in a hundred answers were there."""
        waited = sorted(answer.seconds * 1000 for answer in self.answers[size, kind])
        return waited[min(len(waited) - 1, len(waited) * percent // 100)]

    def kilobytes(self, size: int, kind: str) -> float:
        """Return the weight of the heaviest answer."""
        return max(answer.size for answer in self.answers[size, kind]) / 1000

    def growth(self, small: int, large: int, kind: str) -> float:
        """Return the cost at one size beside that at another, in the same round; the median."""
        return _ratio(self.rounds[large, kind], self.rounds[small, kind])


def measure(
    servers: Mapping[int, Server],
    addresses: Mapping[int, Addresses],
    *,
    rounds: int,
    requests: int,
) -> Costs:
    """Ask every server for `requests` pages of each kind in every round.

    Whatever else this machine does meanwhile falls on all kinds and sizes alike, because no
    two figures that are compared are far apart in time.
    """
    ways = {
        (size, kind): cycle([EMPTY_ADDRESS] if kind == EMPTY else addresses[size][kind])
        for size in servers
        for kind in (EMPTY, *KINDS)
    }
    # Every thread of the server opens its database, and every language is loaded, but once.
    for (size, _kind), way in ways.items():
        for address in islice(way, _WARM_UP):
            servers[size].get(address)
    costs, progress = Costs(), Progress("Measuring", rounds)
    for done in range(rounds):
        for kind in (EMPTY, *KINDS):
            for size, server in servers.items():
                before = server.cpu_seconds()
                answers = [server.get(address) for address in islice(ways[size, kind], requests)]
                spent = server.cpu_seconds() - before
                costs.rounds[size, kind].append(spent * 1000 / requests)
                costs.answers[size, kind] += answers
        progress(done + 1)
    return costs


def _ratio(costs: Sequence[float], beside: Sequence[float]) -> float:
    return median(cost / other for cost, other in zip(costs, beside, strict=True))
