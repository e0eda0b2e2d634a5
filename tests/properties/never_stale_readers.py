"""The reading side: clients that ask over connections they keep, and write down what they saw.

Run as programs: `release` in the house that is served, `read` anywhere.
"""

import gzip
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from threading import Thread

from dateline.ops.starting import start_django
from tests.properties.never_stale_plan import (
    PER_SERIES,
    SECTION,
    Cast,
    Plan,
    Read,
    cast_in,
    plan_in,
)

_STORY = re.compile(r"Story (\d+) version (\d+)")
_IN_ADDRESS = re.compile(r"story-(\d+)-version-(\d+)")
_SERIES = re.compile(r"Series (\d+) name (\d+)")
_SERIES_IN_ADDRESS = re.compile(r"series-(\d+)-name-(\d+)")
_TITLE = re.compile(r"Section title (\d+)")
_THREADS = 4


class Reader:
    """One client with a connection of its own."""

    def __init__(self, origin: str, plan: Plan, cast: Cast, seed: int) -> None:
        """Ask the server at `origin`."""
        self._line = HTTPConnection(origin.removeprefix("http://"), timeout=60)
        self._plan = plan
        self._cast = cast
        self._chance = random.Random(seed)  # noqa: S311
        self.reads: list[Read] = []

    def read(self) -> None:
        """Ask at random from a little before the play until a little after."""
        time.sleep(max(0.0, self._plan.begins - 1 - time.time()))
        while time.time() < self._plan.ends + 1:
            if self._chance.random() < 0.6:
                self._read_item(self._chance.randrange(len(self._cast.items)))
            else:
                self._read_list(self._chance.randrange(len(self._cast.series)))
        self._line.close()

    def _read_item(self, number: int) -> None:
        target = f"/en/i/{self._cast.items[number]}/"
        status, address, text, sent = self._ask(target)
        if status != 301:
            state = {404: "", 410: "left"}[status]
            self._note(target, sent, [(str(number), state)])
            return
        self._note(target, sent, _IN_ADDRESS.findall(address))
        if self._chance.random() < 0.3:
            address = address.rstrip("/") + ".txt"
        status, onward, text, sent = self._ask(address)
        if status != 200:
            seen = _IN_ADDRESS.findall(onward) or [(str(number), {404: "", 410: "left"}[status])]
            self._note(address, sent, seen)
            return
        seen = [*_STORY.findall(text), *_names_in(text)]
        token = self._cast.tokens.get(str(number))
        if token and not address.endswith(".txt"):
            seen.append((f"p{number}", "shown" if token in text else "ended"))
        self._note(address, sent, seen)

    def _read_list(self, number: int) -> None:
        document = self._chance.choice(("", "", "index.txt", "rss.xml"))
        target = f"/en/{SECTION}/{document}?series={self._cast.series[number]}"
        status, address, text, sent = self._ask(target)
        if status == 302:
            # To the name of the series as it is now.
            self._note(target, sent, _series_in(address))
            target = address
            status, address, text, sent = self._ask(target)
        if status == 302:
            # It was renamed meanwhile.
            self._note(target, sent, _series_in(address))
            return
        # A label under which nothing is out leads nowhere.
        seen = _STORY.findall(text) if status == 200 else []
        first = number * PER_SERIES
        ours = {str(one) for one in range(first, min(first + PER_SERIES, self._plan.items))}
        missing = ours.difference(found for found, _version in seen)
        self._note(target, sent, [*seen, *_names_in(text)], sorted(missing))

    def _ask(self, target: str) -> tuple[int, str, str, float]:
        coding = self._chance.choice(("gzip", "identity"))
        sent = time.time()
        self._line.request("GET", target, headers={"Accept-Encoding": coding})
        response = self._line.getresponse()
        body = response.read()
        self._received = time.time()
        if response.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return response.status, response.headers.get("Location", ""), body.decode(), sent

    def _note(
        self,
        target: str,
        sent: float,
        seen: list[tuple[str, str]],
        missing: list[str] | None = None,
    ) -> None:
        found = list(dict.fromkeys(seen))
        self.reads.append(Read(target, sent, self._received, found, missing or []))


def _names_in(text: str) -> Iterator[tuple[str, str]]:
    yield from ((f"t{number}", name) for number, name in _SERIES.findall(text))
    yield from (("s", name) for name in _TITLE.findall(text))


def _series_in(address: str) -> list[tuple[str, str]]:
    return [(f"t{number}", name) for number, name in _SERIES_IN_ADDRESS.findall(address)]


def read(origin: str, folder: Path, seed: int) -> None:
    """Read with several clients at once, and write down what they saw."""
    plan, cast = plan_in(folder / "plan.json"), cast_in(folder / "cast.json")
    readers = [Reader(origin, plan, cast, seed * _THREADS + one) for one in range(_THREADS)]
    threads = [Thread(target=reader.read) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if any(not reader.reads or reader.reads[-1].received < plan.ends for reader in readers):
        sys.exit("A client ended before the play was over.")
    with (folder / f"reads-{seed}.jsonl").open("w") as log:
        for reader in readers:
            log.writelines(json.dumps(asdict(one)) + "\n" for one in reader.reads)


def main(role: str, where: str, *more: str) -> None:
    """Play a role in a folder with a plan."""
    folder = Path(where)
    if role == "release":
        os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.ops.settings"
        start_django()
        import_module("tests.properties.never_stale_acts").release(
            plan_in(folder / "plan.json"), folder
        )
    else:
        origin, seed = more
        read(origin, folder, int(seed))


if __name__ == "__main__":
    main(*sys.argv[1:])
