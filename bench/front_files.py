"""The same bytes for nginx: pages as our server gives them, as files; and orders to ask in."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from http.client import HTTPConnection
from itertools import accumulate, cycle
from pathlib import Path
from random import Random
from urllib.parse import unquote

from bench.front_kinds import CODINGS, IDENTITY
from bench.progress import Progress

_ENDINGS = {"": "", "gzip": ".gz", "br": ".br"}
_SEED = 5
_DRAWN = 200_000
# The first page of a server loads much, on a machine that may be busy; seconds.
_PATIENCE = 180
# What nginx says in its own words, or of each file.
_OF_NGINX = {
    *("connection", "content-encoding", "content-length", "content-type", "date", "etag"),
    *("last-modified", "server", "transfer-encoding", "vary"),
}
Pages = dict[tuple[str, str], bytes]


def fetched(origin: str, addresses: Sequence[str]) -> tuple[Pages, Mapping[str, str]]:
    """Return the bytes of each address in each coding, and the headers that nginx is to add."""
    progress, pages = Progress("Fetching pages", len(addresses)), {}
    headers: dict[str, str] = {}
    with closing(HTTPConnection(origin.removeprefix("http://"), timeout=_PATIENCE)) as line:
        for done, address in enumerate(addresses):
            for coding in CODINGS:
                line.request("GET", address, headers={"Accept-Encoding": coding} if coding else {})
                response = line.getresponse()
                pages[address, coding] = response.read()
                if response.status != 200 or response.getheader("Content-Encoding", "") != coding:
                    raise RuntimeError(f"{address} is not given in the coding “{coding}”.")
                headers = headers or dict(response.getheaders())
            progress(done + 1)
    return pages, {name: it for name, it in headers.items() if name.lower() not in _OF_NGINX}


def write_files(root: Path, pages: Pages, addresses: Sequence[str]) -> None:
    """Write a file for each address; those that were not fetched get the bytes of others.

    Of such a one, gzip alone, which is all that many pages are asked for in.
    """
    for (address, coding), body in pages.items():
        _file(root, address, _ENDINGS[coding]).write_bytes(body)
    bodies = cycle([body for (_address, coding), body in pages.items() if coding == "gzip"])
    for address in addresses:
        if (address, IDENTITY) not in pages:
            _file(root, address, ".gz").write_bytes(next(bodies))


def _file(root: Path, address: str, ending: str) -> Path:
    file = root / f"{unquote(address).lstrip('/')}{ending}"
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def write_evenly(file: Path, addresses: Sequence[str]) -> Path:
    """Write the addresses in an order of chance, each once."""
    order = list(addresses)
    Random(_SEED).shuffle(order)
    file.write_text("\n".join(order) + "\n")
    return file


def write_as_read(file: Path, addresses: Sequence[str]) -> Path:
    """Write addresses as readers ask: the n-th most popular 1/n as often as the first (Zipf)."""
    order, chance = list(addresses), Random(_SEED)
    chance.shuffle(order)
    weights = list(accumulate(1 / rank for rank in range(1, len(order) + 1)))
    drawn = chance.choices(order, cum_weights=weights, k=_DRAWN)
    file.write_text("\n".join(drawn) + "\n")
    return file
