"""`dateline work`: jobs are done and search follows, in a process that does nothing else."""

import signal
from argparse import ArgumentParser, Namespace

from dateline.ops.at_work import do_all_work
from dateline.ops.lifeline import Lifeline


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_arguments: Namespace) -> int:
    """Work until a signal says stop; the job under way is finished."""
    lifeline = Lifeline()

    def stop(_signal: int, _frame: object) -> None:
        # Whoever asks a second time wants it at once.
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, signal.SIG_DFL)
        lifeline.let_go()

    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, stop)
    print("Working. Stop with Ctrl-C.", flush=True)
    do_all_work(lifeline.is_cut)
    return 0
