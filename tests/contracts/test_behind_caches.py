"""nginx and Varnish before a house, with our own examples: what they keep, and for how long."""

import gzip
import re
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from itertools import count
from typing import NamedTuple

import brotli
import pytest

from tests.contracts.fronts import (
    API_RATE,
    LIST,
    Fronted,
    HouseTelling,
    Program,
    became,
    behind_nginx,
    behind_varnish,
    early_in_a_minute,
    free_port,
)
from tests.houses import House, Served

NAMES = ("nginx", "varnish")
CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}
NEW_IN_API = "/api/v1/items/"
# Readers at addresses of their own, all of this machine.
SOMEBODY = {"nginx": "127.0.0.2", "varnish": "127.0.0.4"}
ANOTHER = {"nginx": "127.0.0.3", "varnish": "127.0.0.5"}
# Of a public page, what a cache must not change.
OURS = ("Content-Type", "Content-Encoding", "ETag", "Vary", "Content-Security-Policy")

_NUMBERS = count()

Fronts = Mapping[str, Fronted]


@pytest.fixture(scope="module")
def fronts(
    set_up_house: House, tmp_path_factory: pytest.TempPathFactory, program: Program
) -> Iterator[Fronts]:
    """One house, with both programs before it."""
    nginx, varnishd = program("nginx"), program("varnishd")
    folder, port = tmp_path_factory.mktemp("behind"), free_port()
    copy = set_up_house.copied_to(folder / "house")
    house = HouseTelling(copy.folder, f"http://127.0.0.1:{port}")
    with ExitStack() as stack:
        behind = stack.enter_context(house.serving("--processes", "1"))
        before = {
            "nginx": stack.enter_context(behind_nginx(nginx, behind, folder / "nginx")),
            "varnish": stack.enter_context(
                behind_varnish(varnishd, behind, folder / "varnish", port)
            ),
        }
        yield {name: Fronted(name, house, behind, served) for name, served in before.items()}


@pytest.fixture(params=NAMES)
def fronted(fronts: Fronts, request: pytest.FixtureRequest) -> Fronted:
    """The house behind one of them."""
    name: str = request.param
    return fronts[name]


def unasked() -> str:
    """Return an address of the list that no cache can know: it may have the list of before."""
    return f"{LIST}?asked={next(_NUMBERS)}"


@pytest.mark.parametrize("coding", CODINGS)
def test_the_second_answer_is_kept_and_is_byte_for_byte_the_houses(
    fronted: Fronted, coding: str
) -> None:
    early_in_a_minute()
    listing, asked = unasked(), {"Accept-Encoding": coding} if coding else {}
    own, body = fronted.behind.ask(listing, headers=asked)
    first, _body = fronted.front.ask(listing, headers=asked)
    again, kept = fronted.front.ask(listing, headers=asked)
    assert first.status == again.status == 200
    assert became(again) == "hit"
    assert kept == body
    assert [again.headers[name] for name in OURS] == [own.headers[name] for name in OURS]
    assert (again.headers["Content-Encoding"] or "") == coding
    assert b"News and events" in CODINGS[coding](kept)
    assert again.headers["Surrogate-Key"] is None


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br", "br"), ("gzip;q=1.0, br;q=0", "gzip"), ("br;q=0.0,gzip;q=0", None)],
)
def test_a_coding_that_a_reader_refuses_is_not_given(
    fronted: Fronted, accepted: str, coding: str | None
) -> None:
    for _time in range(2):
        response, _body = fronted.front.ask(LIST, headers={"Accept-Encoding": accepted})
        assert response.headers["Content-Encoding"] == coding


def test_nobody_is_told_to_keep_a_page_past_the_whole_minute(fronted: Fronted) -> None:
    early_in_a_minute()
    fronted.front.ask(LIST)
    time.sleep(2.2)
    response, _body = fronted.front.ask(LIST)
    received = time.time()
    assert became(response) == "hit"
    (seconds,) = re.findall(r"^public, max-age=(\d+)$", response.headers["Cache-Control"] or "")
    assert received // 60 == (received + int(seconds)) // 60
    assert int(seconds) > 0
    assert response.headers["Age"] is None


