"""Every public answer has the status, freshness and headers that were promised."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from dateline.lib import clock
from tests.channels.site import Site, address_of
from tests.newsroom import withdraw_from

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


def test_every_address_has_its_status(client: Client, site: Site) -> None:
    met = {name: client.get(path).status_code for name, (path, _) in site.every_answer.items()}
    assert met == {name: status for name, (_, status) in site.every_answer.items()}


def test_every_answer_carries_nothing_of_the_visitor(client: Client, site: Site) -> None:
    client.cookies["sessionid"] = "from-the-desk"
    for path, _status in site.every_answer.values():
        response = client.get(path, headers={"accept-language": "fr", "user-agent": "x"})
        assert "Set-Cookie" not in response.headers
        assert not response.cookies
        assert response.headers["Vary"] == "Accept-Encoding"
        assert response.content == Client().get(path).content


def test_every_answer_keeps_browsers_from_what_no_page_asks_for(client: Client, site: Site) -> None:
    for path, _status in site.every_answer.values():
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_no_page_has_a_script_that_runs_or_an_inline_style(client: Client, site: Site) -> None:
    for path, _status in site.every_answer.values():
        page = client.get(path).content.decode()
        page = page.replace('<script type="application/ld+json">', "")
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page), path


@pytest.mark.parametrize(("second", "seconds"), [(0, 60), (1, 59), (37, 23), (59, 1)])
def test_every_answer_is_fresh_to_the_next_whole_minute(
    client: Client, site: Site, second: int, seconds: int
) -> None:
    clock.forget()
    moment = datetime(2030, 3, 1, 10, 0, second, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        for path, _status in site.every_answer.values():
            kept = client.get(path).headers["Cache-Control"]
            assert kept == f"public, max-age={seconds}", path


def test_a_head_answers_as_a_get_does_without_the_body(client: Client, site: Site) -> None:
    with time_machine.travel(datetime(2030, 3, 1, tzinfo=UTC), tick=False):
        for path, status in site.every_answer.values():
            full, head = client.get(path), client.head(path)
            assert head.status_code == status
            assert head.content == b""
            assert head.headers == full.headers


def test_a_reader_who_has_the_page_is_not_sent_it_again(client: Client, site: Site) -> None:
    for path in site.pages.values():
        etag = client.get(path).headers["ETag"]
        assert re.fullmatch(r'"[0-9a-f]{32}"', etag), path
        for known in (etag, f"W/{etag}", f'"another", {etag}', "*"):
            response = client.get(path, headers={"If-None-Match": known})
            assert (response.status_code, response.content) == (304, b""), (path, known)
            assert response.headers["ETag"] == etag
            assert "max-age" in response.headers["Cache-Control"]


def test_a_reader_with_another_page_is_sent_this_one(client: Client, site: Site) -> None:
    for path in site.pages.values():
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
        past = {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}
        assert client.get(path, headers=past).status_code == 200


@pytest.mark.parametrize("name", ["listing", "listing as text", "month", "rss", "atom"])
def test_a_reader_who_has_only_the_date_of_a_page_is_told_what_left_it(
    client: Client, site: Site, name: str
) -> None:
    date = client.get(site.pages[name]).headers["Last-Modified"]
    withdraw_from(site.farmers)
    response = client.get(site.pages[name], headers={"If-Modified-Since": date})
    assert response.status_code == 200
    assert b"Farmers meet" not in response.content


def test_what_one_reader_demands_is_kept_for_nobody_else(client: Client, site: Site) -> None:
    for demand in ({"If-Match": '"x"'}, {"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}):
        response = client.get(site.pages["listing"], headers=demand)
        assert response.status_code == 200 or "no-store" in response.headers["Cache-Control"]


def test_a_date_that_cannot_be_read_is_passed_over(client: Client, site: Site) -> None:
    for known in ("yesterday", "Thu, 99 Jan 2030 00:00:00 GMT", "\x01", ""):
        response = client.get(site.pages["item"], headers={"If-Modified-Since": known})
        assert response.status_code == 200


def test_what_is_gone_or_never_was_is_never_not_modified(client: Client, site: Site) -> None:
    for name in ("withdrawn", "nothing"):
        path, status = site.every_answer[name]
        response = client.get(path, headers={"If-None-Match": "*"})
        assert response.status_code == status
        assert "ETag" not in response.headers


def test_texts_say_that_they_are_text_and_pages_that_they_are_pages(
    client: Client, site: Site
) -> None:
    types = {name: client.get(path).headers["Content-Type"] for name, path in site.pages.items()}
    texts = {name for name in types if name.endswith("as text") or name == "robots"}
    assert {types[name] for name in texts} == {"text/plain; charset=utf-8"}
    assert types.pop("rss") == "application/rss+xml; charset=utf-8"
    assert types.pop("atom") == "application/atom+xml; charset=utf-8"
    assert types.pop("json feed") == "application/feed+json"
    assert {types[name] for name in types.keys() - texts} == {"text/html; charset=utf-8"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_nothing_public_can_be_written_to(client: Client, site: Site, method: str) -> None:
    for path in [*site.pages.values(), site.every_answer["withdrawn"][0]]:
        response = getattr(client, method)(path)
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD"


def test_a_listing_lists_every_item_once_in_order(client: Client, site: Site) -> None:
    page = client.get("/en/news/").content.decode()
    addresses = re.findall(r'<h2 class="headline"><a href="([^"]+)"', page)
    assert addresses == [address_of(item) for item in (site.ministers, site.farmers, site.story)]
