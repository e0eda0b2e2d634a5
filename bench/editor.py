"""An editor who is let in at the desk of the first office of a filled house."""

import sys
from contextlib import redirect_stdout

from django.core.management import call_command
from django.test import Client

from dateline.desk.models import Office
from dateline.desk.offices import make_missing_offices, make_rights_everywhere
from dateline.desk.teams import place_in_offices
from dateline.ops.setting_up import set_up
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role
from dateline.people.roles import make_roles

_HOST = "127.0.0.1"


def let_in() -> tuple[Office, Client]:
    """Set the house up as `dateline run` would, and return an office and its editor's browser."""
    with redirect_stdout(sys.stderr):
        call_command("createcachetable", verbosity=0)
        set_up(is_loopback=False)
    make_roles()
    make_missing_offices()
    make_rights_everywhere()
    office = Office.objects.earliest("pk")
    editor = make_account("bench-editor", Role.EDITOR, new_password())
    place_in_offices(editor, Role.EDITOR, [office.term])
    client = Client(SERVER_NAME=_HOST)
    client.force_login(editor)
    return office, client
