"""The command line: `dateline COMMAND`, each command a module of its own.

A command's module is imported only when it is called, so that help answers at once and
what needs no database starts without one.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from django.db import DatabaseError

from dateline import __version__
from dateline.ops.environment import KNOWN
from dateline.ops.refusal import Refusal
from dateline.ops.starting import check_database, start_django


class Command(NamedTuple):
    """A command: its words, its module below `dateline.ops.commands`, and a line of help.

    One with `needs_database` is loaded only once the database is known to be set up.
    """

    words: str
    module: str
    summary: str
    needs_database: bool = True


COMMANDS = (
    Command("run", "run", "set up what is missing and serve the site and the desk", False),
    Command(
        "intake listing", "intake_listing", "take in a listing from a file of plain text", False
    ),
    Command("publish", "publish", "publish an item"),
    Command("correct", "correct", "correct a published item, with a note for readers"),
    Command("withdraw", "withdraw", "withdraw a published item, with a reason for readers"),
    Command("work", "work", "do jobs and keep search up to date, in a process of its own"),
    Command("jobs", "jobs", "list jobs that are not done, or try again what was given up"),
    Command(
        "search rebuild", "search_rebuild", "build the search index anew while the old one answers"
    ),
    Command("search status", "search_status", "say what search holds and how far behind it is"),
    Command("redirects", "redirects", "let the addresses items had elsewhere lead to them here"),
    Command("export", "export", "write the public site, or a section, as plain files", False),
    Command("password", "password", "give an account of the desk a new password"),
    Command("rebuild", "rebuild", "make everything that is derived from the record again"),
    Command("check", "check", "check the set-up and the locks on what is never rewritten"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 not understood."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.ops.settings")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--version"]:
        print(f"Dateline {__version__}")
        return 0
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_help())
        return 0
    command, rest = _command(words)
    if command is None:
        print(f"dateline: “{' '.join(words[:2])}” is no command.\n\n{_help()}", file=sys.stderr)
        return 2
    try:
        return _run(command, rest)
    except Refusal as refusal:
        print(f"dateline: {refusal}", file=sys.stderr)
    except DatabaseError as error:
        # Whatever the command was writing has been rolled back with it.
        print(f"dateline: The database cannot do that ({error}).", file=sys.stderr)
    except BrokenPipeError:
        # Whoever read along has enough; Python must not try to write the rest at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 1


def _run(command: Command, rest: Sequence[str]) -> int:
    if command.needs_database:
        start_django()
    module = import_module(f"dateline.ops.commands.{command.module}")
    parser = argparse.ArgumentParser(
        prog=f"dateline {command.words}", description=f"{command.summary.capitalize()}."
    )
    module.add_arguments(parser)
    options = parser.parse_args(rest)
    if command.needs_database:
        check_database()
    status: int = module.run(options)
    sys.stdout.flush()
    return status


def _command(words: Sequence[str]) -> tuple[Command | None, Sequence[str]]:
    for command in COMMANDS:
        own = command.words.split()
        if list(words[: len(own)]) == own:
            return command, words[len(own) :]
    return None, words


def _help() -> str:
    width = max(len(command.words) for command in COMMANDS) + 2
    commands = "\n".join(f"  {command.words:{width}}{command.summary}" for command in COMMANDS)
    settings = "\n".join(f"  {name:{24}}{meaning}" for name, meaning in KNOWN.items())
    return (
        "usage: dateline COMMAND [OPTIONS]\n\n"
        f"commands (`dateline COMMAND --help` says more):\n{commands}\n\n"
        f"settings, from the environment (or from a file, with _FILE behind the name):\n{settings}"
    )
