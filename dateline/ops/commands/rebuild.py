"""`dateline rebuild`: everything derived from the record is made again."""

from argparse import ArgumentParser, Namespace

from dateline.archive.search.folder import ask_rebuild
from dateline.pictures.sweeping import sweep_files
from dateline.record.rebuild import rebuild_showings


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Make the showings again, delete files of pictures that none shows, and print how many."""
    print(f"{rebuild_showings():,} showings made again from the record.")
    # Under which terms items stand may have changed without a new edition of any.
    ask_rebuild()
    if swept := sweep_files():
        print(f"{swept:,} files deleted that belong to no picture.")
    return 0
