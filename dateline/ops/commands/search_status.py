"""`dateline search status`: what search holds, and whether it is up to date."""

from argparse import ArgumentParser, Namespace

from dateline.archive.search.standing import standing
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.ops.refusal import Refusal

_MB = 1_000_000


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Print the items of each language, how far search is behind, and its size."""
    found = standing(clock.now())
    if found is None:
        raise Refusal(
            "There is no search index yet; a worker builds it by itself, `dateline search rebuild` "
            "at once."
        )
    for language, count in found.documents.items():
        print(f"  {language:4}{LANGUAGES[language].own_name:12}{count:>12,}")
    print(f"{_items(sum(found.documents.values()))} can be found.")
    print(_behind(found.behind))
    print(f"The index takes {found.size / _MB:,.1f} MB.")
    return 0


def _behind(count: int) -> str:
    if not count:
        return "Search knows everything that readers see."
    return f"Search is behind: {_items(count)} may stand otherwise by now. Does a worker run?"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"
