"""The table for people, the goals in plain words, and the last line for programs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from bench.kinds import EMPTY, KINDS, OF_MANY, READ, UNDER_SEVERAL
from bench.measuring import Costs

WORST_RATIO = 3.0
WORST_GROWTH = 1.2
WORST_MILLISECONDS = 10.0
WORST_UNDER_SEVERAL = 50.0
LEAST_FILLED = 5000


@dataclass(frozen=True)
class Findings:
    """Everything a run has found; sizes in growing order, bytes and seconds plain."""

    engine: str
    sizes: Sequence[int]
    costs: Costs
    queries: Mapping[int, Mapping[str, int]]
    filled: Mapping[int, Mapping[str, float]]
    memory: Mapping[int, int]

    @property
    def fill_rate(self) -> float:
        """Items cast a second, of the largest database."""
        return _rate(self.filled[self.sizes[-1]])

    @property
    def worst_ratio(self) -> tuple[float, str]:
        """The dearest of what is read beside the empty view at any size, and which it is."""
        return max(
            (self.costs.ratio(size, kind), f"{KINDS[kind]}, {size:,} items")
            for size in self.sizes
            for kind in READ
        )

    @property
    def worst_growth(self) -> tuple[float, str]:
        """The page that grows most from the smallest archive to the largest, and which it is.

        A larger archive has labels and months that a small one lacks: what a page costs more
        because it tells more is taken off, by its weight.
        """
        small, large = self.sizes[0], self.sizes[-1]

        def told_more(kind: str) -> float:
            weights = self.costs.kilobytes(large, kind), self.costs.kilobytes(small, kind)
            return max(1.0, weights[0] / weights[1])

        return max(
            (self.costs.growth(small, large, kind) / told_more(kind), words)
            for kind, words in KINDS.items()
            if kind not in OF_MANY | UNDER_SEVERAL
        )

    def slowest(self, kinds: Collection[str]) -> tuple[float, str]:
        """Return the most CPU milliseconds that one of these kinds takes, and which it is."""
        return max(
            (self.costs.milliseconds(size, kind), f"{KINDS[kind]}, {size:,} items")
            for size in self.sizes
            for kind in kinds
        )


def table(found: Findings) -> str:
    """Return the table of kinds and sizes."""
    sizes = "".join(f"{f'{size:,} items':^27}" for size in found.sizes)
    heads = "".join(f"{'CPU ms':>9}{'× empty':>9}{'queries':>9}" for _size in found.sizes)
    lines = [
        f"CPU time of the server for one page, on {found.engine}, beside an empty Django view",
        "",
        f"{'':34}{sizes}",
        f"{'':34}{heads}{'growth':>9}",
        *(_row(found, kind, words) for kind, words in {EMPTY: "empty view", **KINDS}.items()),
        "",
        _line("database, MB", [found.filled[size]["bytes"] / 1e6 for size in found.sizes]),
        _line("memory of the server, MB (PSS)", [found.memory[size] / 1e6 for size in found.sizes]),
        _line("filled, items a second", [_rate(found.filled[size]) for size in found.sizes]),
        _line("filled, items a CPU second", [_work(found.filled[size]) for size in found.sizes]),
        "",
        *_goals(found),
    ]
    return "\n".join(line.rstrip() for line in lines)


def answers_table(found: Findings) -> str:
    """Return the table of how long one answer takes, asked for alone, and what it weighs."""
    sizes = "".join(f"{f'{size:,} items':^27}" for size in found.sizes)
    heads = "".join(f"{'p50 ms':>9}{'p99 ms':>9}{'kB':>9}" for _size in found.sizes)
    lines = [
        "Time to the last byte of one answer, and the weight of the heaviest, not compressed",
        "",
        f"{'':34}{sizes}",
        f"{'':34}{heads}",
    ]
    for kind, words in {EMPTY: "empty view", **KINDS}.items():
        cells = "".join(
            f"{found.costs.waited(size, kind, 50):9.1f}{found.costs.waited(size, kind, 99):9.1f}"
            f"{found.costs.kilobytes(size, kind):9.1f}"
            for size in found.sizes
        )
        lines.append(f"{words:34}{cells}")
    return "\n".join(line.rstrip() for line in lines)


def last_line(found: Findings) -> str:
    """Return the figures as `key=value` after the name of the benchmark."""
    figures = {
        f"{kind}_{short(size)}_{unit}": value
        for size in found.sizes
        for kind in (EMPTY, *KINDS)
        for unit, value in (
            ("ms", found.costs.milliseconds(size, kind)),
            ("ratio", found.costs.ratio(size, kind)),
            ("p50_ms", found.costs.waited(size, kind, 50)),
            ("p99_ms", found.costs.waited(size, kind, 99)),
            ("kb", found.costs.kilobytes(size, kind)),
        )
    }
    figures |= {f"memory_{short(size)}_mb": found.memory[size] / 1e6 for size in found.sizes}
    figures |= {
        "worst_ratio": found.worst_ratio[0],
        "worst_growth": found.worst_growth[0],
        "fill_per_s": found.fill_rate,
    }
    words = " ".join(f"{name}={value:.3f}" for name, value in figures.items())
    return f"dateline-bench {words}"


def _row(found: Findings, kind: str, words: str) -> str:
    cells = "".join(
        f"{found.costs.milliseconds(size, kind):9.2f}{found.costs.ratio(size, kind):9.2f}"
        f"{found.queries[size].get(kind, 0):9}"
        for size in found.sizes
    )
    growth = found.costs.growth(found.sizes[0], found.sizes[-1], kind)
    return f"{words:34}{cells}{growth:9.2f}"


def _line(words: str, values: Sequence[float]) -> str:
    return f"{words:34}" + "".join(f"{value:9,.0f}{'':18}" for value in values)


def _rate(filled: Mapping[str, float]) -> float:
    return filled["cast"] / filled["seconds"]


def _work(filled: Mapping[str, float]) -> float:
    return filled["cast"] / filled["cpu_seconds"]


def _goals(found: Findings) -> Iterator[str]:
    said = "a listing, a month, an item, a feed costs at most 3 × the empty view"
    ratio, dearest = found.worst_ratio
    yield _goal(said, ratio, WORST_RATIO, dearest)
    slowest, words = found.slowest(KINDS.keys() - OF_MANY - UNDER_SEVERAL)
    yield _goal("any page takes about 10 ms at most", slowest, WORST_MILLISECONDS, words)
    slowest, words = found.slowest(UNDER_SEVERAL)
    yield _goal("under several labels, 50 ms", slowest, WORST_UNDER_SEVERAL, words)
    if len(found.sizes) > 1:
        growth, words = found.worst_growth
        sizes = f"{found.sizes[-1]:,} items cost at most 1.2 × what {found.sizes[0]:,} do"
        said = f"{sizes}, for as much told"
        yield _goal(said, growth, WORST_GROWTH, words)
    rate = found.fill_rate
    met = "met" if rate >= LEAST_FILLED else "not met"
    yield f"goal: at least 5,000 items are filled in a second: {rate:,.0f}, {met}"
    yield "goal: every query finds its rows by an index: met"


def _goal(said: str, value: float, at_most: float, where: str) -> str:
    met = "met" if value <= at_most else "not met"
    return f"goal: {said}: {value:.2f}, {met} (worst: {where})"


def short(size: int) -> str:
    """Return 1e3 for 1,000, and 250 for 250."""
    power = round(log10(size))
    return f"1e{power}" if 10**power == size else str(size)
