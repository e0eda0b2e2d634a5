"""`dateline intake listing`: a file of plain text becomes a listing of the site."""

import json
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

from dateline.intake.listing_text import (
    Listing,
    ListingRefused,
    decode_listing,
    listing_to_json,
    read_listing,
)
from dateline.intake.picture_folder import PicturesRefused, made_of, pictures_in
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.ops.refusal import Refusal
from dateline.ops.starting import check_database, start_django
from dateline.pictures.developing import develop


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("file", type=Path, help="the listing, as UTF-8 text; - for standard input")
    parser.add_argument("--section", help="the address it is to stand under, such as our-news")
    parser.add_argument(
        "--language", default=DEFAULT, choices=sorted(LANGUAGES), help="its language"
    )
    parser.add_argument("--office", default="Head office", help="who issued the items")
    parser.add_argument(
        "--series", action="append", default=[], metavar="NAME", help="a kicker that names a series"
    )
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="pictures named by the number of their item: 3.jpg, what it shows in 3.txt",
    )
    parser.add_argument("--dry-run", action="store_true", help="read it, and keep nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the answer")


def run(arguments: Namespace) -> int:
    """Take the listing in, or with `--dry-run` only say what it holds."""
    try:
        listing = read_listing(decode_listing(_read(arguments.file)), language=arguments.language)
        pictures = pictures_in(arguments.pictures, listing) if arguments.pictures else {}
        if arguments.dry_run:
            made_of(pictures, develop)
            return _tell(listing, arguments.format)
        if not arguments.section:
            raise Refusal("Say where the listing is to stand, such as --section our-news.")
        # What needs a database is loaded only now, so that a dry run needs none.
        start_django()
        check_database()
        taking_in = import_module("dateline.ops.commands.taking_in")
        status: int = taking_in.take_in(listing, pictures, arguments)
    except (ListingRefused, PicturesRefused) as refused:
        problems = "\n".join(f"  {problem}" for problem in refused.problems)
        raise Refusal(
            f"{arguments.file} was not taken in; nothing was kept.\n{problems}"
        ) from refused
    return status


def _read(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}).") from error


def _tell(listing: Listing, form: str) -> int:
    for remark in listing.remarks:
        print(remark, file=sys.stderr)
    if form == "json":
        print(json.dumps(listing_to_json(listing), ensure_ascii=False, indent=1))
        return 0
    print(f"{listing.heading} ({listing.language}), {len(listing.items)} items:")
    for listed in listing.items:
        print(f"  {listed.position}. {listed.date} {listed.title}")
    return 0
