"""The whole site as files: every page leads on within the folder, and nothing hidden is in it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from PIL import Image
from pytest_django import DjangoDbBlocker

from dateline.archive.addresses import lasting_item_address
from dateline.journal.position import position
from dateline.lib import clock
from tests.channels.site import address_of
from tests.newsroom import nothing_kept, publish_in
from tests.ops.export.conftest import CANARY, Everything, open_everything, static_files
from tests.ops.export.exported import Exported, references


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(root: Path) -> Iterator[int]:
    """Serve a folder as the plainest of servers does, and yield the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def whole(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Everything, Exported]]:
    """A site that was exported, for tests that only look."""
    place = tmp_path_factory.mktemp("export")
    with django_db_blocker.unblock(), nothing_kept(), static_files(place / "static"):
        site, folder = open_everything(days_of_june=8), Exported(place / "out")
        assert folder.export() == 0
        yield site, folder


def test_every_link_of_every_page_leads_to_a_file_or_to_the_living_site(
    whole: tuple[Everything, Exported],
) -> None:
    _site, folder = whole
    pages = folder.pages
    assert len(pages) > 40
    for path, page in pages.items():
        for reference in references(page):
            target = folder.target(path, reference)
            assert target is None or target.is_file(), f"{path} leads to {reference}"
    listing = BeautifulSoup(folder.page_of("/en/news/"), "html.parser")
    assert {urlsplit(one).scheme for one in references(listing)} == {"", "http"}
    search = listing.select_one(".to-search a")
    assert search is not None
    assert search["href"] == f"{settings.SITE_ADDRESS}/en/search/"


def test_a_plain_server_shows_all_of_it_under_a_path_of_its_own(
    whole: tuple[Everything, Exported],
) -> None:
    _site, folder = whole
    with served(folder.root.parent) as port:
        line = HTTPConnection("127.0.0.1", port, timeout=10)
        seen, waiting = set(), ["/out/index.html", "/out/ar/index.html"]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            line.request("GET", path)
            answer = line.getresponse()
            body = answer.read()
            assert answer.status == 200, path
            if path.endswith(".html"):
                for reference in references(BeautifulSoup(body, "html.parser")):
                    if not urlsplit(reference).scheme:
                        waiting.append(urlsplit(urljoin(path, reference)).path)
        line.close()
    # Whoever begins at a front comes to everything but addresses that lead on to another.
    every = {f"/out/{quote(path)}" for path in folder.files}
    not_linked = {path for path in every - seen if "/i/" in path and path.endswith(".html")}
    assert {path.count("/") for path in not_linked} == {5}
    assert len(not_linked) == len(
        {
            path
            for path in every
            if "/i/" in path and path.count("/") == 5 and path.endswith(".html")
        }
    )


def test_nothing_hidden_is_in_any_file_until_it_is_public(
    site: Everything, folder: Exported
) -> None:
    assert folder.export() == 0
    secrets = [CANARY, site.hidden.public_id, site.hidden_picture.token]

    def found() -> set[str]:
        names = " ".join(folder.files)
        everything = b" ".join([names.encode(), *folder.files.values()])
        everything += (folder.root / "manifest.json").read_bytes()
        return {secret for secret in secrets if secret.encode() in everything}

    assert found() == set()
    with time_machine.travel(clock.now().timestamp() + 2 * 3600, tick=False):
        assert folder.export() == 0
    assert found() == set(secrets)


def test_arabic_pages_keep_their_names_and_direction(whole: tuple[Everything, Exported]) -> None:
    site, folder = whole
    page = folder.pages["ar/أخبار/index.html"]
    assert page.html is not None
    assert page.html["dir"] == "rtl"
    headline = page.select_one(".headline a")
    assert headline is not None
    target = folder.target("ar/أخبار/index.html", str(headline["href"]))
    assert target is not None
    assert "الوزراء" in target.read_text()
    assert folder.page_of(lasting_item_address("ar", site.arabic.public_id)).count("الوزراء") == 0


def test_pictures_come_in_every_size_that_a_page_offers(whole: tuple[Everything, Exported]) -> None:
    site, folder = whole
    sizes = {}
    for file in (folder.root / "p" / site.picture.token).iterdir():
        with Image.open(file) as image:
            sizes[file.name] = (image.format, image.width)
    # An item's page shows it whole, a listing cut to three by two.
    assert sizes["w400.avif"] == ("AVIF", 400)
    assert sizes["c240.webp"] == ("WEBP", 240)
    assert (folder.root / "p" / f"{site.picture.token}.jpg").is_file()


def test_older_and_newer_lead_through_the_months_of_a_listing(
    whole: tuple[Everything, Exported],
) -> None:
    _site, folder = whole

    def led(path: str, words: str) -> str:
        (link,) = folder.pages[path].select(words)
        target = folder.target(path, str(link["href"]))
        assert target is not None
        return target.resolve().relative_to(folder.root.resolve()).as_posix()

    july = led("en/news/index.html", "a.older")
    assert july == "en/news/2021/07/index.html"
    june = led(july, 'a[href$="06/index.html"]')
    assert june == "en/news/2021/06/index.html"
    second = led(june, "a.older")
    assert second.startswith("en/news/2021/06/older/2021-06-06.")
    third = led(second, "a.older")
    assert third.startswith("en/news/2021/06/older/2021-06-03.")
    assert "Day 1 of June" in folder.files[third].decode()
    assert led(third, "a.newer") == second
    assert led(second, "a.newer") == june


def test_the_manifest_tells_of_every_file_and_of_when_it_is(
    whole: tuple[Everything, Exported],
) -> None:
    _site, folder = whole
    told = folder.manifest
    assert folder.faults() == []
    assert (told["form"], told["site"]) == (1, settings.SITE_ADDRESS)
    assert told["position"] == position()
    moment = datetime.fromisoformat(told["at"])
    assert timedelta(0) < clock.now() - moment < timedelta(minutes=5)
    rss = told["files"]["en/news/rss.xml"]
    assert (rss["address"], rss["type"]) == (
        "/en/news/rss.xml",
        "application/rss+xml; charset=utf-8",
    )
    assert list(told["files"]) == sorted(told["files"], key=str.encode)


def test_feeds_and_plain_text_are_those_of_the_site(
    whole: tuple[Everything, Exported], client: Client
) -> None:
    site, folder = whole
    files = folder.files
    for address in ("/en/news/rss.xml", "/en/news/index.txt", "/robots.txt", "/sitemap.xml"):
        assert files[address[1:]] == client.get(address).content, address
    text = f"{address_of(site.small.story)}.txt"
    assert files[text[1:]] == client.get(text).content


def test_a_page_of_a_section_alone_leads_to_the_living_site_for_the_rest(
    site: Everything, folder: Exported
) -> None:
    outside = publish_in(headline="Outside of it")
    assert folder.export("--section", "ar/أخبار") == 0
    assert folder.faults() == []
    assert {path.split("/")[0] for path in folder.files} == {"ar", "index.html", "static"}
    assert not any(outside.public_id in path for path in folder.files)
    for path, page in folder.pages.items():
        for reference in references(page):
            target = folder.target(path, reference)
            assert target is None or target.is_file(), f"{path} leads to {reference}"
    assert folder.export("--section", "news", "--language", "en") == 0
    assert folder.manifest["sections"] == ["en/news"]
    assert f"en/i/{site.pictured.public_id}/index.html" in folder.files
    assert not any(path.startswith("ar/") or outside.public_id in path for path in folder.files)
