"""`dateline check`: is the set-up sound, and does the database hold what is never rewritten?"""

from argparse import ArgumentParser, Namespace

from django.core.checks import run_checks
from django.db import connection

from dateline.channels.web.card.lacking import lacking_fonts
from dateline.lib.triggers import missing
from dateline.ops.append_only import rules
from dateline.ops.refusal import Refusal
from dateline.ops.setting_up import refuse_broken_theme


def add_arguments(_parser: ArgumentParser) -> None:
    """Add nothing: everything is checked."""


def run(_arguments: Namespace) -> int:
    """Check, and raise Refusal naming what is wrong."""
    wrong = [message.msg for message in run_checks() if message.is_serious()]
    if wrong:
        raise Refusal("The set-up is not sound.\n" + "\n".join(f"  {line}" for line in wrong))
    refuse_broken_theme()
    absent = missing(connection, rules())
    if absent:
        raise Refusal(
            f"The database has lost {len(absent)} of its locks ({', '.join(absent)}); "
            "`dateline run` lays them again."
        )
    print(f"All is well: {len(rules())} tables are locked against rewriting.")
    for sentence in lacking_fonts():
        print(sentence)
    return 0
