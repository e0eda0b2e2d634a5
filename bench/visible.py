"""`make bench-visible`: how long after its release a story stands wherever it belongs."""

import http.client
import json
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO

from bench.places import ROOT, Place, places
from bench.progress import Progress
from bench.serving import Server, serving

PLACES = {
    "listing": "its section",
    "item": "its own page",
    "feed": "the section's feed, RSS",
    "api": "API: items of the section",
    "search": "what is found by its words",
}
HEADLINE = "Farmers insure {word}"
_SETTINGS = "bench.visible_settings"
# Readers ask again after so many seconds, which is as exact as the figures are.
_PAUSE = 0.002
# What is not there by then never will be.
_LONGEST = 30.0


class Releases:
    """A process inside Dateline that releases a story whenever it is told a word for it."""

    def __init__(self, said: IO[str], told: IO[str]) -> None:
        self._said, self._told = said, told

    def release(self, word: str) -> tuple[str, float]:
        """Release a story with this word in its headline; return its path, and since when."""
        print(word, file=self._told, flush=True)
        answer = json.loads(self._said.readline())
        return answer["address"], answer["released_at"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and return its exit status."""
    options = _options(arguments)
    with places([options.size], options.data) as (place,):
        # What is released does not stay where the data is kept.
        house = place.copied() if options.data else place
        house.ask("visible_index", 0)
        waited = _measured(house, options.rounds)
    print(_table(waited, options.size))
    print(_last_line(waited))
    return 0


def _measured(place: Place, rounds: int) -> dict[str, list[float]]:
    """Return for each place in how many milliseconds each release was there."""
    waited: dict[str, list[float]] = {name: [] for name in PLACES}
    progress = Progress("Releasing", rounds)
    with ExitStack() as stack:
        # With a worker, and as many processes as it starts by itself.
        server = stack.enter_context(serving(place.environment, ROOT, settings=_SETTINGS, words=()))
        # It takes connections before it is ready to answer them.
        server.get("/robots.txt")
        releases = stack.enter_context(_releasing(place))
        readers = stack.enter_context(ThreadPoolExecutor(len(PLACES)))
        for number in range(rounds):
            # At no fixed distance from what looks at intervals, nor from the last one.
            time.sleep(0.4 + 0.37 * (number % 7) / 7)
            word = f"quagga{number}"
            item, released_at = releases.release(word)
            seen = {
                name: readers.submit(_seen_at, server, *_asked(name, item, word)) for name in PLACES
            }
            for name, at in seen.items():
                waited[name].append((at.result() - released_at) * 1000)
            progress(number + 1)
    return waited


def _asked(name: str, item: str, word: str) -> tuple[str, bytes]:
    """Return an address, and what only an answer that has the story says."""
    headline = HEADLINE.format(word=word).encode()
    return {
        "listing": ("/en/newsroom/", headline),
        "item": (item, headline),
        "feed": ("/en/newsroom/rss.xml", headline),
        "api": ("/api/v1/items/?language=en&section=newsroom", headline),
        # It repeats the word that was searched for, and marks it in what was found.
        "search": (f"/en/search/?q={word}", HEADLINE.format(word="").encode()),
    }[name]


def _seen_at(server: Server, address: str, words: bytes) -> float:
    """Ask until an answer has these words, and return when the first one was there in full."""
    end = time.monotonic() + _LONGEST
    connection = http.client.HTTPConnection(server.host, server.port, timeout=_LONGEST)
    while time.monotonic() < end:
        connection.request("GET", address)
        response = connection.getresponse()
        body = response.read()
        at = time.monotonic()
        if response.status == 200 and words in body:
            connection.close()
            return at
        time.sleep(_PAUSE)
    raise RuntimeError(f"A release is not to be seen at {address}.")


@contextmanager
def _releasing(place: Place) -> Iterator[Releases]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.inside", "visible_releasing", "0"],
        cwd=ROOT,
        env=place.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("What releases has no way to be told.")
    try:
        yield Releases(process.stdout, process.stdin)
    finally:
        process.stdin.close()
        process.wait(timeout=20)


def _table(waited: dict[str, list[float]], size: int) -> str:
    lines = [
        f"From release to visible, {size:,} items, {len(waited['item'])} releases, ms",
        f"(from the commit to the last byte of the first answer; asked every {_PAUSE * 1000:g} ms)",
        "",
        f"{'':36}{'p50':>8}{'max':>8}",
    ]
    for name, words in PLACES.items():
        lines.append(f"{words:36}{median(waited[name]):8.1f}{max(waited[name]):8.1f}")
    return "\n".join(lines)


def _last_line(waited: dict[str, list[float]]) -> str:
    figures = {
        f"{name}_{what}_ms": of(waited[name])
        for name in PLACES
        for what, of in (("p50", median), ("max", max))
    }
    words = " ".join(f"{name}={value:.3f}" for name, value in figures.items())
    return f"dateline-bench-visible {words}"


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="make bench-visible", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="items of the archive (100000)")
    parser.add_argument("--rounds", type=int, default=30, help="how many releases (30)")
    parser.add_argument("--data", type=Path, help="a folder to keep the filled database in")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
