"""The demonstration is taken in, its bodies with it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

from dateline.intake.demonstration_blocks import blocks_from
from dateline.intake.listing import Wish, take_in_listing
from dateline.intake.listing_text import ListedItem, Listing, decode_listing, read_listing
from dateline.intake.stories import Enrich
from dateline.journal.writing import writing
from dateline.lib.ids import new_public_id
from dateline.record.canonical import day_or_time
from dateline.record.person import Signature
from dateline.record.story import EventFacts, SourceLink, Story, TermRef
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

_LANGUAGE = "en"
_SERIES = ("Our impact, Their voices", "ILO in action")
_LISTINGS = ("news-and-events", "events")
_VOCABULARIES = {
    "places": Vocabulary.PLACE,
    "topics": Vocabulary.TOPIC,
    "partners": Vocabulary.PARTNER,
}

More = Mapping[str, Mapping[str, Any]]


def take_in_demonstration(*, by: Signature) -> int:
    """Take in the demonstration; return how many items were new, none the second time."""
    folder = files("dateline.intake") / "demonstration"
    more: More = json.loads((folder / "bodies.json").read_text("utf-8"))
    ids: dict[str, str] = {}
    added = 0
    with writing():
        for name in _LISTINGS:
            text = decode_listing((folder / f"{name}.txt").read_bytes())
            listing = read_listing(text, language=_LANGUAGE)
            added += _take_in(name, listing, more, ids, by=by)
    return added


def demonstration_zones() -> dict[str, str]:
    """Return the IANA zone of each office of the demonstration, by its name in English."""
    file = files("dateline.intake") / "demonstration" / "zones.json"
    zones: dict[str, str] = json.loads(file.read_text("utf-8"))
    return zones


def _take_in(name: str, listing: Listing, more: More, ids: dict[str, str], *, by: Signature) -> int:
    keys = {listed.line: f"{name}/{listed.position}" for listed in listing.items}
    ids |= {key: new_public_id() for key in keys.values()}
    wish = Wish(
        section=name,
        series=_SERIES,
        offices={line: more[key]["office"] for line, key in keys.items()},
        public_ids={line: ids[key] for line, key in keys.items()},
        is_front=name == _LISTINGS[0],
    )
    taken_in = take_in_listing(listing, wish, by=by, enrich=_enrich(keys, more, ids))
    ids |= {key: taken_in.public_ids[line] for line, key in keys.items()}
    return len(taken_in.added)


def _enrich(keys: Mapping[int, str], more: More, ids: Mapping[str, str]) -> Enrich:
    def enrich(listed: ListedItem, story: Story) -> Story:
        facts = more[keys[listed.line]]
        terms = [
            TermRef(vocabulary, found_or_made(vocabulary, _LANGUAGE, name).public_id)
            for part, vocabulary in _VOCABULARIES.items()
            for name in facts[part]
        ]
        event, source = facts.get("event"), facts.get("source")
        return replace(
            story,
            dateline=facts["dateline"],
            byline=facts["byline"],
            body=blocks_from(facts["body"], ids),
            event=_event(event) if event else None,
            source=SourceLink(**source) if source else None,
            terms=(*story.terms, *terms),
        )

    return enrich


def _event(facts: Mapping[str, str]) -> EventFacts:
    return EventFacts(
        starts=day_or_time(facts["starts"]),
        ends=day_or_time(facts["ends"]),
        zone=facts["zone"],
        place=facts["place"],
        link=facts["link"],
        state=facts["state"],
    )
