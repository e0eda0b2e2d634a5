"""`dateline withdraw`: a published item leaves every list, with a reason for readers."""

from argparse import ArgumentParser, Namespace

from dateline.lib.languages import LANGUAGES
from dateline.ops.commands.items import item_named
from dateline.ops.refusal import Refusal
from dateline.record.lawful import Unlawful
from dateline.record.person import COMMAND_LINE
from dateline.record.withdraw import withdraw


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("item", help="its id, or its address")
    parser.add_argument("--reason", required=True, help="what readers are told")
    parser.add_argument(
        "--language",
        action="append",
        default=[],
        choices=sorted(LANGUAGES),
        help="only in this language; without it, everywhere",
    )


def run(arguments: Namespace) -> int:
    """Withdraw the item and say in which languages."""
    item, _language = item_named(arguments.item)
    try:
        editions = withdraw(
            item, reason=arguments.reason, by=COMMAND_LINE, languages=arguments.language
        )
    except Unlawful as error:
        raise Refusal(str(error)) from error
    languages = ", ".join(edition.language for edition in editions)
    print(f"{item.public_id} is withdrawn in {languages}.")
    return 0
