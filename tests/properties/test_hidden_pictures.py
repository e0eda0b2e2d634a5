"""Whoever asks for a picture of a story that is not out learns what a made-up name would tell."""

import json
import re
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotModified
from django.test import Client
from django.urls import include, path

from dateline.archive import converters
from dateline.channels.web import picture as picture_view
from dateline.lib import clock
from tests.houses import LONGEST, REPOSITORY, House, Served
from tests.houses import set_up_house as set_up_house
from tests.properties.hidden_pictures import Headers, Secrets, differences
from tests.properties.hiding_pictures import hide

# Enough to ask everything before the moment comes.
ENOUGH = timedelta(seconds=40)
MINUTE = timedelta(minutes=1)
MANY = 900


def next_minute_with_time_before() -> datetime:
    moment = datetime.now(UTC).replace(second=0, microsecond=0) + MINUTE
    return moment if moment - datetime.now(UTC) > ENOUGH else moment + MINUTE


def hidden_in(house: House, release_at: datetime) -> Secrets:
    """Hide a story in a house, from a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.properties.hidden_pictures", release_at.isoformat()],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        timeout=LONGEST,
        env={**house.environment(), "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"},
    )
    assert answer.returncode == 0, answer.stderr.decode()
    return Secrets(**json.loads(answer.stdout.splitlines()[-1]))


def raw_answer(served: Served, method: str, address: str, headers: Headers) -> bytes:
    """Return the bytes of an answer, without its time of day; nothing is put right on the way."""
    host, _colon, port = served.origin.removeprefix("http://").partition(":")
    lines = [f"{method} {address} HTTP/1.1", f"Host: {host}:{port}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if method in {"POST", "PUT"}:
        lines.append("Content-Length: 0")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    return _without_time(answer)


def _without_time(answer: bytes) -> bytes:
    answer = re.sub(rb"\w+, \d\d \w+ \d{4} \d\d:\d\d:\d\d GMT", b"", answer)
    return re.sub(rb"max-age=\d+|csrftoken=\w+|value=\"\w{64}\"", b"", answer)


@pytest.mark.thorough
def test_until_its_moment_every_address_answers_like_a_made_up_one(
    set_up_house: House, tmp_path: Path
) -> None:
    house = set_up_house.copied_to(tmp_path / "house")
    release_at = next_minute_with_time_before()
    found = hidden_in(house, release_at)

    def ask(method: str, address: str, headers: Headers) -> bytes:
        return raw_answer(served, method, address, headers)

    with house.serving("--no-worker") as served:
        asked, told = differences(ask, found, found.twin())
        assert datetime.now(UTC) < release_at, "not all of it could be asked in time"
        assert told[:5] == []
        assert asked > MANY
        sleep(max(0.0, (release_at - datetime.now(UTC)).total_seconds()))
        # Or else nothing would have been hidden: now it is there, and it alone.
        shown = {
            f"/p/{found.token}.jpg": "image/jpeg",
            f"/p/{found.token}/w400.avif": "image/avif",
            f"/p/{found.token}/c240.webp": "image/webp",
            f"/p/{found.token}/full.jpg": "image/jpeg",
            f"/f/{found.file_token}/factsheet.pdf": "application/pdf",
            f"/en/i/{found.item}/{found.slug}/pictures/": "text/html; charset=utf-8",
        }
        for address, media_type in shown.items():
            response, body = served.ask(address)
            assert (response.status, response.getheader("Content-Type")) == (200, media_type)
            assert body
        for name in (found.original, found.desk_rendition, f"pictures/{found.digest[:2]}/"):
            for folder in ("/", "/media/", "/desk/files/", "/static/"):
                assert served.ask(folder + name)[0].status in {301, 302, 404}


@pytest.fixture
def hidden(db: None) -> Secrets:
    """A story that comes out tomorrow."""
    tomorrow = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
    return Secrets(**hide(tomorrow))


def inside(method: str, address: str, headers: Headers) -> bytes:
    """Return an answer without a server between."""
    client = Client(headers=dict(headers), raise_request_exception=False)
    answer = client.generic(method, address)
    body = b"" if answer.streaming else answer.content
    head = f"{answer.status_code} {sorted(answer.headers.items())}".encode()
    return _without_time(head + body)


def seen_early(request: Any, token: str, name: str = "") -> Any:
    early = pytest.MonkeyPatch()
    with early.context() as patch:
        patch.setattr(clock, "now", lambda: datetime(2200, 1, 1, tzinfo=UTC))
        return picture_view.picture(request, token, name)


def forbidden(request: Any, token: str, name: str = "") -> Any:
    if seen_early(request, token, name).status_code == 200:
        raise PermissionDenied
    return picture_view.picture(request, token, name)


def not_modified(request: Any, token: str, name: str = "") -> Any:
    if "If-None-Match" in request.headers and seen_early(request, token, name).status_code == 304:
        return HttpResponseNotModified()
    return picture_view.picture(request, token, name)


# Wagtail leaves files open where it scales pictures.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.thorough
@pytest.mark.parametrize("leak", [None, seen_early, forbidden, not_modified])
def test_the_questions_find_a_leak(leak: Any, hidden: Secrets, settings: Any) -> None:
    if leak:
        settings.ROOT_URLCONF = _addresses_with(leak)
    _asked, told = differences(inside, hidden, hidden.twin())
    assert bool(told) is bool(leak)


def _addresses_with(leak: Any) -> Any:
    """Return the root addresses with another view of pictures before them."""
    converters.register()

    class Addresses:
        urlpatterns = (
            path("p/<picture:token>.jpg", leak),
            path("p/<picture:token>/<str:name>", leak),
            path("", include("dateline.ops.urls")),
        )

    return Addresses