def test_who_has_a_page_already_is_told_so(fronted: Fronted) -> None:
    early_in_a_minute()
    response, _body = fronted.front.ask(LIST, headers={"Accept-Encoding": "gzip"})
    known = response.headers["ETag"] or ""
    headers = {"Accept-Encoding": "gzip", "If-None-Match": known}
    again, nothing = fronted.front.ask(LIST, headers=headers)
    assert (again.status, nothing, again.headers["ETag"]) == (304, b"", known)
    assert fronted.front.ask(LIST, "HEAD")[0].status == 200


def test_the_desk_is_never_kept(fronted: Fronted) -> None:
    for _time in range(2):
        response, _body = fronted.front.ask("/desk/login/")
        assert response.status == 200
        assert became(response) == "fwd=bypass"
        assert "no-store" in (response.headers["Cache-Control"] or "")
        assert "csrftoken" in (response.headers["Set-Cookie"] or "")


def test_stylesheets_may_be_kept_for_a_year(fronted: Fronted) -> None:
    (address, *_others) = re.findall(r'/static/[^"]+\.css', fronted.front.text(LIST))
    fronted.front.ask(address)
    response, body = fronted.front.ask(address)
    assert became(response) == "hit"
    assert body == fronted.behind.ask(address)[1]
    assert "immutable" in (response.headers["Cache-Control"] or "")


def asked_from(host: str, served: Served, path: str) -> HTTPResponse:
    """Return the answer to a request of somebody at this address, who names another as well."""
    place = served.origin.removeprefix("http://")
    with closing(HTTPConnection(place, timeout=30, source_address=(host, 0))) as line:
        line.request("GET", path, headers={"X-Forwarded-For": "192.0.2.7"})
        response = line.getresponse()
        response.read()
        return response


def test_who_asks_the_api_too_often_is_refused_and_nobody_else(fronted: Fronted) -> None:
    early_in_a_minute()
    somebody, another = SOMEBODY[fronted.name], ANOTHER[fronted.name]
    # Each of them is another address, so that none is answered from what is kept.
    paths = [f"/api/v1/items/?limit={number}" for number in range(1, API_RATE + 3)]
    answers = [asked_from(somebody, fronted.front, path) for path in paths]
    assert [answer.status for answer in answers] == [200] * API_RATE + [429, 429]
    again = asked_from(somebody, fronted.front, paths[-1])
    assert (again.status, became(again)) == (429, "fwd=miss")
    assert again.headers["Retry-After"]
    assert again.headers["Cache-Control"] == "no-store"
    assert asked_from(another, fronted.front, paths[-1]).status == 200
    kept = asked_from(somebody, fronted.front, paths[-1])
    assert (kept.status, became(kept), kept.headers["RateLimit"]) == (200, "hit", None)


def test_varnish_has_a_release_at_once_as_it_is_told_what_to_forget(fronts: Fronts) -> None:
    fronted = fronts["varnish"]
    early_in_a_minute(30)
    for path in (LIST, NEW_IN_API):
        fronted.front.ask(path)
        assert became(fronted.front.ask(path)[0]) == "hit"
    path = fronted.publish("Told to forget")
    _wait_until(lambda: "Told to forget" in fronted.front.text(LIST))
    _wait_until(lambda: "Told to forget" in fronted.front.text(NEW_IN_API))
    page = fronted.follow(path)
    fronted.front.text(page)
    fronted.withdraw(path)
    _wait_until(lambda: fronted.front.ask(page)[0].status == 410)
    assert "Told to forget" not in fronted.front.text(LIST)


def test_varnish_forgets_by_key_and_keeps_the_rest(fronts: Fronts) -> None:
    front = fronts["varnish"].front
    early_in_a_minute()
    (key, *_more) = (fronts["varnish"].behind.ask(LIST)[0].headers["Surrogate-Key"] or "").split()

    def left(keys: str) -> str:
        front.ask(LIST)
        assert front.ask("/", "PURGE", {"Surrogate-Key": keys})[0].status == 200
        return became(front.ask(LIST)[0])

    assert left("i-000000000000 l-xx") == "hit"
    assert left(key[:-1]) == left(f"{key}x") == "hit"
    assert left(f"i-000000000000 {key}") == "fwd=miss"
    assert left("*") == "fwd=miss"


