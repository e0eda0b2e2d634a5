"""What pictures cost, for people, with the goal in plain words, and for programs."""

from collections.abc import Mapping
from typing import Any

HEAVIEST = 300_000
_STEPS = {
    "develop_small_ms": "ready for pages and in full, 4 megapixels",
    "develop_large_ms": "the same, 24 megapixels",
    "renditions_small_ms": "all its sizes and forms, 4 megapixels",
    "renditions_large_ms": "the same, 24 megapixels",
    "upload_ms": "bring one in on the desk, 4 megapixels",
    "ready_ms": "from there until all of it is made",
}


def pictures_table(found: Mapping[str, Any]) -> str:
    """Return the table of steps, and the weight of a page with eight pictures."""
    lines = [
        "Pictures that weigh what photographs do, one at a time",
        "",
        f"{'':48}{'ms':>9}",
        *(f"{words:48}{found[step]:9.0f}" for step, words in _STEPS.items()),
        f"{'renditions a second':48}{found['renditions_per_s']:9.0f}",
        "",
        _goal(found["phone_bytes"]),
    ]
    return "\n".join(lines)


def pictures_last_words(found: Mapping[str, Any]) -> str:
    """Return the figures as `key=value`."""
    figures = {f"pictures_{step}": found[step] for step in _STEPS}
    figures["pictures_renditions_per_s"] = found["renditions_per_s"]
    if found["phone_bytes"] is not None:
        figures["pictures_phone_kb"] = found["phone_bytes"] / 1000
        figures["pictures_phone_of_limit"] = found["phone_bytes"] / HEAVIEST
    return " ".join(f"{name}={value:.3f}" for name, value in figures.items())


def _goal(weight: int | None) -> str:
    said = "goal: an item with eight pictures weighs at most 300 KB on a telephone"
    if weight is None:
        return f"{said}: not measured, as there is no Chromium here"
    met = "met" if weight <= HEAVIEST else "not met"
    return f"{said}: {weight / 1000:.0f} KB, {met}"
