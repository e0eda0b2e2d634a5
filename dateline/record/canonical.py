"""The canonical text of an edition (RFC 8785), form 1, and its digest.

Parts that are empty are left out. The nonce of 16 random bytes keeps a digest from
confirming a guess at what an embargoed edition says.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import rfc8785

from dateline.lib.languages import language_of
from dateline.record.blocks import block_from_json, block_to_json
from dateline.record.facts import Contact, EventFacts, SourceLink, TermRef
from dateline.record.story import PictureRef, Story, kept_story

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
    "canonical",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says beside its story: of which item, why, from when, in place of what."""

    public_id: str
    language: str
    verb: str
    release_at: datetime
    note: str = ""
    severity: str = ""
    leads_to: str = ""


def canonical_text(story: Story, statement: Statement) -> str:
    """Return the canonical JSON of an edition; two calls differ by their nonce."""
    value: dict[str, Any] = {
        "form": FORM,
        "nonce": secrets.token_hex(16),
        "item": statement.public_id,
        "language": language_of(statement.language).tag,
        "verb": statement.verb,
        "release_at": statement.release_at.isoformat(),
        "date": story.date.isoformat(),
    }
    parts: dict[str, Any] = {line: getattr(story, line) for line in _LINES}
    parts |= {name: getattr(statement, name) for name in ("note", "severity", "leads_to")}
    parts |= {
        "body": [block_to_json(block) for block in story.body],
        "event": _event_to_json(story.event) if story.event else None,
        "source": asdict(story.source) if story.source else None,
        "picture": _filled(story.picture) if story.picture else None,
        "contacts": [_filled(contact) for contact in story.contacts],
        "related": list(story.related),
        "terms": [asdict(term) for term in story.terms],
    }
    return rfc8785.dumps(value | {name: part for name, part in parts.items() if part}).decode()


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
        contacts=tuple(Contact(**contact) for contact in value.get("contacts", ())),
        related=tuple(value.get("related", ())),
        terms=tuple(TermRef(**term) for term in value.get("terms", ())),
    )


def event_from(text: str) -> tuple[EventFacts | None, tuple[TermRef, ...]]:
    """Return the event a canonical text tells of, and its terms, without reading its body."""
    value: Mapping[str, Any] = json.loads(text)
    event = value.get("event")
    terms = tuple(TermRef(**term) for term in value.get("terms", ()))
    return _event_from_json(event) if event else None, terms


def _filled(value: Contact | PictureRef) -> dict[str, str]:
    return {name: part for name, part in asdict(value).items() if part}


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