@pytest.mark.parametrize("keys", ["", "a|b", ".*", 'x" || obj.status != "0'])
def test_varnish_forgets_by_nothing_but_keys(fronts: Fronts, keys: str) -> None:
    early_in_a_minute()
    front = fronts["varnish"].front
    front.ask(LIST)
    assert front.ask("/", "PURGE", {"Surrogate-Key": keys})[0].status == 400
    assert became(front.ask(LIST)[0]) == "hit"


def test_varnish_forgets_for_nobody_from_elsewhere(fronts: Fronts) -> None:
    early_in_a_minute()
    front = fronts["varnish"].front
    front.ask(LIST)
    place = front.origin.removeprefix("http://")
    with closing(HTTPConnection(place, timeout=30, source_address=("127.0.0.2", 0))) as line:
        line.request("PURGE", "/", headers={"Surrogate-Key": "*"})
        assert line.getresponse().status == 405
    asked = {"Surrogate-Key": "*", "X-Forwarded-For": "192.0.2.7"}
    assert front.ask("/", "PURGE", asked)[0].status == 405
    assert became(front.ask(LIST)[0]) == "hit"


class Look(NamedTuple):
    """What a list showed to a request, and when that was sent and answered (POSIX)."""

    sent: float
    received: float
    shows: frozenset[str]


@pytest.mark.thorough
def test_at_the_whole_minute_all_that_changed_is_there_and_not_before(fronts: Fronts) -> None:
    some, listing = fronts["nginx"], unasked()
    gone = some.publish("Soon withdrawn")
    page = some.follow(gone)
    early_in_a_minute(35)
    # The next minute might come before all is done.
    turn = (time.time() // 60 + 1) * 60
    hidden = some.publish("Due now", "--at", datetime.fromtimestamp(turn, UTC).isoformat())
    for fronted in fronts.values():
        assert "Soon withdrawn" in fronted.front.text(listing)
        assert fronted.front.ask(page)[0].status == 200
        _hidden_is_like_nothing(fronted.front, hidden)
    with ThreadPoolExecutor(len(fronts)) as threads:
        looking = {
            name: threads.submit(_looks, fronted.front, listing, turn + 2)
            for name, fronted in fronts.items()
        }
        some.withdraw(gone)
        some.publish("Just out")
        assert time.time() < turn - 2
        looks = {name: found.result() for name, found in looking.items()}
    for name, seen in looks.items():
        before = [look for look in seen if look.received < turn]
        after = [look for look in seen if look.sent >= turn]
        assert len(before) > 10
        assert len(after) > 10
        assert not any("Due now" in look.shows for look in before), name
        assert all(look.shows == {"Due now", "Just out"} for look in after), name
        assert fronts[name].front.ask(page)[0].status == 410
    # nginx cannot be told, so that it had the old list until then; Varnish had not.
    assert "Just out" not in [look for look in looks["nginx"] if look.received < turn][-1].shows
    assert "Just out" in [look for look in looks["varnish"] if look.received < turn][-1].shows


def _looks(front: Served, listing: str, until: float) -> list[Look]:
    """Look at the list again and again."""
    looks = []
    while (sent := time.time()) < until:
        text = front.text(listing)
        shows = {words for words in ("Soon withdrawn", "Due now", "Just out") if words in text}
        looks.append(Look(sent, time.time(), frozenset(shows)))
        time.sleep(0.02)
    return looks


def _hidden_is_like_nothing(front: Served, hidden: str) -> None:
    """What is still to come answers as what never was."""
    never = hidden.rstrip("/").rpartition("/")[0] + "/0123456789ab/"
    (one, its_body), (other, other_body) = front.ask(hidden), front.ask(never)
    assert one.status == other.status == 404
    assert its_body == other_body
    assert {*one.headers} == {*other.headers}


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for what takes about a quarter of a second, and not for the whole minute."""
    until = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)
