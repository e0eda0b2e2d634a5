"""`dateline search rebuild`: the search index is built anew beside the one that answers."""

from argparse import ArgumentParser, Namespace

from dateline.archive.search.folder import size
from dateline.archive.search.rebuilding import AlreadyRebuilding, rebuild
from dateline.archive.search.shape import UnusableIndex
from dateline.ops.progress import Progress
from dateline.ops.refusal import Refusal

_MB = 1_000_000


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Build it, and say how many items it holds; readers are answered meanwhile."""
    progress = Progress("Building the index")
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
