"""`make bench`: fill, serve, measure, and print the table.

Ends with status 1 where a query of a page does not find its rows by an index.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench import postgresql
from bench.desk_report import desk_last_words, desk_table
from bench.measuring import measure
from bench.phone import weight_on_phone
from bench.pictures_report import pictures_last_words, pictures_table
from bench.places import ROOT, Place, places
from bench.report import Findings, answers_table, last_line, table
from bench.search_report import search_last_words, search_table
from bench.serving import serving

_MANY = 200
# An editor's day is measured up to the size that the goal for a release names.
_LARGEST_DESK = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and return its exit status."""
    options = _options(arguments)
    with places(options.sizes, options.data) as filled:
        return _run(filled, options)


def _run(filled: Sequence[Place], options: Namespace) -> int:
    with ExitStack() as stack:
        servers = {
            place.size: stack.enter_context(serving(place.environment, ROOT)) for place in filled
        }
        for server in servers.values():
            server.get("/robots.txt")
        examined = {place.size: place.ask("examine", _MANY) for place in filled}
        complaints = [
            f"{size:,} items, {words}"
            for size, answer in examined.items()
            for words in answer["complaints"]
        ]
        for complaint in complaints:
            print(f"dateline bench: no index finds this. {complaint}", file=sys.stderr)
        if complaints:
            return 1
        costs = measure(
            servers,
            {size: answer["addresses"] for size, answer in examined.items()},
            rounds=options.rounds,
            requests=options.requests,
        )
        found = Findings(
            engine="PostgreSQL" if postgresql.named() else "SQLite",
            sizes=options.sizes,
            costs=costs,
            queries={size: answer["queries"] for size, answer in examined.items()},
            filled={place.size: place.filled for place in filled},
            memory={size: server.memory() for size, server in servers.items()},
        )
    desks = {
        place.size: place.copied().ask("desk", options.desk_rounds)
        for place in filled
        if place.size <= _LARGEST_DESK
    }
    searches = {
        place.size: place.copied().ask("search", options.search_rounds)
        for place in filled
        if place.size <= options.search_largest
    }
    pictures = _pictures(filled[0], options.picture_rounds)
    print(table(found))
    print()
    print(answers_table(found))
    print()
    print(desk_table(desks))
    print()
    print(pictures_table(pictures))
    print()
    print(search_table(searches))
    beside = f"{desk_last_words(desks)} {pictures_last_words(pictures)}"
    print(f"{last_line(found)} {beside} {search_last_words(searches)}")
    return 0


def _pictures(filled: Place, rounds: int) -> dict[str, Any]:
    """Return what pictures cost in a copy of a filled house, and weigh on a telephone."""
    place = filled.copied()
    found = place.ask("pictures", rounds)
    with serving(place.environment, ROOT) as server:
        return found | {"phone_bytes": weight_on_phone(server.origin + found["address"])}


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=[1_000, 100_000, 1_000_000], help="such as 1000,100000"
    )
    parser.add_argument("--rounds", type=int, default=15, help="how often all is measured (15)")
    parser.add_argument("--requests", type=int, default=20, help="pages of a kind a round (20)")
    parser.add_argument("--desk-rounds", type=int, default=9, help="stories written (9)")
    parser.add_argument("--picture-rounds", type=int, default=5, help="photographs of a size (5)")
    parser.add_argument("--search-rounds", type=int, default=25, help="questions of a kind (25)")
    parser.add_argument(
        "--search-largest", type=int, default=100_000, help="most items that are searched (100000)"
    )
    parser.add_argument("--data", type=Path, help="a folder to keep the filled databases in")
    return parser.parse_args(arguments)


def _sizes(words: str) -> list[int]:
    sizes = sorted({int(word) for word in words.split(",")})
    if sizes[0] < 100:
        raise ValueError("an archive of less than a hundred items says nothing")
    return sizes


if __name__ == "__main__":
    sys.exit(main())
