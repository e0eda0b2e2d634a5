"""The desk's table for people, its goal in plain words, and its figures for programs."""

from collections.abc import Mapping

from bench.desk_steps import STEPS
from bench.report import short

Figures = Mapping[int, Mapping[str, Mapping[str, float]]]
MOST_MILLISECONDS = 300.0


def desk_table(desks: Figures) -> str:
    """Return the table of steps and sizes; milliseconds are those of the clock."""
    sizes = "".join(f"{f'{size:,} items released':^27}" for size in desks)
    heads = "".join(f"{'ms':>9}{'slowest':>9}{'queries':>9}" for _size in desks)
    lines = [
        "An editor's steps on the desk, each from the request to the whole answer",
        "",
        f"{'':34}{sizes}",
        f"{'':34}{heads}",
        *(_row(desks, step, words) for step, words in STEPS.items()),
        "",
        _goal(desks),
    ]
    return "\n".join(line.rstrip() for line in lines)


def desk_last_words(desks: Figures) -> str:
    """Return the figures as `key=value`."""
    figures = {
        f"desk_{step}_{short(size)}_ms": found[step]["ms"]
        for size, found in desks.items()
        for step in STEPS
    }
    figures["desk_release_of_limit"] = _worst_release(desks) / MOST_MILLISECONDS
    return " ".join(f"{name}={value:.3f}" for name, value in figures.items())


def _row(desks: Figures, step: str, words: str) -> str:
    cells = "".join(
        f"{found[step]['ms']:9.1f}{found[step]['slowest_ms']:9.1f}{found[step]['queries']:9.0f}"
        for found in desks.values()
    )
    return f"{words:34}{cells}"


def _goal(desks: Figures) -> str:
    worst = _worst_release(desks)
    met = "met" if worst <= MOST_MILLISECONDS else "not met"
    return f"goal: a release takes at most 300 ms at every size: {worst:.0f}, {met}"


def _worst_release(desks: Figures) -> float:
    return max((found["release"]["ms"] for found in desks.values()), default=0.0)
