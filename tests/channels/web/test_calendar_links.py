"""Pages of events, and of lists of them, lead to what calendars take in; no other page does."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from dateline.archive.arranging import make_section, name_section
from dateline.lib import clock
from dateline.record.blocks import Paragraph, Run
from dateline.record.facts import EventFacts
from dateline.terms.changing import change_term
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.channels.feeds.calendars import FOURTH, NEWS, event_kind, publish_event
from tests.channels.site import Site, address_of
from tests.newsroom import correct_in, publish_in

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
IN_HEAD = re.compile(r'<link rel="alternate" type="text/calendar" href="([^"]+)" title="([^"]+)">')
TO_FOLLOW = re.compile(r'<a href="([^"]+\.ics[^"]*)"[^>]*>([^<]+)</a>')


def told_at(path: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the calendars in the head of a page, and the links to any in it."""
    text = Client().get(path).content.decode()
    return IN_HEAD.findall(text), TO_FOLLOW.findall(text)


def test_an_event_can_be_added_to_a_calendar(client: Client, site: Site) -> None:
    path = address_of(publish_event())
    calendar = f"{path}/calendar.ics"
    assert told_at(path) == ([(calendar, "Calendar")], [(calendar, "Add to calendar")])
    assert client.get(calendar).status_code == 200


def test_so_can_one_with_a_body(site: Site) -> None:
    path = address_of(publish_event(body=(Paragraph((Run("They meet."),)),)))
    assert told_at(path)[1] == [(f"{path}/calendar.ics", "Add to calendar")]


def test_a_cancelled_event_is_not_offered_but_found_by_programs(site: Site) -> None:
    path = address_of(publish_event(EventFacts(FOURTH, FOURTH, state="cancelled")))
    assert told_at(path) == ([(f"{path}/calendar.ics", "Calendar")], [])


def test_how_it_stood_is_not_offered(client: Client, site: Site) -> None:
    with travel(clock.now() + HOUR, tick=False):
        item = publish_event()
        path, moment = address_of(item), clock.now() + MINUTE
    with travel(moment + HOUR, tick=False):
        correct_in(item, standfirst="Another day")
        past = client.get(f"{path}?as_of={moment:%Y-%m-%dT%H:%MZ}")
    assert (past.status_code, b"A meeting" in past.content) == (200, True)
    assert b"text/calendar" not in past.content


@pytest.mark.parametrize("name", ["listing", "month", "brief", "item"])
def test_other_pages_lead_to_none(site: Site, name: str) -> None:
    assert told_at(site.pages[name]) == ([], [])


def test_a_listing_narrowed_to_events_leads_to_their_calendar(site: Site) -> None:
    publish_event()
    query = f"?kind=event-{event_kind().public_id}"
    calendar = f"{NEWS}{query}"
    webcal = f"webcal://127.0.0.1:8000{calendar}"
    expected = [(calendar, "Calendar"), (webcal, "Add to calendar")]
    for path in ("/en/news/", f"/en/news/{FOURTH.year}/", "/en/news/2021/08/"):
        assert told_at(path + query) == ([(calendar, "Calendar")], expected)
    assert told_at("/en/news/") == ([], [])


def test_a_section_of_events_leads_to_its_calendar(site: Site) -> None:
    kind = found_or_made(Vocabulary.KIND, "en", "Event")
    meeting = found_or_made(Vocabulary.KIND, "en", "Meeting")
    for slug, terms in (("meetings", [meeting]), ("what-is-on", [kind])):
        section = make_section(terms=terms)
        name_section(section, "en", slug=slug, title=slug)
    publish_event()
    assert told_at("/en/what-is-on/")[0] == [("/en/what-is-on/calendar.ics", "Calendar")]
    assert told_at("/en/meetings/") == ([], [])
    change_term(meeting, schema_type="Event", within=None)
    assert told_at("/en/meetings/")[0] == [("/en/meetings/calendar.ics", "Calendar")]


def test_a_page_of_an_event_asks_for_no_more_than_another(client: Client, site: Site) -> None:
    asked = []
    for event in (EventFacts(FOURTH, FOURTH), None):
        path = address_of(publish_in("news", terms=(event_kind(),), event=event))
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
