"""The parts of NewsML-G2 items that stand in several of them, in the order of the schema."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from django.conf import settings

from dateline.channels.feeds.exchange.elements import element
from dateline.channels.feeds.exchange.labels import Concept
from dateline.channels.feeds.exchange.release import moment
from dateline.lib.languages import LANGUAGES
from dateline.terms.models import Vocabulary

NAR = "http://iptc.org/std/nar/2006-10-01/"
# What the short codes such as stat:usable mean; readers that know them need not fetch it.
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
_VERSION = "2.35"


def any_item(tag: str, guid: str, version: int, language: str, *parts: Element | None) -> Element:
    """Return an item of any sort: what all have, then its own parts."""
    return element(
        tag,
        element("catalogRef", href=_CATALOG),
        *parts,
        xmlns=NAR,
        guid=guid,
        version=version,
        standard="NewsML-G2",
        standardversion=_VERSION,
        conformance="power",
        xml_lang=language,
        dir=LANGUAGES[language].direction,
    )


def rights(holder: str, terms: str = "", terms_address: str = "") -> Element | None:
    """Return whose it is and what may be done with it; None where neither is known."""
    parts = [
        element("copyrightHolder", element("name", holder), literal=holder) if holder else None,
        element("usageTerms", terms, href=terms_address) if terms else None,
    ]
    return element("rightsInfo", *parts) if any(part is not None for part in parts) else None


def provider(publisher: str) -> Element:
    """Return who hands it on."""
    return element("provider", element("name", publisher), uri=f"{settings.SITE_ADDRESS}/")


def managed(
    sort: str,
    publisher: str,
    changed_at: datetime,
    first_released_at: datetime | None = None,
    *,
    is_withdrawn: bool = False,
) -> list[Element | None]:
    """Return how an item is managed, its sort being a code such as text; never an embargo."""
    first = first_released_at
    return [
        element("itemClass", qcode=f"ninat:{sort}"),
        provider(publisher),
        element("versionCreated", moment(changed_at)),
        element("firstCreated", moment(first)) if first else None,
        status(is_withdrawn=is_withdrawn),
    ]


def status(*, is_withdrawn: bool) -> Element:
    """Return whether something still stands."""
    return element("pubStatus", qcode="stat:canceled" if is_withdrawn else "stat:usable")


def line(tag: str, words: str, language: str = "", **attributes: Any) -> list[Element]:
    """Return words in an element, in another language where one is named; nothing for none."""
    return [element(tag, words, xml_lang=language, **attributes)] if words else []


def subjects(concepts: Iterable[Concept]) -> list[Element]:
    """Return what an item is about, and its sort."""
    return [
        named(tag, concept, type=type_)
        for concept in concepts
        for tag, type_ in _SUBJECTS.get(concept.vocabulary, ())
    ]


def named(tag: str, concept: Concept, **attributes: Any) -> Element:
    """Return a term by its id and its name."""
    words = element("name", concept.named.words, xml_lang=concept.named.language)
    return element(tag, words, uri=concept.uri, **attributes)


_SUBJECTS = {
    Vocabulary.KIND: [("genre", "")],
    Vocabulary.TOPIC: [("subject", "cpnat:abstract")],
    Vocabulary.PLACE: [("subject", "cpnat:geoArea")],
}
