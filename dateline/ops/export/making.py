"""Making the files of an export: the site is asked for each address, and its links are followed.

Pages are found as a reader finds them: lists through their months, and whatever stands on a
page through its links. Only which items there are is asked of the archive beforehand, so
that every page knows which of its links lead to a file.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import IO, NamedTuple
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from dateline.archive.addresses import lasting_item_address, section_address, worded_item_address
from dateline.ops.export.asking import Answer, Site
from dateline.ops.export.folder import Folder, digest_and_size
from dateline.ops.export.ledger import Ledger, PlannedItem
from dateline.ops.export.links import Link, changed_page, changed_stylesheet
from dateline.ops.export.manifest import Entry
from dateline.ops.export.names import file_of, way_between
from dateline.ops.export.pictures import make_sizes_of
from dateline.ops.export.scope import Scope
from dateline.ops.export.spots import Sort, Spot, spot_of
from dateline.ops.refusal import Refusal

_ROOT_DOCUMENTS = (
    "/robots.txt",
    "/llms.txt",
    "/.well-known/security.txt",
    "/feeds.opml",
    "/sitemap.xml",
    "/sitemap-sections.xml",
    "/news-sitemap.xml",
)
_MONTH_SITEMAPS = re.compile(rb"/sitemap-\d{4}-\d{2}\.xml")
_HTML = "text/html; charset=utf-8"
_REMEMBERED = 1_000


class _Waiting(NamedTuple):
    """A page that was found and is still to be made; `newer` is the file that led to it."""

    spot: Spot
    answer: Answer
    newer: str


class Maker:
    """Makes the files of one export."""

    def __init__(self, scope: Scope, folder: Folder, ledger: Ledger) -> None:
        """Make what is in this scope, for this folder, and note it in this ledger."""
        self._scope = scope
        self._folder = folder
        self._ledger = ledger
        self._site = Site()
        self._waiting: list[_Waiting] = []
        self._make_sizes_of = lru_cache(_REMEMBERED)(make_sizes_of)

    def make(self, say: Callable[[int, int], object]) -> None:
        """Make everything; `say` is told from time to time how many of how many items are done."""
        whole = self._ledger.count_items()
        self._make_homes()
        if self._scope.is_whole:
            self._make_root_documents()
        for view in self._scope.sections:
            self._file_at(section_address(view.language, view.slug))
            self._make_waiting(lambda: say(0, whole))
        for done, item in enumerate(self._ledger.items()):
            say(done, whole)
            self._make_item(item)
            self._make_waiting(lambda: None)
        self._follow_old_addresses()
        self._make_waiting(lambda: say(whole, whole))

    def _make_homes(self) -> None:
        for language in ("", *self._scope.languages):
            home = self._scope.home(language)
            if home is not None:
                address = f"/{language}/" if language else "/"
                self._make_redirect(address, section_address(home.language, home.slug))

    def _make_root_documents(self) -> None:
        for address in _ROOT_DOCUMENTS:
            self._make_document(address)
        with self._site.ask("/sitemap.xml").body as body:
            months = sorted(set(_MONTH_SITEMAPS.findall(body.read())))
        for month in months:
            self._make_document(month.decode())

    def _make_item(self, item: PlannedItem) -> None:
        address = worded_item_address(*item)
        answer = self._site.ask(address)
        if answer.status != 200:
            raise Refusal(
                f"{address} is to be exported, and answers {answer.status}; nothing in the "
                "folder was changed."
            )
        self._make_page(address, answer)
        self._make_redirect(lasting_item_address(item.language, item.public_id), address)

    def _make_waiting(self, say: Callable[[], object]) -> None:
        while self._waiting:
            say()
            spot, answer, newer = self._waiting.pop()
            self._make_page(spot.address, answer, newer=newer)

    # Files

    def _make_page(self, address: str, answer: Answer, *, newer: str = "") -> None:
        with answer.body as body:
            page = body.read().decode()
        path = file_of(address, is_page=True)
        changed = changed_page(page, self._leader(address, path, newer=newer))
        self._put(path, BytesIO(changed.encode()), answer.type, address)

    def _make_document(self, address: str) -> str:
        """Make the file of what is no page; return its path, "" where there is nothing."""
        path = file_of(address)
        answer = self._site.ask(address)
        with answer.body as body:
            if answer.status != 200:
                return ""
            if answer.type.startswith("text/css"):
                text = changed_stylesheet(body.read().decode(), self._leader(address, path))
                self._put(path, BytesIO(text.encode()), answer.type, address)
            else:
                self._put(path, body, answer.type, address)
            return path

    def _make_redirect(self, address: str, to: str) -> None:
        """Make a page that leads on at once, as no file can answer with a redirect."""
        path = file_of(address, is_page=True)
        way = escape(way_between(path, file_of(to, is_page=True)))
        whole = escape(f"{settings.SITE_ADDRESS}{to}")
        page = (
            f'<!doctype html>\n<meta charset="utf-8">\n<title>{whole}</title>\n'
            f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{whole}">\n'
            f'<meta http-equiv="refresh" content="0; url={way}">\n<a href="{way}">{whole}</a>\n'
        )
        self._put(path, BytesIO(page.encode()), _HTML, address)

    def _put(self, path: str, body: IO[bytes], media_type: str, address: str) -> None:
        digest, size = digest_and_size(body)
        self._folder.put(Entry(path, digest, size, media_type, address), body, self._ledger)

    # Where links lead

    def _leader(self, address: str, path: str, *, newer: str = "") -> Callable[[Link], str | None]:
        """Return what answers the links of the page or stylesheet at an address, in this file.

        Its newer items are in the file that led to it: under an address of their own they
        would be there twice.
        """
        to_newer = f"{address.partition('?')[0]}?after="

        def lead(link: Link) -> str | None:
            there = _address_meant(link, address)
            if there is None:
                return None
            meant, hash_mark, fragment = there.partition("#")
            is_newer = newer and meant.startswith(to_newer)
            file = newer if is_newer else self._file_at(meant, led_from=path)
            if not file:
                return f"{settings.SITE_ADDRESS}{there}"
            return f"{way_between(path, file)}{hash_mark}{fragment}"

        return lead

    def _file_at(self, address: str, *, led_from: str = "") -> str:
        """Return the file for an address, made now or later; "" where the export has none."""
        known = self._ledger.lead(address)
        if known is None:
            spot = spot_of(address)
            if spot is not None and spot.address != address:
                known = self._file_at(spot.address, led_from=led_from)
            else:
                known = self._find(spot, led_from) if spot else ""
            self._ledger.note_lead(address, known)
        return known

    def _find(self, spot: Spot, led_from: str) -> str:
        if spot.sort is Sort.HOME:
            home = self._scope.home(spot.language)
            return self._file_at(section_address(home.language, home.slug)) if home else ""
        if spot.sort is Sort.ITEM:
            slug = self._ledger.slug_of(spot.language, spot.public_id)
            address = worded_item_address(spot.language, spot.public_id, slug)
            return file_of(address, is_page=True) if slug else ""
        if not self._holds(spot):
            return ""
        if spot.is_page:
            return self._found_page(spot, led_from)
        if spot.token:
            self._make_sizes_of(spot.token)
        # A stylesheet that leads back to itself is there already.
        self._ledger.note_lead(spot.address, file_of(spot.address))
        return self._make_document(spot.address)

    def _holds(self, spot: Spot) -> bool:
        if spot.public_id:
            slug = self._ledger.slug_of(spot.language, spot.public_id)
            return slug != "" and slug == spot.words
        if spot.slug:
            return self._scope.holds_section(spot.language, spot.slug)
        return True

    def _found_page(self, spot: Spot, led_from: str) -> str:
        """Return the file of a page that is there and now waits to be made, else ""."""
        answer = self._site.ask(spot.address)
        if answer.status != 200 or not answer.is_page:
            answer.body.close()
            return ""
        self._waiting.append(_Waiting(spot, answer, led_from))
        return file_of(spot.address, is_page=True)

    # What was there before

    def _follow_old_addresses(self) -> None:
        """Have the old addresses of items answer as on the site: with a notice, or leading on."""
        for entry in self._ledger.gone():
            spot = spot_of(entry.address)
            if spot is not None and spot.public_id:
                self._follow(spot, entry)

    def _follow(self, spot: Spot, before: Entry) -> None:
        answer = self._site.ask(spot.address)
        if answer.status == 410 and answer.is_page:
            self._make_page(spot.address, answer)
            return
        with answer.body as body:
            if answer.status == 410:
                self._put(before.path, body, answer.type, spot.address)
        to = spot_of(answer.location) if spot.sort is Sort.ITEM else None
        if to is not None and to.sort is Sort.ITEM and self._file_at(to.address):
            self._make_redirect(spot.address, to.address)


def _address_meant(link: Link, address: str) -> str | None:
    """Return the address on this site that a link leads to, None where it is to stay as it is.

    What machines are told of the living site (the canonical address, other languages) is
    written whole and stays; a link for readers leads to the copy, however it was written.
    """
    reference = link.reference.strip()
    if not reference or reference.startswith("#"):
        return None
    if link.tag == "link" and urlsplit(reference).scheme:
        return None
    if reference.startswith("/") and not reference.startswith("//"):
        return reference
    whole = urljoin(f"{settings.SITE_ADDRESS}{address}", reference)
    if not whole.startswith(f"{settings.SITE_ADDRESS}/"):
        return None
    return whole.removeprefix(settings.SITE_ADDRESS)
