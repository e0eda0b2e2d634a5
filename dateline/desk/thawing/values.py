"""The fields of a page, filled with what a story of the record says."""

import json
from datetime import date, datetime, time
from typing import Any

from dateline.desk.models import Office
from dateline.desk.thawing.body import Bench, thawed_body
from dateline.desk.thawing.markup import Pages
from dateline.desk.thawing.stock import Stock, typed_alt, typed_caption
from dateline.record.facts import Contact, EventFacts
from dateline.record.story import Story
from dateline.terms.models import Term, Vocabulary

_LINES = ("kicker", "strapline", "standfirst", "byline", "dateline", "credit", "reference")
_SEVERAL = {
    "topics": Vocabulary.TOPIC,
    "places": Vocabulary.PLACE,
    "partners": Vocabulary.PARTNER,
    "collections": Vocabulary.COLLECTION,
}
_ONE = {"kind": Vocabulary.KIND, "series": Vocabulary.SERIES}


def page_values(story: Story, *, office: Office, language: str) -> dict[str, Any]:
    """Return a value for each field of the page, so that it says what the story says.

    Pictures and files are laid into the office's collection. What a page has no field for does
    not come along: a second kind or series, and the names terms had on the day. Raises
    CannotEdit where a file has been lost.
    """
    bench = Bench(Stock(office, language), Pages(story.body, language), language)
    lead = story.picture
    return {
        "title": story.headline,
        "date": story.date,
        **{name: getattr(story, name) for name in _LINES},
        "body": json.dumps(thawed_body(story.body, bench)),
        "lead_picture": bench.stock.image(lead, story.credit) if lead else None,
        "picture_alt": typed_alt(lead) if lead else "",
        "picture_caption": typed_caption(lead) if lead else "",
        "contacts": json.dumps([_contact(contact) for contact in story.contacts]),
        "related": list(story.related),
        "source_name": story.source.name if story.source else "",
        "source_address": story.source.address if story.source else "",
        "canonical": story.canonical,
        **(_event(story.event) if story.event else {}),
        **_terms(story),
    }


def _contact(contact: Contact) -> dict[str, Any]:
    parts = {name: getattr(contact, name) for name in ("name", "role", "phone", "email")}
    return {"type": "contact", "value": parts}


def _event(event: EventFacts) -> dict[str, Any]:
    return {
        "event_starts_on": _day(event.starts),
        "event_starts_time": _time(event.starts),
        "event_ends_on": _day(event.ends),
        "event_ends_time": _time(event.ends),
        "event_zone": event.zone,
        "event_place": event.place,
        "event_link": event.link,
        "event_state": event.state,
    }


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _time(moment: date | datetime) -> time | None:
    return moment.time() if isinstance(moment, datetime) else None


def _terms(story: Story) -> dict[str, Any]:
    ids = [term.public_id for term in story.terms]
    known = {term.public_id: term for term in Term.objects.filter(public_id__in=ids)}
    under = {
        vocabulary: [known[term.public_id] for term in story.of(vocabulary)]
        for vocabulary in (*_SEVERAL.values(), *_ONE.values())
    }
    several = {name: under[vocabulary] for name, vocabulary in _SEVERAL.items()}
    return several | {name: next(iter(under[of]), None) for name, of in _ONE.items()}
