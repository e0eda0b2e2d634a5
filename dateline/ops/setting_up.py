"""What a first start makes and a later one finds in place."""

import hashlib
import shutil
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from dateline.archive.arranging import make_section, name_section
from dateline.archive.models import Section
from dateline.channels.web.theme_faults import theme_faults
from dateline.desk.models import Office
from dateline.desk.offices import (
    make_missing_offices,
    make_rights_everywhere,
    office_of,
    set_time_zone,
)
from dateline.desk.teams import ROLES_IN_OFFICES, place_in_offices
from dateline.intake.demonstrating import demonstration_zones, take_in_demonstration
from dateline.journal.writing import writing
from dateline.lib.languages import DEFAULT
from dateline.lib.triggers import lay, missing
from dateline.ops.append_only import rules
from dateline.ops.environment import kept_line
from dateline.ops.refusal import Refusal
from dateline.ops.starting import migrations_to_run
from dateline.people.accounts import make_first_accounts
from dateline.people.models import Role, User
from dateline.people.roles import make_roles, role_of
from dateline.record.person import COMMAND_LINE
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

_STAMP = "made-from"


def set_up(*, is_loopback: bool) -> None:
    """Make what is missing: database, triggers, static files, demonstration, accounts.

    Where all is there, nothing is written. Accounts with printed passwords are made only for
    a server that nobody but this machine can reach.
    """
    refuse_broken_theme()
    try:
        _set_up_data_folder()
        _set_up_database(is_loopback=is_loopback)
        _set_up_static_files()
    except OSError as error:
        raise Refusal(
            f"Dateline cannot write to {settings.DATA} ({error.strerror}); make it writable, "
            "or name another folder with DATELINE_DATA."
        ) from error
    except DatabaseError as error:
        raise Refusal(f"The database cannot be used ({error}).") from error


def refuse_broken_theme() -> None:
    """Raise Refusal naming all that is wrong with the theme."""
    wrong = theme_faults(settings.THEME)
    if wrong:
        raise Refusal("The theme cannot be used.\n" + "\n".join(f"  {line}" for line in wrong))


def say_where_to_go(origin: str) -> None:
    """Print where readers and editors find what is served."""
    is_on_path = shutil.which("dateline") == sys.argv[0]
    dateline = "dateline" if is_on_path else sys.argv[0]
    print(
        f"\n  The site       {origin}/\n"
        f"  The desk       {origin}/desk/\n"
        f"  A new password {dateline} password administrator\n"
        f"  Your own page  {dateline} intake listing FILE --section NAME\n\n"
        "  Stop with Ctrl-C.\n",
        flush=True,
    )


def _set_up_data_folder() -> None:
    """Make the folder, and keep a key that was made up where nobody else reads it.

    A key that was given stays where its owner keeps it.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    if not settings.IS_SECRET_KEY_GIVEN and not kept_line(settings.SECRET_KEY_FILE):
        settings.SECRET_KEY_FILE.touch(mode=0o600)
        settings.SECRET_KEY_FILE.write_text(settings.SECRET_KEY)
    # The other commands, in a process of their own, print addresses as well.
    if kept_line(settings.SITE_ADDRESS_FILE) != settings.SITE_ADDRESS:
        settings.SITE_ADDRESS_FILE.write_text(settings.SITE_ADDRESS)


def _set_up_database(*, is_loopback: bool) -> None:
    if migrations_to_run():
        print("Setting up the database …", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        make_roles()
        make_rights_everywhere()
    if missing(connection, rules()):
        lay(connection, rules())
    if not Section.objects.exists():
        _make_first_section()
    make_missing_offices()
    if is_loopback and (accounts := make_first_accounts()):
        _place_in_first_office(name for name, _role, _password in accounts)
        _say_accounts(accounts)


def _make_first_section() -> None:
    """Give readers somewhere to arrive: the demonstration, unless the site has a name.

    One that has a name begins with a listing of everything it is going to publish.
    """
    if not settings.SITE_NAME:
        print("Taking in the demonstration …", flush=True)
        take_in_demonstration(by=COMMAND_LINE)
        _set_their_clocks()
        return
    with writing():
        section = make_section(is_front=True)
        name_section(section, DEFAULT, slug="news-and-events", title="News and events")


def _set_their_clocks() -> None:
    """Let each office of the demonstration go by the clock of its city."""
    for name, zone in demonstration_zones().items():
        set_time_zone(office_of(found_or_made(Vocabulary.OFFICE, DEFAULT, name)), zone)


def _place_in_first_office(names: Iterable[str]) -> None:
    """Give those whose role has its place in an office one, where there is an office yet."""
    first = Office.objects.select_related("term").order_by("pk").first()
    for user in User.objects.filter(username__in=list(names)):
        role = Role(role_of(user))
        if first and role in ROLES_IN_OFFICES:
            place_in_offices(user, role, [first.term])


def _say_accounts(accounts: Iterable[tuple[str, str, str]]) -> None:
    print("\nAccounts for the desk; the passwords are shown this once:\n")
    for name, role, password in accounts:
        print(f"  {name:18}{password:28}({role})")


def _set_up_static_files() -> None:
    """Collect stylesheets and pictures under names that change with what is in them."""
    stamp = Path(settings.STATIC_ROOT) / _STAMP
    made_from = _static_digest()
    if stamp.exists() and stamp.read_text() == made_from:
        return
    print("Collecting stylesheets …", flush=True)
    try:
        call_command("collectstatic", verbosity=0, interactive=False)
    except ValueError as error:
        # A stylesheet names a file that is not there, and ours name none.
        raise Refusal(f"The theme cannot be used: {error}") from error
    stamp.write_text(made_from)


def _static_digest() -> str:
    """Return what tells one set of static files from another: ours, and the others' versions."""
    others = f"{version('wagtail')} {version('django-allauth')}"
    digest = hashlib.sha256(others.encode())
    theme = settings.THEME.rglob("*") if settings.THEME else ()
    for file in sorted([*settings.PACKAGE.glob("**/static/**/*"), *theme]):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
