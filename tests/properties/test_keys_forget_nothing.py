"""What an answer says that it depends on is all it depends on.

Whatever is done in the newsroom: an answer whose bytes are others afterwards had a key of it, so
that no page store, and no cache before us, goes on giving out the old one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from dateline.archive.arranging import name_section
from dateline.archive.entries import Pin
from dateline.archive.models import Section, SectionName
from dateline.archive.pinning import pin
from dateline.archive.surrogate_keys import keys_of_change
from dateline.journal.models import Subject
from dateline.journal.position import position
from dateline.journal.reading import noted_after
from dateline.lib import clock
from dateline.pictures.models import Rights
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from dateline.record.publish import publish
from dateline.record.restore import restore
from dateline.record.story import Story, TermRef
from dateline.record.withdraw import withdraw
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.channels.site import Site, address_of, open_site
from tests.newsroom import EDITOR, correct_in, nothing_kept, publish_in, withdraw_from
from tests.photographs import kept_photo, shown

EVERYTHING = "everything"
OF_THE_PINNED = ("correct the pinned", "withdraw the pinned")

Essence = tuple[int, str, str, bytes]


@dataclass(frozen=True)
class Newsroom:
    """A site with one of everything that answers lean on."""

    site: Site
    topic: Term
    place: Term
    region: Term
    # Not of the listing, but pinned to it.
    pinned: Item
    linking: Item
    translated: Item
    rights: Rights
    pictured: Item

    @property
    def section(self) -> Section:
        """Return the listing."""
        return SectionName.objects.get(language="en", slug="news").section


def refs(*terms: Term) -> tuple[TermRef, ...]:
    """Return terms as stories name them."""
    return tuple(TermRef(Vocabulary(term.vocabulary), term.public_id) for term in terms)


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    site = open_site()
    topic = make_term(Vocabulary.TOPIC, {"en": "Roads"})
    region = make_term(Vocabulary.PLACE, {"en": "A region"})
    place = make_term(Vocabulary.PLACE, {"en": "A place"}, within=region)
    rights = keep_rights(None, Terms(holder="An Agency"))
    pinned = publish_in(headline="It is pinned", date=date(2021, 7, 20))
    linking = publish_in(
        "news",
        headline="It leads on",
        body=(Paragraph((Run("See this", item=pinned.public_id),)),),
        terms=refs(topic),
    )
    translated = publish_in("news", headline="In two languages", terms=refs(topic, place))
    french = Story(headline="En deux langues", date=date(2021, 8, 2), terms=refs(topic))
    publish({"fr": french}, by=EDITOR, of=translated)
    pictured = publish_in(
        "news",
        headline="A field",
        credit="© An Agency",
        picture=shown(kept_photo(rights=rights)),
        terms=refs(place),
    )
    found = Newsroom(site, topic, place, region, pinned, linking, translated, rights, pictured)
    pin(found.section, [Pin(pinned.public_id)])
    return found


def addresses(of: Newsroom) -> Iterator[str]:
    """Yield every kind of address that leans on the record."""
    yield from (address for address, _status in of.site.every_answer.values())
    topic, place, region = (one.public_id for one in (of.topic, of.place, of.region))
    narrowed = ("", f"?topic={topic}", f"?place={place}", f"?place={region}")
    for query in narrowed:
        documents = ("", "index.txt", "rss.xml", "atom.xml", "feed.json", "ninjs.json")
        yield from (f"/en/news/{one}{query}" for one in (*documents, "newsml.xml"))
        yield from (f"/en/news/{one}{query}" for one in ("calendar.ics", "embed/", "embed/code/"))
    yield "/en/news/?pictures=no"
    yield "/en/news/1999/"
    facets = ("kind", "topic", "place", "office", "partner", "series", "month")
    yield from (f"/en/news/by/{facet}/" for facet in facets)
    for item in (of.pinned, of.linking, of.translated, of.pictured):
        address = address_of(item)
        yield from (address, f"{address}?pictures=no", f"{address.rstrip('/')}.txt")
        yield from (f"{address}{document}" for document in ("ninjs.json", "newsml.xml"))
        yield from (
            f"/en/i/{item.public_id}/",
            f"/oembed?url={quote(settings.SITE_ADDRESS + address)}",
        )
    yield f"{address_of(of.pictured)}pictures/"
    yield f"/fr/i/{of.translated.public_id}/"
    yield address_of(of.translated, "fr")
    yield f"/en/i/{'0' * 12}/"
    yield from ("/feeds.opml", "/en/feeds.opml", "/sitemap.xml", "/sitemap-sections.xml")
    yield from ("/sitemap-2021-07.xml", "/sitemap-2021-08.xml", "/news-sitemap.xml")
    yield from ("/llms.txt", "/.well-known/security.txt", "/site.css")


def acts(of: Newsroom) -> Mapping[str, Callable[[], object]]:
    """Return what can be done, each for itself."""
    site = of.site
    items = {
        "the brief": site.farmers,
        "the story": site.story,
        "the pinned": of.pinned,
        "the linking": of.linking,
        "the translated": of.translated,
        "the pictured": of.pictured,
    }
    return {
        "release": lambda: publish_in("news", headline="New"),
        "release of long ago": lambda: publish_in("news", date=date(1999, 3, 1)),
        "release in no listing": lambda: publish_in(headline="New"),
        "release under a topic": lambda: publish_in("news", terms=refs(of.topic)),
        "release in a place": lambda: publish_in("news", terms=refs(of.place)),
        "release in French": lambda: publish_in(language="fr", terms=refs(of.topic)),
        "restore": lambda: restore(site.withdrawn, by=EDITOR),
        "one language withdrawn": lambda: withdraw(
            of.translated, reason="Wrong.", by=EDITOR, languages=["fr"]
        ),
        "one leads to another": lambda: withdraw(
            of.linking, reason="Wrong.", by=EDITOR, leads_to=of.pinned.public_id
        ),
        "correct in French": lambda: correct_in(of.translated, language="fr", headline="Autre"),
        "under other topics": lambda: correct_in(of.linking, terms=refs(of.place)),
        **{
            f"correct {name}": partial(correct_in, item, headline="Corrected words")
            for name, item in items.items()
        },
        **{f"withdraw {name}": partial(withdraw_from, item) for name, item in items.items()},
        "rename a topic": lambda: rename(of.topic, "en", "Streets"),
        "rename a region": lambda: rename(of.region, "en", "Another region"),
        "rename a section": lambda: name_section(of.section, "en", slug="news", title="Other news"),
        "move a section": lambda: name_section(of.section, "en", slug="other", title="News"),
        "pin another": lambda: pin(of.section, [Pin(site.story.public_id)]),
        "pin none": lambda: pin(of.section, []),
        "rights": lambda: keep_rights(of.rights, Terms(holder="Another Agency")),
        "rights that end": lambda: keep_rights(
            of.rights,
            replace(Terms(), shown_until=clock.now().replace(second=0, microsecond=0)),
        ),
    }


def essence(answer: Any) -> Essence:
    """Return what readers have of an answer."""
    told = answer.headers
    return (
        answer.status_code,
        told.get("Location", ""),
        told.get("Link", ""),
        answer.content,
    )


def keys_since(seq: int) -> set[str]:
    """Return the keys of all that was done since a position of the journal."""
    found: set[str] = set()
    for noted in noted_after(seq, most=1_000):
        if noted.subject != Subject.ITEM:
            return {EVERYTHING}
        found.update(keys_of_change(noted.public_id, noted.language, noted.keys))
    return found


def kept_answers(client: Client, newsroom: Newsroom) -> dict[str, tuple[set[str], Essence]]:
    """Return what may be kept, by address, with its keys."""
    kept = {}
    for address in dict.fromkeys(addresses(newsroom)):
        answer = client.get(address)
        assert answer.status_code in {200, 301, 302, 404, 410}, f"{address} {answer.status_code}"
        if keys := answer.headers.get("Surrogate-Key", "").split():
            kept[address] = set(keys), essence(answer)
    assert len(kept) > 60
    return kept


def forgotten(client: Client, newsroom: Newsroom, names: Iterable[str]) -> tuple[list[str], int]:
    """Do each act for itself; return the answers that lack its keys, and how many others."""
    kept, told, changed, can = kept_answers(client, newsroom), [], 0, acts(newsroom)
    for name in names:
        with nothing_kept():
            before = position()
            can[name]()
            keys = keys_since(before)
            if keys == {EVERYTHING}:
                continue
            for address, (its_keys, its_essence) in kept.items():
                if essence(client.get(address)) != its_essence:
                    changed += 1
                    if its_keys.isdisjoint(keys):
                        told.append(f"{name}: {address} has {its_keys}, not {keys}")
    return told, changed


@pytest.mark.thorough
def test_what_changes_an_answer_has_one_of_its_keys(client: Client, newsroom: Newsroom) -> None:
    names = acts(newsroom).keys() - set(OF_THE_PINNED)
    told, changed = forgotten(client, newsroom, sorted(names))
    assert changed > 200
    assert not told, "\n".join(told)


@pytest.mark.thorough
def test_what_is_pinned_from_elsewhere_changes_what_it_is_pinned_to(
    client: Client, newsroom: Newsroom
) -> None:
    told, changed = forgotten(client, newsroom, OF_THE_PINNED)
    assert changed > 5
    assert not told, "\n".join(told)
