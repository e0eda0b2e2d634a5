"""Chinese and Japanese, which put no space between words: every two signs that stand together."""

import re

_SIGN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
SIGN = f"[{_SIGN}]"
run_of_signs = re.compile(f"{SIGN}+")


def in_pairs(text: str) -> str:
    """Return the text with each run of signs as its pairs, and its last sign alone.

    So a single sign is found as what some pair begins with, wherever in a run it stands.
    """
    return run_of_signs.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def asked_pairs(run: str) -> list[str]:
    """Return the pairs that have to follow one another where a run stands; itself if alone."""
    return [run] if len(run) == 1 else [run[place : place + 2] for place in range(len(run) - 1)]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run))]
