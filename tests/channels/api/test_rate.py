"""One address may ask so often, is told how often, and the next one is not held up."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from dateline.channels.api.rate import MOST_ADDRESSES, Buckets, buckets
from dateline.ops.environment import Environment, MisconfiguredEnvironment
from tests.channels.api.asking import ROOT


@pytest.fixture(autouse=True)
def _empty(db: None) -> Iterator[None]:
    buckets.forget()
    with override_settings(API_RATE=3):
        yield
    buckets.forget()


@pytest.fixture(autouse=True)
def _stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)


def test_who_asks_too_often_is_told_how_long_to_wait(client: Client) -> None:
    left = [client.get(f"{ROOT}items/").headers["RateLimit"] for _time in range(3)]
    assert left == ['"reads";r=2;t=20', '"reads";r=1;t=40', '"reads";r=0;t=60']
    answer = client.get(f"{ROOT}items/")
    assert answer.status_code == 429
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 429
    assert answer.headers["Retry-After"] == "20"
    assert answer.headers["RateLimit"] == '"reads";r=0;t=20'
    assert answer.headers["RateLimit-Policy"] == '"reads";q=3;w=60'
    assert answer.headers["Cache-Control"] == "no-store"
    other = client.get(f"{ROOT}items/", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_refusals_count_and_questions_whether_one_may_ask_do_not(client: Client) -> None:
    for _time in range(5):
        assert client.options(f"{ROOT}items/").status_code == 204
    assert client.get(f"{ROOT}nothing").headers["RateLimit"].startswith('"reads";r=2')
    assert client.post(f"{ROOT}items/").headers["RateLimit"].startswith('"reads";r=1')


def test_what_a_stranger_says_of_his_address_counts_for_nothing(client: Client) -> None:
    for number in range(4):
        answer = client.get(f"{ROOT}items/", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert answer.status_code == 429


@override_settings(API_RATE=0)
def test_without_a_bound_nobody_is_counted(client: Client) -> None:
    for _time in range(5):
        answer = client.get(f"{ROOT}items/")
    assert answer.status_code == 200
    assert "RateLimit" not in answer.headers
    assert not len(buckets)


def test_a_bucket_fills_as_time_goes_by() -> None:
    held = Buckets()
    waits = [held.take("192.0.2.1", 60, now=0.0).wait for _time in range(61)]
    assert waits == [0] * 60 + [1]
    assert held.take("192.0.2.1", 60, now=0.5).wait == 1
    assert held.take("192.0.2.1", 60, now=1.0).wait == 0
    assert held.take("192.0.2.1", 60, now=1_000_000.0).left == 59
    assert held.take("192.0.2.1", 60, now=0.0).left == 58


def test_a_network_of_ipv6_is_one_who_asks() -> None:
    held = Buckets()
    for number in range(5):
        held.take(f"2001:db8::{number}", 9, now=0.0)
    assert held.take("2001:db8::ffff:1%eth0", 9, now=0.0).left == 3
    assert held.take("2001:db8:1::", 9, now=0.0).left == 8
    assert held.take("no address", 9, now=0.0).left == 8


def test_no_more_addresses_are_remembered_than_that() -> None:
    held = Buckets()
    for number in range(MOST_ADDRESSES + 10):
        held.take(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", 9, now=0.0)
    assert len(held) == MOST_ADDRESSES


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "1000001", "9" * 5000, "٣"])
def test_a_bound_that_is_no_number_stops_the_start(value: str) -> None:
    environment = Environment({"DATELINE_API_RATE": value})
    with pytest.raises(MisconfiguredEnvironment, match="DATELINE_API_RATE"):
        environment.number("DATELINE_API_RATE", 600, most=1_000_000)


@pytest.mark.parametrize(("given", "rate"), [({}, 600), ({"DATELINE_API_RATE": "0"}, 0)])
def test_a_bound_is_read_from_the_environment(given: dict[str, str], rate: int) -> None:
    assert Environment(given).number("DATELINE_API_RATE", 600, most=1_000_000) == rate
