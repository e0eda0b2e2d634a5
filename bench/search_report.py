"""The search's table for people, its goals in plain words, and its figures for programs."""

from collections.abc import Mapping
from statistics import median
from typing import Any

from bench.report import short
from bench.search_steps import STEPS

Figures = Mapping[int, Mapping[str, Any]]
# What the slowest question may take, up to so many items and beyond.
MOST_MILLISECONDS, MOST_ITEMS, MOST_BEYOND = 30.0, 100_000, 150.0
MOST_SECONDS = 1.0


def search_table(found: Figures) -> str:
    """Return the table of questions and sizes; milliseconds are those of the clock."""
    sizes = "".join(f"{f'{size:,} items':^20}" for size in found)
    heads = "".join(f"{'ms':>9}{'slowest':>9}  " for _size in found)
    lines = [
        "Search, each question from its words to 20 hits with their snippets",
        "",
        f"{'':40}{sizes}",
        f"{'':40}{heads}",
        *(_row(found, step, words) for step, words in STEPS.items()),
        "",
        _line("built, items a second", [one["built_per_s"] for one in found.values()]),
        _line("index, MB", [one["bytes"] / 1e6 for one in found.values()]),
        _line("a release is found after, ms", [_found_ms(one) for one in found.values()]),
        "",
        *_goals(found),
    ]
    return "\n".join(line.rstrip() for line in lines)


def search_last_words(found: Figures) -> str:
    """Return the figures as `key=value`."""
    figures: dict[str, float] = {}
    for size, one in found.items():
        key = short(size)
        figures |= {f"search_{step}_{key}_ms": one["steps"][step]["ms"] for step in STEPS}
        figures |= {
            f"search_built_{key}_per_s": one["built_per_s"],
            f"search_index_{key}_mb": one["bytes"] / 1e6,
            f"search_found_{key}_ms": _found_ms(one),
        }
    figures["search_of_limit"] = max((_share(size, one) for size, one in found.items()), default=0)
    return " ".join(f"{name}={value:.3f}" for name, value in figures.items())


def _row(found: Figures, step: str, words: str) -> str:
    cells = "".join(
        f"{one['steps'][step]['ms']:9.2f}{one['steps'][step]['slowest_ms']:9.2f}  "
        for one in found.values()
    )
    return f"{words:40}{cells}"


def _line(words: str, values: list[float]) -> str:
    return f"{words:40}" + "".join(f"{value:9,.0f}{'':11}" for value in values)


def _goals(found: Figures) -> list[str]:
    questions = max((_share(size, one) for size, one in found.items()), default=0.0)
    seconds = max((max(one["found_s"]) for one in found.values()), default=0.0)
    return [
        "goal: every question takes at most 30 ms, 150 ms beyond 100,000 items: "
        f"{questions:.2f} of that, {_met(questions <= 1)}",
        f"goal: a release is found within a second: {seconds:.2f} s at most, "
        f"{_met(seconds <= MOST_SECONDS)}",
    ]


def _share(size: int, one: Mapping[str, Any]) -> float:
    """Return the slowest question, by its median, beside what it may take."""
    most = MOST_MILLISECONDS if size <= MOST_ITEMS else MOST_BEYOND
    slowest: float = max(one["steps"][step]["ms"] for step in STEPS)
    return slowest / most


def _found_ms(one: Mapping[str, Any]) -> float:
    return median(one["found_s"]) * 1000


def _met(is_met: bool) -> str:
    return "met" if is_met else "not met"
