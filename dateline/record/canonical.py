"""The canonical text of an edition (RFC 8785), form 1, and its digest.

Parts that are empty are left out. The nonce of 16 random bytes keeps a digest from
confirming a guess at what an embargoed edition says.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import rfc8785

from dateline.lib.languages import language_of
from dateline.record.blocks import block_from_json, block_to_json
from dateline.record.story import EventFacts, PictureRef, SourceLink, Story, TermRef, kept_story

FORM = 1
_LINES = (
    "headline",
    "kicker",
    "strapline",
    "standfirst",
    "byline",
    "dateline",
    "credit",
    "reference",
)


def canonical_text(
    story: Story, *, public_id: str, language: str, verb: str, note: str, release_at: datetime
) -> str:
    """Return the canonical JSON of an edition; two calls differ by their nonce."""
    value: dict[str, Any] = {
        "form": FORM,
        "nonce": secrets.token_hex(16),
        "item": public_id,
        "language": language_of(language).tag,
        "verb": verb,
        "release_at": release_at.isoformat(),
        "date": story.date.isoformat(),
    }
    value |= {line: words for line in _LINES if (words := getattr(story, line))}
    if note:
        value["note"] = note
    if story.body:
        value["body"] = [block_to_json(block) for block in story.body]
    if story.event:
        value["event"] = _event_to_json(story.event)
    if story.source:
        value["source"] = asdict(story.source)
    if story.picture:
        parts = asdict(story.picture)
        value["picture"] = {name: part for name, part in parts.items() if part}
    if story.terms:
        value["terms"] = [asdict(term) for term in story.terms]
    return rfc8785.dumps(value).decode()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def story_from(text: str) -> Story:
    """Return the story a canonical text holds."""
    value: Mapping[str, Any] = json.loads(text)
    event = value.get("event")
    source = value.get("source")
    picture = value.get("picture")
    return kept_story(
        **{line: value.get(line, "") for line in _LINES},
        date=date.fromisoformat(value["date"]),
        body=tuple(block_from_json(block) for block in value.get("body", ())),
        event=_event_from_json(event) if event else None,
        source=SourceLink(**source) if source else None,
        picture=PictureRef(**picture) if picture else None,
        terms=tuple(TermRef(**term) for term in value.get("terms", ())),
    )


def _event_to_json(event: EventFacts) -> dict[str, str]:
    facts = asdict(event) | {"starts": event.starts.isoformat(), "ends": event.ends.isoformat()}
    return {name: fact for name, fact in facts.items() if fact}


def _event_from_json(value: Mapping[str, str]) -> EventFacts:
    return EventFacts(
        starts=day_or_time(value["starts"]),
        ends=day_or_time(value["ends"]),
        zone=value.get("zone", ""),
        place=value.get("place", ""),
        link=value.get("link", ""),
        state=value["state"],
    )


def day_or_time(text: str) -> date | datetime:
    """Return the day or the local time that an ISO 8601 text gives."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
