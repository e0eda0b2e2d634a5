"""`make bench-front`: nginx with the same bytes, our server, and ours behind nginx, in turn."""

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.front_files import Pages, fetched, write_as_read, write_evenly, write_files
from bench.front_kinds import CODINGS, kinds
from bench.front_measuring import Bench
from bench.front_nginx import brotli_module, nginx_before, nginx_of_files
from bench.front_report import Findings, last_line, table
from bench.front_tally import FILE
from bench.places import ROOT, Place, places
from bench.serving import Server, serving

_SETTINGS = "bench.front_settings"
# Programs, each in a Debian package of the same name.
_NEEDED = ("nginx", "wrk")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and return its exit status."""
    options = _options(arguments)
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        said = f"{' and '.join(missing)}: apt-get install {' '.join(missing)}"
        print(f"make bench-front needs {said}", file=sys.stderr)
        return 1
    with places([options.many], options.data) as (place,), TemporaryDirectory() as temporary:
        # What is released meanwhile does not stay where the data is kept.
        found = _run(place.copied() if options.data else place, Path(temporary), options)
        print(table(found))
        # Taking away a hundred thousand files lasts, and nobody has to wait for that.
        print(last_line(found), flush=True)
    return 0


def _run(place: Place, folder: Path, options: Namespace) -> Findings:
    tally, pinned = folder / "tally", _pinned()
    budget = {"DATELINE_PAGE_STORE": str(options.budget)}
    environment = {**place.environment, **budget, FILE: str(tally)}
    addresses: list[str] = place.ask("front_addresses", options.many)["addresses"]
    middle = addresses[: options.middle]
    with ExitStack() as stack:
        ours = stack.enter_context(
            serving(environment, ROOT, settings=_SETTINGS, pinned=pinned["server"])
        )
        pages, headers = fetched(ours.origin, middle)
        write_files(folder / "files", pages, addresses)
        servers = {
            "nginx": stack.enter_context(
                nginx_of_files(folder / "nginx", folder / "files", headers, pinned["server"])
            ),
            "ours": ours,
            "behind": stack.enter_context(nginx_before(folder / "before", ours, pinned["server"])),
        }
        _check_sameness(servers, pages, middle[0])
        asked = kinds(len(middle), len(addresses))
        costs = Bench(
            servers=servers,
            sequences={
                len(addresses): write_as_read(folder / "many", addresses),
                len(middle): write_evenly(folder / "middle", middle),
                1: write_evenly(folder / "one", middle[:1]),
            },
            tally=tally,
            environment=place.environment,
            pinned=pinned["load"],
            seconds=options.seconds,
            rounds=options.rounds,
            warm=options.warm,
        ).measure(asked)
        memory = {name: server.memory() for name, server in servers.items()}
    return Findings(
        kinds=asked,
        costs=costs,
        memory={**memory, "behind": memory["behind"] + memory["ours"]},
        budget=options.budget,
        weights={coding or "it is": len(pages[middle[0], coding]) for coding in CODINGS},
        has_brotli=brotli_module() is not None,
        where="servers on one core, the load on another"
        if pinned["load"]
        else "servers and load on the same core, or not bound to one",
    )


def _check_sameness(servers: dict[str, Server], pages: Pages, address: str) -> None:
    """See that all servers give out the same bytes; raises RuntimeError."""
    for name, server in servers.items():
        if name == "nginx" and brotli_module() is None:
            continue
        own, _headers = fetched(server.origin, [address])
        for coding in CODINGS:
            if own[address, coding] != pages[address, coding]:
                raise RuntimeError(f"{name} gives out other bytes as “{coding}”.")


def _pinned() -> dict[str, list[str]]:
    """Return the words that bind the servers to one core and the load to another."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2 or shutil.which("taskset") is None:
        return {"server": [], "load": []}
    return {
        "server": ["taskset", "-c", str(cores[0])],
        "load": ["taskset", "-c", str(cores[1])],
    }


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="make bench-front", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often all is measured (5)")
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement (2)")
    parser.add_argument("--warm", type=int, default=5, help="seconds before many pages (5)")
    parser.add_argument("--middle", type=int, default=1_000, help="some pages (1000)")
    parser.add_argument("--many", type=int, default=100_000, help="items, and many pages (100000)")
    parser.add_argument("--budget", type=int, default=256, help="megabytes of the page store (256)")
    parser.add_argument("--data", type=Path, help="a folder to keep the filled database in")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
