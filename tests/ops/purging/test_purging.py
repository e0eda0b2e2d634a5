"""Caches in front are told of every change once readers are to see it, and miss none."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.test import override_settings

from dateline.archive.identity import Identity, Words, name_site
from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.ops.environment import Environment, MisconfiguredEnvironment
from dateline.ops.purging import following
from dateline.ops.purging.asking import EVERYTHING, NotPurged, purge
from dateline.ops.purging.behind import behind
from dateline.ops.purging.following import PAUSE, Follower, follow
from dateline.ops.purging.place import PlaceFile
from tests.newsroom import bring_in, listing_of, publish_in, withdraw_from

pytestmark = pytest.mark.django_db


class Cache(ThreadingHTTPServer):
    """A cache that remembers what it was told, and answers with a status."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Told)
        self.told: list[list[str]] = []
        self.status = 200

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def keys(self) -> set[str]:
        """All it was told since it was last asked."""
        found = {key for keys in self.told for key in keys}
        self.told.clear()
        return found


class _Told(BaseHTTPRequestHandler):
    server: Cache
    protocol_version = "HTTP/1.1"

    def do_PURGE(self) -> None:
        if self.server.status == 200:
            self.server.told.append((self.headers["Surrogate-Key"] or "").split(" "))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def cache() -> Iterator[Cache]:
    """A cache that answers."""
    with Cache() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of the test's own."""
    with override_settings(DATA=tmp_path):
        yield tmp_path


@pytest.fixture
def follower(cache: Cache) -> Iterator[Follower]:
    """One that tells the cache, and has told it that everything may be another."""
    bring_in(listing_of(2))
    one = Follower(cache.address)
    looked(one)
    assert cache.keys == {EVERYTHING}
    yield one
    one.close()


def looked(follower: Follower) -> float:
    return follower.look(lambda _seconds: False)


def test_a_release_is_told_by_its_keys_and_told_once(cache: Cache, follower: Follower) -> None:
    item = publish_in("news")
    assert looked(follower) == PAUSE
    assert {"all", f"i-{item.public_id}", "l", "l-en"} <= cache.keys
    looked(follower)
    assert cache.told == []


def test_a_withdrawal_is_told(cache: Cache, follower: Follower) -> None:
    item = publish_in("news")
    looked(follower)
    assert cache.keys
    withdraw_from(item)
    looked(follower)
    assert f"i-{item.public_id}" in cache.keys


def test_what_is_scheduled_is_told_when_its_time_has_come_and_not_before(
    cache: Cache, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=5)
    item = publish_in("news", release_at=at)
    looked(follower)
    assert cache.told == []
    monkeypatch.setattr(clock, "now", lambda: at - timedelta(seconds=1))
    looked(follower)
    assert cache.told == []
    monkeypatch.setattr(clock, "now", lambda: at)
    looked(follower)
    assert f"i-{item.public_id}" in cache.keys
    looked(follower)
    assert cache.told == []


def test_what_changes_more_than_items_is_told_as_everything(
    cache: Cache, follower: Follower
) -> None:
    with writing():
        name_site(Identity({"en": Words("The Office")}))
    looked(follower)
    assert cache.keys == {EVERYTHING}


def test_more_at_once_than_anybody_looks_at_is_everything(cache: Cache, follower: Follower) -> None:
    bring_in(listing_of(600), section="many")
    looked(follower)
    assert cache.keys == {EVERYTHING}


def test_a_long_line_of_keys_is_told_in_pieces(cache: Cache) -> None:
    keys = [f"i-{number:012}" for number in range(400)]
    purge(cache.address, keys)
    assert len(cache.told) > 1
    assert max(len(" ".join(some)) for some in cache.told) < 4_000
    assert [key for some in cache.told for key in some] == keys


def test_after_a_restart_it_goes_on_where_it_was(cache: Cache, follower: Follower) -> None:
    publish_in("news")
    looked(follower)
    assert cache.keys
    follower.close()
    item = publish_in("news")
    another = Follower(cache.address)
    looked(another)
    keys = cache.keys
    assert f"i-{item.public_id}" in keys
    assert EVERYTHING not in keys
    another.close()


@pytest.mark.parametrize("left", [b"", b"[1", b'["x", "y", "z"]', b'{"seq": 1}', b"[1, 2]"])
def test_a_place_that_cannot_be_read_is_everything(
    cache: Cache, follower: Follower, data: Path, left: bytes
) -> None:
    follower.close()
    (file,) = (data / "purging").iterdir()
    file.write_bytes(left)
    looked(follower)
    assert cache.keys == {EVERYTHING}


def test_a_place_in_another_database_is_everything() -> None:
    bring_in(listing_of(2))
    news = behind(None, clock.now())
    strange = type(news.place)(news.place.seq, "0" * 32, news.place.at)
    assert behind(strange, clock.now()).keys == (EVERYTHING,)
    ahead = type(news.place)(news.place.seq + 5, news.place.digest, news.place.at)
    assert behind(ahead, clock.now()).keys == (EVERYTHING,)


def test_of_two_on_one_data_folder_one_tells_and_the_other_takes_over(
    cache: Cache, follower: Follower
) -> None:
    publish_in("news")
    second = Follower(cache.address)
    assert looked(second) > PAUSE
    assert cache.told == []
    follower.close()
    assert looked(second) == PAUSE
    assert cache.keys
    second.close()


def test_a_cache_that_refuses_is_told_again_until_it_takes_it(
    cache: Cache, follower: Follower
) -> None:
    item = publish_in("news")
    cache.status = 405
    for _time in range(2):
        with pytest.raises(NotPurged, match="405"):
            looked(follower)
    cache.status = 200
    looked(follower)
    assert f"i-{item.public_id}" in cache.keys


def test_trouble_is_logged_once_and_so_is_its_end(
    cache: Cache, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "connection", _Untouched())
    cache.status = 500
    pauses: list[float] = []

    def is_over(seconds: float) -> bool:
        pauses.append(seconds)
        if len(pauses) == 5:
            cache.status = 200
        return len(pauses) > 7

    follow(cache.address, is_over)
    begun, ended = (record.getMessage() for record in caplog.records)
    assert cache.address in begun
    assert "500" in begun
    assert "told again" in ended
    assert pauses[:5] == [0.0, 1.0, 2.0, 5.0, 10.0]
    assert pauses[5:] == [PAUSE] * 3
    assert PlaceFile(cache.address).read() is not None


class _Untouched:
    """The test's connection, which is not for closing."""

    vendor = "sqlite"

    def close(self) -> None:
        """Leave it open."""


def test_a_cache_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    with pytest.raises(NotPurged, match="cannot be reached"):
        purge("http://127.0.0.1:1", ["all"])


def test_addresses_of_caches_are_read_strictly() -> None:
    given = Environment({"DATELINE_PURGE": "http://127.0.0.1:6081/, https://[::1]:8443"})
    assert given.addresses("DATELINE_PURGE") == ["http://127.0.0.1:6081", "https://[::1]:8443"]
    assert Environment({}).addresses("DATELINE_PURGE") == []
    for wrong in ("127.0.0.1:6081", "http://a/b", "http://a, ftp://b", "http://a:99999"):
        with pytest.raises(MisconfiguredEnvironment, match="DATELINE_PURGE"):
            Environment({"DATELINE_PURGE": wrong}).addresses("DATELINE_PURGE")
