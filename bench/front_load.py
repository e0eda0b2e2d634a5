"""The load: `wrk` on this machine, bounded in time and connections, as fast as it is answered."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).with_name("front.lua")
CONNECTIONS = 32
_FIGURES = re.compile(r"^bench (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """What wrk saw: how many answers in how many seconds, and milliseconds at full load."""

    requests: int
    seconds: float
    p50: float
    p99: float


def load(
    origin: str,
    sequence: Path,
    *,
    headers: Mapping[str, str],
    seconds: int,
    start: int = 0,
    pinned: Sequence[str] = (),
) -> Loaded:
    """Ask for the addresses of a file for some seconds, beginning at line `start`.

    Raises RuntimeError where an answer is neither what was asked for nor a 304.
    """
    sent = [word for pair in headers.items() for word in ("-H", ": ".join(pair))]
    said = subprocess.run(  # noqa: S603
        [
            *(*pinned, "wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", str(seconds)),
            *("--timeout", "30", *sent, "-s", str(_SCRIPT), origin, "--", str(sequence)),
            str(start),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    ).stdout
    found = _FIGURES.search(said)
    if found is None:
        raise RuntimeError(f"wrk says nothing of what it saw: {said}")
    pairs = (pair.split("=") for pair in found[1].split())
    figures = {name: int(value) for name, value in pairs}
    if figures["refused"] or not figures["requests"]:
        raise RuntimeError(f"{origin} does not answer as it should: {found[1]}")
    return Loaded(
        figures["requests"], figures["us"] / 1e6, figures["p50"] / 1000, figures["p99"] / 1000
    )
