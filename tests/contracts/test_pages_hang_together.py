"""Pages are sound HTML, and every link on them leads somewhere."""

import re
from collections import Counter
from html.parser import HTMLParser

from django.test import Client

from tests.channels.site import LISTING, Site
from tests.newsroom import bring_in

VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "source"])
ORIGIN = "http://127.0.0.1:8000"


class Page(HTMLParser):
    """What a page is made of: open elements, ids, links, and what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self.headings: list[int] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]
        self.wrong += [f"id {name} stands twice" for name, count in self.ids.items() if count > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and whether an attribute stands twice on it."""
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        given = dict(attrs)
        if name := given.get("id"):
            self.ids[name] += 1
        if "href" in given:
            self.links.add(given["href"] or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<path … />` as an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Note an end that has no beginning."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else, in line {self.getpos()[0]}")


def test_every_page_is_sound_and_every_link_leads_somewhere(client: Client, site: Site) -> None:
    bring_in(LISTING, section="more")
    waiting = ["/", *(path for path, _status in site.every_answer.values())]
    asked: dict[str, int] = {}
    while waiting:
        path = waiting.pop()
        if path in asked:
            continue
        response = client.get(path)
        asked[path] = response.status_code
        if "Location" in response.headers:
            waiting.append(response.headers["Location"])
        if not response.headers["Content-Type"].startswith("text/html") or not response.content:
            continue
        page = Page(response.content.decode())
        assert page.wrong == [], path
        assert page.headings.count(1) == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(below - above <= 1 for above, below in steps), path
        own = (link.removeprefix(ORIGIN).partition("#") for link in page.links)
        assert all(not name or name in page.ids for start, _hash, name in own if not start)
        waiting += [
            link.removeprefix(ORIGIN).partition("#")[0]
            for link in page.links
            if link.startswith(("/", ORIGIN)) and not link.startswith(("/static/", "//"))
        ]
    missing = {path for path, status in asked.items() if status >= 400}
    assert {path for path in missing if site.withdrawn.public_id not in path} == {
        path for path, status in site.every_answer.values() if status == 404
    }
    assert len(asked) > 25
