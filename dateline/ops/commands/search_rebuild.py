"""`dateline search rebuild`: the search index is built anew beside the one that answers."""

import sys
import time
from argparse import ArgumentParser, Namespace

from dateline.archive.search.folder import size
from dateline.archive.search.rebuilding import AlreadyRebuilding, rebuild
from dateline.archive.search.shape import UnusableIndex
from dateline.ops.refusal import Refusal

_EVERY_SECONDS = 0.5
_MB = 1_000_000


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Build it, and say how many items it holds; readers are answered meanwhile."""
    progress = _Progress()
    try:
        count = rebuild(progress)
    except AlreadyRebuilding:
        raise Refusal(
            "The search index is being built already; it will be in place soon."
        ) from None
    except (UnusableIndex, OSError) as error:
        raise Refusal(
            f"The index could not be built, and the old one answers on ({error})."
        ) from error
    finally:
        progress.end()
    items = "1 item" if count == 1 else f"{count:,} items"
    print(f"{items} can be found; the index takes {size() / _MB:,.1f} MB.")
    return 0


class _Progress:
    """One line that says how far it has come, where somebody looks."""

    def __init__(self) -> None:
        self._said = time.monotonic()
        self._is_begun = False

    def __call__(self, done: int, whole: int) -> bool:
        """Say it from time to time; nobody stops this but by a signal."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._said >= _EVERY_SECONDS:
            self._said, self._is_begun = now, True
            share = done / whole if whole else 1
            print(f"\rBuilding the index … {share:4.0%}", end="", file=sys.stderr, flush=True)
        return True

    def end(self) -> None:
        """Go on in a new line."""
        if self._is_begun:
            print(file=sys.stderr)
