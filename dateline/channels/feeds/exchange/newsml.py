"""An item as NewsML-G2 2.35 (IPTC): a message with it, and with each of its pictures."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dateline.channels.feeds.exchange.elements import document, element, page
from dateline.channels.feeds.exchange.labels import of
from dateline.channels.feeds.exchange.newsml_parts import (
    NAR,
    any_item,
    line,
    managed,
    named,
    rights,
    subjects,
)
from dateline.channels.feeds.exchange.newsml_picture import picture_item
from dateline.channels.feeds.exchange.release import NEWSML_TYPE, Release, moment, other_forms
from dateline.channels.feeds.exchange.shots import uri_of
from dateline.terms.models import Vocabulary

CONTENT_TYPE = NEWSML_TYPE
_XHTML_TYPE = "application/xhtml+xml"
_TRANSLATION = "http://www.iana.org/assignments/relation/alternate"
_ORIGINAL = "http://www.iana.org/assignments/relation/canonical"


def item_as_newsml(release: Release) -> bytes:
    """Return a message with an item, or the notice of a withdrawn one, and its pictures."""
    pictures = [picture_item(picture, release) for picture in release.pictures]
    header = element(
        "header",
        element("sent", moment(release.found.changed_at)),
        element("sender", release.publisher),
    )
    itemset = element("itemSet", _news_item(release), *pictures)
    return document(element("newsMessage", header, itemset, xmlns=NAR))


def _news_item(release: Release) -> Element:
    content = [] if release.is_withdrawn else [_content_meta(release), _content_set(release)]
    return any_item(
        "newsItem",
        release.uri,
        release.version,
        release.entry.language,
        rights(release.publisher),
        element("itemMeta", *_item_meta(release)),
        *content,
    )


def _item_meta(release: Release) -> Iterator[Element | None]:
    entry = release.entry
    yield from managed(
        "text",
        release.publisher,
        entry.changed_at,
        entry.first_released_at,
        is_withdrawn=release.is_withdrawn,
    )
    yield from line("title", entry.headline)
    yield from (element("edNote", note) for note in release.notes)
    yield from (named("memberOf", one) for one in of(Vocabulary.SERIES, release.concepts))
    if release.is_withdrawn:
        return
    for form in other_forms(entry):
        yield element("altRep", form.address, contenttype=form.type)
    for picture in release.pictures:
        yield element("link", rel="irel:associatedWith", residref=uri_of(picture))
    for tag, uri in release.translations:
        yield element("link", element("language", tag=tag), reluri=_TRANSLATION, residref=uri)
    if release.found.canonical:
        yield element("link", reluri=_ORIGINAL, href=release.found.canonical)


def _content_meta(release: Release) -> Element:
    found, entry, source = release.found, release.entry, release.found.source
    return element(
        "contentMeta",
        element("contentCreated", entry.date.isoformat()),
        *(
            [element("infoSource", element("name", source.name), uri=source.address)]
            if source
            else []
        ),
        *(
            [element("creator", element("name", found.office.words), literal=found.office.words)]
            if found.office.words
            else []
        ),
        *(named("contributor", one) for one in of(Vocabulary.PARTNER, release.concepts)),
        *line("altId", found.reference),
        element("language", tag=entry.language),
        *subjects(release.concepts),
        *line("keyword", entry.kicker, entry.kicker_language),
        *line("headline", entry.headline, rank=1),
        *line("headline", found.strapline, rank=2),
        *line("dateline", found.dateline),
        *line("by", found.byline),
        *line("description", entry.standfirst, role="drol:summary"),
    )


def _content_set(release: Release) -> Element | None:
    if not release.body:
        return None
    entry = release.entry
    whole = page(entry.headline, release.body, entry.language)
    return element("contentSet", element("inlineXML", whole, contenttype=_XHTML_TYPE))
