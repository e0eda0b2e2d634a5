"""Somebody shows our list on a page of theirs, whose styles are none of ours."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Reader

pytestmark = pytest.mark.journey

Show = Callable[..., None]
LISTING = "/en/news-and-events/"
# Root sizes and colours of their own.
STYLE = "html { font-size: 62.5%; } a { color: rgb(0, 255, 0) !important; } h3 { margin: 9rem; }"


@pytest.fixture
def shown_on_theirs(reader: Reader) -> Iterator[Show]:
    """What opens a page of somebody else's with this in it, under a policy of theirs."""
    told: dict[str, str] = {}

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if told["policy"]:
                self.send_header("Content-Security-Policy", told["policy"])
            self.end_headers()
            self.wfile.write(told["page"].encode())

        def log_message(self, *_words: object) -> None:
            """Say nothing of it."""

    def show(body: str, *, policy: str = "") -> None:
        told["policy"] = policy
        told["page"] = (
            '<!doctype html><html lang="en"><title>Theirs</title><link rel="icon" href="data:,">'
            f"<style>{STYLE}</style>{body}</html>"
        )
        reader.page.goto(f"http://127.0.0.1:{server.server_port}/")

    with HTTPServer(("127.0.0.1", 0), Theirs) as server:
        serving = Thread(target=server.serve_forever, daemon=True)
        serving.start()
        yield show
        server.shutdown()
        serving.join()


def by_script(origin: str, choices: str = "", home: str = "") -> str:
    return (
        f'<div data-dateline="{home or origin}{LISTING}{choices}"><a href="#">Their link</a></div>'
        f'<script async src="{origin}/embed.js"></script>'
    )


def test_the_code_to_copy_shows_the_list_on_a_page_of_others(
    reader: Reader, shown_on_theirs: Show
) -> None:
    reader.opens(LISTING)
    page = reader.page
    page.get_by_role("link", name="Embed this list").click()
    page.get_by_label("Items").select_option("3")
    page.get_by_role("button", name="Apply").click()
    frame = page.frame_locator("iframe")
    expect(frame.locator("h3")).to_have_count(3)
    by_frame = page.get_by_label("As a frame").input_value()
    scripted = page.get_by_label("With a script").input_value()

    shown_on_theirs(by_frame + scripted)
    expect(page.frame_locator("iframe").locator("h3")).to_have_count(3)
    # Playwright looks into open shadow trees by itself.
    expect(page.locator("div h3")).to_have_count(3)
    expect(page.locator("div > a")).not_to_be_visible()
    page.frame_locator("iframe").locator("h3 a").first.click()
    expect(page).to_have_url(re.compile("/en/i/"))


def test_neither_styles_the_other(reader: Reader, shown_on_theirs: Show) -> None:
    page = reader.page
    shown_on_theirs(by_script(reader.site.origin, "?look=dark") + '<h3><a href="#">Theirs</a></h3>')
    headline = page.locator(".dateline-list h3").first
    expect(headline).to_have_css("font-size", "17px")
    expect(headline).to_have_css("margin-top", "0px")
    expect(headline.locator("a")).to_have_css("color", "rgb(231, 228, 221)")
    expect(page.locator("body > h3")).to_have_css("margin-top", "90px")
    expect(page.get_by_text("Their link")).not_to_be_visible()


def test_a_list_from_elsewhere_than_the_script_is_left_alone(
    reader: Reader, shown_on_theirs: Show
) -> None:
    page, origin = reader.page, reader.site.origin
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown_on_theirs(by_script(origin, home="http://127.0.0.1:9") + by_script(origin, "?count=2"))
    expect(page.locator(".dateline-list h3")).to_have_count(2)
    expect(page.get_by_text("Their link")).to_have_count(2)
    expect(page.get_by_text("Their link").first).to_be_visible()
    assert [url for url in asked if ":9/en/" in url] == []


def test_where_a_policy_forbids_it_the_link_stays(reader: Reader, shown_on_theirs: Show) -> None:
    page, origin = reader.page, reader.site.origin
    shown_on_theirs(by_script(origin), policy=f"script-src {origin}; connect-src 'none'")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Their link")).to_be_visible()
    reader.troubles.clear()
