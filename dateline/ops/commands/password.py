"""`dateline password`: an account of the desk gets a new password."""

from argparse import ArgumentParser, Namespace

from dateline.desk.signing_in.factors import take_second_factor_away
from dateline.ops.refusal import Refusal
from dateline.people.accounts import UnknownAccount, set_password
from dateline.people.models import User


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command understands."""
    parser.add_argument("name", help="the account")
    parser.add_argument(
        "--no-second-factor",
        action="store_true",
        help="also take away a second factor that was lost",
    )


def run(arguments: Namespace) -> int:
    """Set a new password and print it, once; whoever was signed in with the old one is out."""
    try:
        password = set_password(arguments.name)
    except UnknownAccount as error:
        raise Refusal(str(error)) from error
    if arguments.no_second_factor:
        take_second_factor_away(User.objects.get(username=arguments.name), by=None)
    print(f"{arguments.name}: {password}")
    return 0
