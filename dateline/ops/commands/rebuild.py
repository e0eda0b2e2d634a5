"""`dateline rebuild`: everything derived from the record is made again."""

from argparse import ArgumentParser, Namespace

from dateline.record.rebuild import rebuild_showings


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Make the showings again and print how many there are."""
    print(f"{rebuild_showings():,} showings made again from the record.")
    return 0
