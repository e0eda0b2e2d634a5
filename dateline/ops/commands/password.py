"""`dateline password`: an account of the desk gets a new password."""

from argparse import ArgumentParser, Namespace

from dateline.ops.refusal import Refusal
from dateline.people.accounts import UnknownAccount, set_password


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("name", help="the account")


def run(arguments: Namespace) -> int:
    """Set a new password and print it, once."""
    try:
        print(f"{arguments.name}: {set_password(arguments.name)}")
    except UnknownAccount as error:
        raise Refusal(str(error)) from error
    return 0
