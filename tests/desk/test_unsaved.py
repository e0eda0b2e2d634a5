"""Nothing typed is lost where the database has no turn, or no room, for it."""

import errno
import json
import sqlite3
import subprocess
import sys
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve

from dateline.desk.unsaved import Unreadable, unsaved
from dateline.ops.middleware import DeskSession
from tests.houses import LONGEST, House
from tests.houses import house as house
from tests.houses import set_up_house as set_up_house

# In a process of its own: there every request has a transaction to itself, on a real file.
SCRIPT = """
import json, sqlite3, django
from datetime import UTC, datetime, timedelta
django.setup()
from django.conf import settings
from django.db import connection
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html
from dateline.desk.models import OfficePage, StoryPage
from dateline.people.models import User

TYPED = ("What the reporter typed. " * 500).strip()
user = User.objects.get(username="reporter")
user.set_password("correct horse battery")
user.save()
place = OfficePage.objects.filter(office__teams__group__user=user).first()
address = f"/desk/pages/add/desk/storypage/{place.pk}/"
client = Client(headers={"host": "127.0.0.1"})
client.force_login(user)
page = client.get(address).content.decode()
fields = dict(querydict_from_html(page, form_id="page-edit-form").lists())
fields |= {"title": "Rice", "standfirst": TYPED, "body-count": "0", "contacts-count": "0"}

def pragma(name, value):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name} = {value}")

def sent(**headers):
    answer = client.post(address, fields, headers=headers)
    return {"status": answer.status_code, "page": answer.content.decode()}

# After some minutes of typing, it is noted that they are still at work.
session = client.session
session["seen_at"] = (datetime.now(UTC) - timedelta(minutes=30)).isoformat()
session.save()

told = {}
pragma("busy_timeout", 100)
other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
told["locked"] = sent()
told["locked, by script"] = sent(accept="application/json")
other_client = Client(headers={"host": "127.0.0.1"})
words = {"login": "reporter", "password": "correct horse battery"}
answers = {
    "signing in, locked": other_client.post("/desk/login/", words),
    "the page to sign in, locked": other_client.get("/desk/login/"),
    "the desk, locked": client.get("/desk/"),
}
for name, answer in answers.items():
    told[name] = {"status": answer.status_code, "page": answer.content.decode()}
other.execute("ROLLBACK")
with connection.cursor() as cursor:
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
pragma("max_page_count", pages)
told["full"] = sent()
pragma("max_page_count", 1_000_000)
told["stories"] = StoryPage.objects.count()
kept = dict(querydict_from_html(told["full"]["page"]).lists())
told["again"] = client.post(address, kept).status_code
told["typed"] = StoryPage.objects.get().standfirst == TYPED
print(json.dumps(told))
"""


@pytest.fixture
def told(house: House) -> Any:
    """What the desk answers to somebody who saves while the database is locked, and while full."""
    environment = {**house.environment(), "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"}
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT],
        capture_output=True,
        check=False,
        timeout=LONGEST,
        env=environment,
    )
    assert answer.returncode == 0, answer.stderr.decode()
    return json.loads(answer.stdout)


def test_the_answer_keeps_the_text_and_says_why(told: Any) -> None:
    for trouble, why in (("locked", "was busy"), ("full", "has no room left")):
        assert told[trouble]["status"] == 503
        page = told[trouble]["page"]
        assert why in page
        assert page.count("What the reporter typed. ") >= 499
        assert "Try again" in page
    assert told["stories"] == 0
    # What the page kept, sent once more, is the story as it was typed.
    assert told["again"] == 302
    assert told["typed"] is True
    # The script that saves by itself shows a sentence, and goes on holding the form.
    assert told["locked, by script"]["status"] == 503
    assert json.loads(told["locked, by script"]["page"])["error_message"].startswith("Not saved:")


def test_who_signs_in_is_told_why_they_cannot(told: Any) -> None:
    answer = told["signing in, locked"]
    assert answer["status"] == 503
    assert "was busy" in answer["page"]
    assert "correct horse" not in answer["page"]
    assert told["the page to sign in, locked"]["status"] == 200
    # Who is at the desk can still read it.
    assert told["the desk, locked"]["status"] == 200


@pytest.mark.parametrize(
    ("address", "status"), [("/desk/login/", 503), ("/desk/pages/1/edit/", 302)]
)
def test_what_was_kept_is_not_said_to_be_lost_with_the_session(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, address: str, status: int
) -> None:
    def save(_session: object, must_create: bool = False) -> None:
        cause = sqlite3.OperationalError("database is locked")
        cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
        try:
            raise OperationalError("database is locked") from cause
        except OperationalError:
            raise UpdateError  # noqa: B904

    def view(request: HttpRequest) -> HttpResponseBase:
        request.resolver_match, request.user = resolve(request.path), AnonymousUser()
        request.session["said"] = "Saved."
        return HttpResponseRedirect("/desk/")

    monkeypatch.setattr(SessionStore, "save", save)
    assert DeskSession(view)(rf.post(address)).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/desk/login/",
        "/desk/signing-in/password/",
        "/desk/users/new/",
        "/desk/accounts/1/lost/",
        "/desk/account/",
    ],
)
def test_where_passwords_are_typed_nothing_is_repeated(rf: RequestFactory, address: str) -> None:
    request = rf.post(address, {"name": "What was typed", "password1": "a long password"})
    request.user = AnonymousUser()
    answer = unsaved(request, Unreadable())
    assert answer is not None
    assert answer.status_code == 400
    assert answer.content.decode() == (  # type: ignore[attr-defined]
        "Not saved: the form sent something that the desk cannot read."
    )


def test_half_a_sign_is_shown_as_a_whole_one(rf: RequestFactory) -> None:
    sent = '{"blocks": [{"text": "Half \\ud800 a sign"}]}'
    request = rf.post("/desk/pages/1/edit/", {"body-0-value": sent, "deep": '{"a":' * 100_000})
    request.user = AnonymousUser()
    answer = unsaved(request, Unreadable())
    assert answer is not None
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert '<p dir="auto">Half ? a sign</p>' in page
    # What is sent again is what came, to the letter.
    assert "\\ud800" in page


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EIO, errno.ENOSPC])
def test_a_disk_that_takes_nothing_is_told(rf: RequestFactory, code: int) -> None:
    request = rf.post("/desk/images/add/", {"title": "What was typed"})
    request.user = AnonymousUser()
    answer = unsaved(request, OSError(code, "refused"))
    assert answer is not None
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 503
    assert "Tell whoever looks after it." in page
    assert "What was typed" in page


def test_an_error_that_is_about_no_disk_is_not_taken_for_one(rf: RequestFactory) -> None:
    assert unsaved(rf.post("/desk/images/add/"), OSError(errno.ECONNRESET, "reset")) is None
