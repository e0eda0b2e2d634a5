"""An answer is the same for everybody, may be kept to the next minute, and read from anywhere."""

import time_machine
from django.test import Client

from dateline.lib import clock
from tests.channels.api.asking import ROOT, told
from tests.channels.site import Site
from tests.newsroom import correct_in

PATHS = ("items/", "changes/", "sections/", "terms/", "search/?q=x", "openapi.json", "docs/")


def test_an_answer_that_is_known_is_not_sent_again(client: Client, site: Site) -> None:
    for path in PATHS:
        answer = client.get(ROOT + path)
        again = client.get(ROOT + path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Access-Control-Allow-Origin"] == "*"
    before = client.get(f"{ROOT}items/").headers["ETag"]
    correct_in(site.story, headline="Roads")
    assert client.get(f"{ROOT}items/").headers["ETag"] != before


def test_every_answer_is_fresh_to_the_next_minute(client: Client, site: Site) -> None:
    clock.forget()
    with time_machine.travel("2031-03-01T10:00:37Z", tick=False):
        for path in (*PATHS, "nothing", "items/?x=1", "items/000000000000/en/"):
            answer = client.get(ROOT + path)
            assert answer.headers["Cache-Control"] == "public, max-age=23", path
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert not answer.cookies


def test_head_is_answered_as_get_without_the_body(client: Client, site: Site) -> None:
    for path in (*PATHS, "nothing"):
        get, head = client.get(ROOT + path), client.head(ROOT + path)
        assert head.content == b""
        assert head.status_code == get.status_code
        assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_any_site_may_read_and_ask_whether_it_may(client: Client, site: Site) -> None:
    for path in (*PATHS, "nothing", f"items/{site.withdrawn.public_id}/en/"):
        assert client.get(ROOT + path).headers["Access-Control-Allow-Origin"] == "*"
        asked = client.options(
            ROOT + path,
            headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"},
        )
        assert (asked.status_code, asked.content) == (204, b"")
        assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]


def test_the_root_leads_to_the_page_for_people(client: Client, site: Site) -> None:
    assert client.get(ROOT).headers["Location"] == f"{ROOT}docs/"
    page = client.get(f"{ROOT}docs/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    text = page.content.decode()
    assert "<script" not in text
    assert "https://" not in text.replace("https://example", "")
    for address in told(client, "openapi.json")["paths"]:
        assert f"<code>{address}</code>" in text
