"""`dateline export`: the public site, or some of it, becomes plain files in a folder."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from importlib import import_module
from pathlib import Path

from dateline.lib.languages import LANGUAGES
from dateline.ops.export.checking import faults_of
from dateline.ops.progress import Progress
from dateline.ops.refusal import Refusal
from dateline.ops.starting import check_database, start_django

_MB = 1_000_000


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("folder", type=Path, help="where to: a new folder, or one of an export")
    parser.add_argument(
        "--section",
        action="append",
        default=[],
        metavar="SECTION",
        help="only this section: our-news in all its languages, en/our-news in one; repeatable",
    )
    parser.add_argument(
        "--language",
        action="append",
        default=[],
        choices=sorted(LANGUAGES),
        help="only what is in this language; repeatable",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing, and say which files are not as the manifest has them",
    )


def run(arguments: Namespace) -> int:
    """Export, and say what came of it; or check what was exported."""
    if arguments.check:
        return _check(arguments.folder)
    # What needs a database is loaded only now, so that checking a folder needs none.
    start_django()
    check_database()
    exporting = import_module("dateline.ops.export.exporting")
    progress = Progress("Exporting")
    try:
        done = exporting.export(arguments.folder, arguments.section, arguments.language, progress)
    finally:
        progress.end()
    files = "1 file" if done.files == 1 else f"{done.files:,} files"
    whole = f"{arguments.folder} holds {files}, {done.bytes / _MB:,.1f} MB"
    if done.since:
        since = f"{datetime.fromisoformat(done.since):%Y-%m-%d %H:%M} UTC"
        print(f"{whole}, and nothing has changed since {since}: nothing was written.")
    else:
        print(f"{whole}: {done.new:,} written, {done.deleted:,} deleted, the others as they were.")
    if done.left:
        print(f"{done.left:,} that should go were changed by somebody, and stay.")
    print(f"The SHA-256 of manifest.json is {done.manifest}.")
    return 0


def _check(folder: Path) -> int:
    progress, count = Progress("Checking"), 0
    try:
        for fault in faults_of(folder, progress):
            count += 1
            progress.end()
            print(f"{fault.kind}: {fault.path}")
    except OSError as error:
        raise Refusal(f"{folder} cannot be read ({error.strerror}).") from error
    finally:
        progress.end()
    if count:
        files = "1 file is" if count == 1 else f"{count:,} files are"
        raise Refusal(f"{files} not as the manifest says.")
    print(f"{folder} holds what its manifest says, and nothing else.")
    return 0
