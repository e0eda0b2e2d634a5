"""What both forms say alike of an item in one language."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from xml.etree.ElementTree import Element

from django.conf import settings

from dateline.archive.addresses import item_document_address, item_text_address
from dateline.archive.entries import Article, Entry
from dateline.archive.press_pictures import PressPicture, press_pictures
from dateline.archive.sections import todays_sections
from dateline.channels.feeds.entry import lasting_id, page_of
from dateline.channels.feeds.exchange.labels import Concept, concepts_of
from dateline.channels.feeds.exchange.typesetting import body_of
from dateline.terms.names import todays_names

NINJS_TYPE = "application/json"
NEWSML_TYPE = "application/vnd.iptc.g2.newsmessage+xml"


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The same item in another form: a name for it, where it is (whole), its media type."""

    name: str
    address: str
    type: str


@dataclass(frozen=True)
class Release:
    """An item as it is handed on; `pictures` are those that are shown, the lead first."""

    found: Article
    publisher: str
    pictures: tuple[PressPicture, ...]
    concepts: tuple[Concept, ...]

    @property
    def entry(self) -> Entry:
        """What lists say of it."""
        return self.found.entry

    @property
    def is_withdrawn(self) -> bool:
        """Say whether only the notice of it is left."""
        return self.found.withdrawal is not None

    @property
    def uri(self) -> str:
        """The id for life of the item in this language."""
        return lasting_id(self.entry.language, self.entry.public_id)

    @property
    def version(self) -> int:
        """The number of the version, as readers count them."""
        return self.found.versions[0].number

    @property
    def notes(self) -> list[str]:
        """What was put right, newest first, or why the item was withdrawn."""
        if self.found.withdrawal:
            return [self.found.withdrawal.reason]
        return [f"{one.at:%Y-%m-%d}: {one.note}" for one in self.found.corrections]

    @property
    def translations(self) -> list[tuple[str, str]]:
        """The other languages the item can be read in, each with the id of it there."""
        entry = self.entry
        return [
            (tag, lasting_id(tag, entry.public_id))
            for tag, _slug in self.found.languages
            if tag != entry.language
        ]

    @cached_property
    def body(self) -> list[Element]:
        """What it says, as elements of XHTML."""
        return body_of(self.found)


def release_of(found: Article) -> Release:
    """Return an item with all that stands beside it; of a withdrawn one, nothing does."""
    language = found.entry.language
    publisher = todays_sections().site.in_language(language).name
    if found.withdrawal:
        return Release(found, publisher, (), ())
    concepts = concepts_of((term.term_id for term in found.terms), todays_names(), language)
    return Release(found, publisher, press_pictures(found), tuple(concepts))


def other_forms(entry: Entry) -> list[OtherForm]:
    """Return where an item is, in all its forms."""
    origin = settings.SITE_ADDRESS
    return [
        OtherForm("web", page_of(entry), "text/html"),
        OtherForm("text", origin + item_text_address(entry), "text/plain"),
        OtherForm("ninjs", origin + item_document_address(entry, "ninjs"), NINJS_TYPE),
        OtherForm("newsml", origin + item_document_address(entry, "newsml"), NEWSML_TYPE),
    ]


def moment(at: datetime) -> str:
    """Return a moment as RFC 3339 has it, in whole seconds."""
    return at.replace(microsecond=0).isoformat()
