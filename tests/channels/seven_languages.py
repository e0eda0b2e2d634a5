"""A site in seven languages whose editors write in Greek letters, so that Latin ones are ours."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from django.test import Client, RequestFactory

from dateline.archive.addresses import item_address, item_text_address, press_pictures_address
from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.entries import Article, Pin
from dateline.archive.pinning import pin
from dateline.archive.unpublished import Unpublished
from dateline.channels.web.mail import mail_version
from dateline.channels.web.missing import broken
from dateline.channels.web.page import SeenBy
from dateline.channels.web.preview import render_preview
from dateline.lib import clock
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure, FileLink, ProjectFacts, all_of
from dateline.record.correct import Corrected, correct
from dateline.record.facts import EventFacts, SourceLink
from dateline.record.models import Item, Severity
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from dateline.record.update import update
from dateline.record.withdraw import withdraw
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.channels.full_story import Kept, full_story
from tests.documents import kept_file
from tests.newsroom import EDITOR
from tests.photographs import kept_photo, shown
from tests.stories import NOW, a_story, clock_at

TAGS = ("ar", "en", "es", "fr", "pt", "ru", "zh")
SLUG, TITLE = "νέα", "Νέα"
LATER = NOW + timedelta(hours=3)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_AS_GREEK = str.maketrans(_LATIN + _LATIN.upper(), "αβγδεζηθικλμνξοπρστυφχψωάέ" * 2)
# What is no word: addresses, keys, codes, and the names of files.
_NO_WORDS = {
    *("href", "item", "token", "digest", "address", "canonical", "link", "email", "mark"),
    *("alt_language", "caption_language", "currency", "starts", "ends", "zone", "media_type"),
    *("term", "terms", "state", "related"),
}
_EVENT = EventFacts(
    datetime(2030, 3, 4, 10),  # noqa: DTZ001
    datetime(2030, 3, 5, 11, 30),  # noqa: DTZ001
    "Africa/Freetown",
    "Φρίταουν",
    "https://example.org/join",
    "postponed",
)


def in_greek(value: Any) -> Any:
    """Return what a story is made of with all of its words in Greek letters."""
    return reworded(value, lambda text: text.translate(_AS_GREEK))


def reworded(value: Any, say: Callable[[str], str]) -> Any:
    """Return what a story is made of with each of its words put as `say` puts it."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, tuple):
        return tuple(reworded(one, say) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept = _NO_WORDS | ({"name"} if isinstance(value, FileLink) else set())
    changes = {
        one.name: reworded(getattr(value, one.name), say)
        for one in fields(value)
        if one.name not in kept
    }
    return replace(value, **changes)


@dataclass(frozen=True)
class Newsroom:
    """What the site holds: a long story, a brief, another that was put right, one withdrawn."""

    story: Item
    brief: Item
    mended: Item
    withdrawn: Item


def open_newsroom() -> Newsroom:
    """Open the site at NOW, and let an hour of corrections pass."""
    with clock_at(NOW):
        section = make_section(page_size=1, is_front=True)
        for tag in TAGS:
            name_section(section, tag, slug=SLUG, title=TITLE)
        topic = found_or_made(Vocabulary.TOPIC, "en", TITLE)
        stories = {tag: _long_story(topic) for tag in TAGS}
        story = _out(stories, sources=dict.fromkeys(sorted({*TAGS} - {"en"}), "en"))
        brief = _out(dict.fromkeys(TAGS, _brief(topic)))
        mended = _out(dict.fromkeys(TAGS, _brief(topic)))
        withdrawn = _out(dict.fromkeys(TAGS, _brief(topic)))
        pin(section, [Pin(brief.public_id)])
    with clock_at(NOW + timedelta(hours=1)):
        correct(story, {"en": _corrected(replace(stories["en"], byline="Άλλη"))}, by=EDITOR)
        withdraw(withdrawn, reason="Λάθος.", by=EDITOR)
        once = _brief(topic, standfirst="Μία.")
        correct(mended, {tag: _corrected(once) for tag in TAGS}, by=EDITOR)
    with clock_at(NOW + timedelta(hours=2)):
        twice = {tag: _corrected(_brief(topic, standfirst="Δύο.")) for tag in TAGS}
        correct(mended, twice, by=EDITOR, severity=Severity.CLARIFICATION)
        off = replace(_EVENT, state="cancelled")
        update(mended, dict.fromkeys(TAGS, _brief(topic, event=off)), by=EDITOR)
    return Newsroom(story, brief, mended, withdrawn)


def _out(stories: Mapping[str, Story], **more: Any) -> Item:
    office = found_or_made(Vocabulary.OFFICE, "en", "Έδρα")
    return publish(stories, by=EDITOR, of=NewItem(office), **more)[0].item


def _corrected(story: Story) -> Corrected:
    return Corrected(story, "Ήταν λάθος.")


def _brief(topic: Term, **fields: Any) -> Story:
    source = SourceLink("Πηγή", "https://example.org/full")
    told = {"headline": TITLE, "credit": "© Άννα", "source": source, "byline": "Άννα", **fields}
    return a_story(topic, **told)


def _long_story(topic: Term) -> Story:
    """Return a story with one of every block, and pictures under every kind of terms."""
    ended = keep_rights(None, Terms(shown_until=datetime(2030, 3, 1, 10, tzinfo=UTC)))
    kept = Kept(
        kept_photo(rights=keep_rights(None, Terms("Άννα", "own", "Ελλάδα"))),
        kept_photo(rights=keep_rights(None, Terms("Άννα", "agency"))),
        (kept_photo(), kept_photo(rights=keep_rights(None, Terms("", "public-domain")))),
        kept_file(),
    )
    story: Story = in_greek(full_story(kept))
    gone = Figure(shown(kept_photo(rights=ended), alt=TITLE), "© Άννα")
    (project,) = all_of(ProjectFacts, story.body)
    nameless = (replace(project, title="", ends=""), replace(project, title="", starts=""))
    body = (*story.body, gone, *nameless)
    terms = a_story(topic).terms
    return replace(story, body=body, event=_EVENT, contacts=story.contacts, terms=terms)


def every_page(client: Client, newsroom: Newsroom, tag: str) -> dict[str, str]:
    """Return every kind of page in a language, and of plain text, by what it is."""
    with clock_at(LATER):
        told = {name: _told(getattr(newsroom, name), tag) for name in ("story", "brief", "mended")}
        withdrawn = _told(newsroom.withdrawn, tag)
        listing = f"/{tag}/{SLUG}/"
        addresses = {
            **{name: item_address(one.entry) for name, one in told.items()},
            **{f"{name} as text": item_text_address(one.entry) for name, one in told.items()},
            "press pictures": press_pictures_address(told["story"].entry),
            "withdrawn": item_address(withdrawn.entry),
            "withdrawn as text": item_text_address(withdrawn.entry),
            "listing": listing,
            "listing as text": f"{listing}index.txt",
            "month": f"{listing}2030/02/",
            "empty year": f"{listing}1999/",
            "embed": f"{listing}embed/",
            "without pictures": f"{item_address(told['story'].entry)}?pictures=no",
            "by month": f"{listing}by/month/",
            "by topic": f"{listing}by/topic/",
            "search": f"/{tag}/search/?q={TITLE}",
            "missing": f"/{tag}/i/000000000000/",
        }
        pages = {name: client.get(path).content.decode() for name, path in addresses.items()}
        (older,) = re.findall(r'rel="next" href="([^"]+)"', pages["listing"])
        return {
            **pages,
            "older": client.get(older).content.decode(),
            "broken": broken(RequestFactory().get(listing)).content.decode(),
            **_letters_and_previews(told["story"], tag),
        }


def _letters_and_previews(told: Article, tag: str) -> dict[str, str]:
    letter = mail_version(told, origin="https://news.example.org")
    unpublished = Unpublished(
        _brief(found_or_made(Vocabulary.TOPIC, "en", TITLE)),
        tag,
        told.entry.public_id,
        found_or_made(Vocabulary.OFFICE, "en", "Έδρα"),
    )
    previews = {
        f"preview for {viewer.value}": render_preview(unpublished, at=clock.now(), seen_by=viewer)
        for viewer in SeenBy
    }
    return {"letter": letter.html, "letter as text": letter.text, **previews}


def _told(item: Item, tag: str) -> Article:
    found = article(item.public_id, tag, at=clock.now())
    assert found is not None
    return found


class _Reader(HTMLParser):
    """Reads what a page says to eyes and ears, but for what is marked as another language."""

    _SAID = ("aria-label", "title", "alt")
    _EMPTY = {"meta", "link", "img", "br", "source", "base", "hr", "input"}
    _OF_META = {"description", "og:title", "og:description", "og:image:alt"}
    _UNSEEN = {"script", "style"}

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_foreign = "lang" in given and tag not in {"html", "div"}
        if tag not in self._EMPTY and (self._aside or is_foreign or tag in self._UNSEEN):
            self._aside += 1
        if self._aside:
            return
        self.said += [given[name] or "" for name in self._SAID if name in given]
        if {given.get("name"), given.get("property")} & self._OF_META:
            self.said.append(given["content"] or "")

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Take no part of a drawing for words."""

    def handle_endtag(self, tag: str) -> None:
        self._aside = max(0, self._aside - 1)

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.said.append(data)


def words_of(page: str) -> str:
    """Return what a page says, or a plain text, without addresses, each piece on a line."""
    if page.startswith("<!doctype html>"):
        reader = _Reader()
        reader.feed(page)
        page = "\n".join(piece.strip() for piece in reader.said if piece.strip())
    return re.sub(r"\S*(?://|@)\S*|(?:\w+\.)*example\.org", "", page)
