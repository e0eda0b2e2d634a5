"""A listing's events as a calendar, and one item's: what programs that keep calendars take in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from dateline.channels.feeds.calendar.zones import zone_as_component
from dateline.lib import clock
from dateline.record.facts import EventFacts
from dateline.record.publish import NewItem, publish
from tests.channels.feeds.calendars import (
    DAY,
    FOURTH,
    NEWS,
    TEN,
    calendar_at,
    entries_at,
    event_kind,
    publish_event,
)
from tests.channels.feeds.reading import HOST
from tests.channels.site import Site, address_of
from tests.newsroom import EDITOR, correct_in, publish_in, withdraw_from
from tests.stories import a_story, head_office

HOUR = timedelta(hours=1)


def test_an_entry_says_what_the_item_says(site: Site) -> None:
    zurich = EventFacts(TEN, TEN + HOUR, "Europe/Zurich", "A hall, Bern", "https://example.org/a")
    item = publish_event(zurich, headline="They meet; at last", standfirst="One.\n\nTwo.")
    (entry,) = entries_at().values()
    assert entry["summary"] == "They meet; at last"
    assert entry["summary"].params["LANGUAGE"] == "en"
    assert entry["description"] == "One.\n\nTwo."
    assert entry["location"] == "A hall, Bern"
    assert entry["url"] == HOST + address_of(item)
    assert entry["conference"] == "https://example.org/a"
    assert entry["categories"].cats == ["Event", "Head office"]
    assert (entry["status"], entry["sequence"]) == ("CONFIRMED", 0)
    assert entry["dtstart"].params["TZID"] == "Europe/Zurich"
    assert entry["dtstart"].dt == TEN.replace(tzinfo=ZoneInfo("Europe/Zurich"))
    assert entry["dtend"].dt - entry["dtstart"].dt == HOUR


def test_the_calendar_says_what_it_is_and_has_no_id_of_its_own(site: Site) -> None:
    publish_event()
    found = calendar_at()
    assert (found["version"], found["calscale"]) == ("2.0", "GREGORIAN")
    assert found["name"] == found["x-wr-calname"] == "News and events"
    assert found["source"] == f"{HOST}{NEWS}"
    assert found["url"] == f"{HOST}/en/news/"
    assert found["refresh-interval"].dt == HOUR
    assert found["x-published-ttl"] == "PT1H"
    # For some programs it would be the id of every entry.
    assert "uid" not in found


def test_whole_days_end_before_the_day_after(site: Site) -> None:
    publish_event(EventFacts(FOURTH, FOURTH), headline="One")
    publish_event(EventFacts(FOURTH, FOURTH + DAY), headline="Two")
    publish_event(EventFacts(FOURTH, date.max), headline="For ever")
    entries = entries_at()
    assert (entries["One"]["dtstart"].dt, entries["One"]["dtend"].dt) == (FOURTH, FOURTH + DAY)
    assert entries["Two"]["dtend"].dt == FOURTH + 2 * DAY
    assert entries["One"]["dtstart"].params["VALUE"] == "DATE"
    # No calendar has the day after it.
    assert "dtend" not in entries["For ever"]


@pytest.mark.parametrize("zone", ["Africa/Freetown", "Etc/UTC", "UTC"])
def test_a_zone_is_named_also_where_its_clocks_show_utc(
    client: Client, site: Site, zone: str
) -> None:
    publish_event(EventFacts(TEN, TEN, zone))
    text = client.get(NEWS).content
    if zone == "UTC":
        assert b"DTSTART:20960704T100000Z" in text
        assert b"VTIMEZONE" not in text
    else:
        assert f"DTSTART;TZID={zone}:20960704T100000".encode() in text
        assert f"BEGIN:VTIMEZONE\r\nTZID:{zone}\r\n".encode() in text


def test_an_event_without_an_end_or_without_a_zone_has_none(site: Site) -> None:
    publish_event(EventFacts(TEN, TEN), headline="On every clock")
    (entry,) = entries_at().values()
    assert "dtend" not in entry
    assert entry["dtstart"].dt == TEN
    assert "TZID" not in entry["dtstart"].params
    assert not calendar_at().walk("VTIMEZONE")


@pytest.mark.parametrize(
    ("state", "status", "summary"),
    [
        ("confirmed", "CONFIRMED", "A meeting"),
        ("postponed", "TENTATIVE", "Postponed: A meeting"),
        ("cancelled", "CANCELLED", "A meeting"),
    ],
)
def test_an_event_has_the_state_that_it_says(
    site: Site, state: str, status: str, summary: str
) -> None:
    publish_event(EventFacts(FOURTH, FOURTH, state=state))
    (entry,) = entries_at().values()
    assert (entry["status"], entry["summary"]) == (status, summary)


def test_a_link_that_nobody_can_join_by_is_left_out(site: Site) -> None:
    publish_event(EventFacts(FOURTH, FOURTH, link="mailto:press@example.org"))
    (entry,) = entries_at().values()
    assert "conference" not in entry


def test_a_withdrawn_event_is_cancelled_and_says_no_more_than_why(site: Site) -> None:
    facts = EventFacts(TEN, TEN, "Europe/Zurich", "A secret place", "https://example.org/secret")
    item = publish_event(facts, headline="A meeting", standfirst="Secret words")
    before = entries_at()["A meeting"]
    withdraw_from(item, reason="It never took place.")
    text = Client().get(NEWS).content.decode()
    assert "ecret" not in text
    (entry,) = entries_at().values()
    assert (entry["status"], entry["description"]) == ("CANCELLED", "It never took place.")
    assert (entry["uid"], entry["dtstart"].dt) == (before["uid"], before["dtstart"].dt)
    assert entry["sequence"] == before["sequence"] + 1
    assert "categories" not in entry


def test_another_version_keeps_the_id_and_counts_on(site: Site) -> None:
    with travel(clock.now() + HOUR, tick=False):
        item = publish_event()
        other = publish_event(headline="Another")
    before = entries_at()
    with travel(clock.now() + 2 * HOUR, tick=False):
        correct_in(item, event=EventFacts(FOURTH + DAY, FOURTH + DAY))
        after = entries_at()
    kept, changed = ("uid", "created"), ("dtstamp", "last-modified", "sequence", "dtstart")
    mine = [(entries["A meeting"]) for entries in (before, after)]
    assert all(mine[0][name] == mine[1][name] for name in kept)
    assert all(mine[0][name] != mine[1][name] for name in changed)
    assert mine[1]["sequence"] == 1
    assert before["Another"].to_ical() == after["Another"].to_ical()
    assert other.public_id in after["Another"]["uid"]


def test_what_did_not_change_is_the_same_bytes_and_answered_304(client: Client, site: Site) -> None:
    publish_event(EventFacts(TEN, TEN, "Europe/Zurich"))
    first = client.get(NEWS)
    with travel(clock.now() + 2 * DAY, tick=False):
        again = client.get(NEWS)
        known = client.get(NEWS, headers={"If-None-Match": first.headers["ETag"]})
    assert again.content == first.content
    assert known.status_code == 304
    assert again.headers["Last-Modified"] == first.headers["Last-Modified"]


def test_one_event_in_two_languages_has_two_ids(site: Site) -> None:
    facts = EventFacts(FOURTH, FOURTH)
    stories = {tag: a_story(headline=f"A meeting ({tag})", event=facts) for tag in ("en", "fr")}
    (edition, _other) = publish(stories, by=EDITOR, of=NewItem(head_office()))
    public_id = edition.item.public_id
    ids = {
        tag: entries_at(f"/{tag}/i/{public_id}/a-meeting-{tag}/calendar.ics").popitem()[1]["uid"]
        for tag in ("en", "fr")
    }
    assert ids == {"en": f"{public_id}.en@127.0.0.1", "fr": f"{public_id}.fr@127.0.0.1"}


def test_the_calendar_holds_what_the_listing_does(site: Site) -> None:
    publish_event(headline="A meeting", terms=())
    publish_event(headline="Under the kind")
    publish_in(headline="In no section", event=EventFacts(FOURTH, FOURTH))
    assert sorted(entries_at()) == ["A meeting", "Under the kind"]
    kind = event_kind().public_id
    assert list(entries_at(f"{NEWS}?kind=event-{kind}")) == ["Under the kind"]
    narrowed = calendar_at(f"{NEWS}?kind=event-{kind}")
    assert narrowed["name"] == "News and events · Event"
    assert narrowed["source"] == f"{HOST}{NEWS}?kind=event-{kind}"


def test_a_listing_without_events_is_an_empty_calendar(client: Client, site: Site) -> None:
    assert not entries_at()
    answer = client.get(NEWS)
    with travel(clock.now() + DAY, tick=False):
        assert client.get(NEWS).content == answer.content


def test_an_embargoed_event_is_in_no_calendar_before_its_time(client: Client, site: Site) -> None:
    soon = clock.now().replace(second=0, microsecond=0) + HOUR
    nothing = client.get(NEWS).content
    item = publish_event(headline="Not yet", release_at=soon)
    one = f"/en/i/{item.public_id}/not-yet/calendar.ics"
    assert client.get(NEWS).content == nothing
    missing = client.get("/en/i/000000000000/not-yet/calendar.ics")
    hidden = client.get(one)
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    with travel(soon, tick=False):
        assert list(entries_at()) == list(entries_at(one)) == ["Not yet"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/nothing/calendar.ics", 404),
        (f"{NEWS}?kind=event-000000000000", 404),
        (f"{NEWS}?before=nowhere", 200),
        (f"{NEWS}?utm_source=x", 200),
        ("/xx/news/calendar.ics", 404),
    ],
)
def test_addresses_that_mean_nothing_are_answered_as_those_of_feeds(
    client: Client, site: Site, path: str, status: int
) -> None:
    assert client.get(path).status_code == status


def test_other_words_lead_to_the_address(client: Client, site: Site) -> None:
    item = publish_event()
    kind = event_kind().public_id
    answer = client.get(f"{NEWS}?kind={kind}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{NEWS}?kind=event-{kind}")
    for words in ("", "other/"):
        answer = client.get(f"/en/i/{item.public_id}/{words}calendar.ics")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{address_of(item)}/calendar.ics"


def test_an_item_is_a_calendar_of_one_entry(client: Client, site: Site) -> None:
    item = publish_event(EventFacts(TEN, TEN, "Europe/Zurich"))
    publish_event(headline="Another")
    path = f"{address_of(item)}/calendar.ics"
    assert entries_at(path)["A meeting"].to_ical() == entries_at()["A meeting"].to_ical()
    assert calendar_at(path)["source"] == HOST + path
    assert len(calendar_at(path).walk("VTIMEZONE")) == 1
    assert client.get(f"{address_of(site.story)}/calendar.ics").status_code == 404


def test_a_withdrawn_item_answers_410_with_its_event_cancelled(client: Client, site: Site) -> None:
    item = publish_event(standfirst="Secret words")
    path = f"{address_of(item)}/calendar.ics"
    withdraw_from(item, reason="It never took place.")
    answer = client.get(path)
    assert answer.status_code == 410
    assert b"STATUS:CANCELLED" in answer.content
    assert b"Secret" not in answer.content
    withdrawn = f"/en/i/{site.withdrawn.public_id}/calendar.ics"
    assert client.get(withdrawn).status_code == 404


@pytest.mark.parametrize("path", [NEWS, "{item}/calendar.ics"])
def test_a_calendar_is_only_to_be_read(client: Client, site: Site, path: str) -> None:
    path = path.format(item=address_of(publish_event()))
    whole, head = client.get(path), client.head(path)
    assert client.post(path).status_code == 405
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Cache-Control"].startswith("public, max-age=")


def test_a_calendar_costs_the_same_with_one_event_and_with_thirty(
    client: Client, site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish_event()
    client.get(NEWS)
    with django_assert_num_queries(4):
        client.get(NEWS)
    for number in range(30):
        publish_event(headline=f"Meeting {number}")
    client.get(NEWS)
    with django_assert_num_queries(4):
        client.get(NEWS)


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Zurich",
        "America/New_York",
        "Africa/Casablanca",
        "Africa/Freetown",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Pacific/Apia",
    ],
)
@pytest.mark.parametrize("year", [2011, 2030, 2096])
def test_the_rules_of_a_zone_say_what_its_clocks_show(zone: str, year: int) -> None:
    """Whoever has these rules alone arrives at the offsets that the zone has."""
    component: Any = zone_as_component(zone, [year, year + 1])
    observances = [
        (onset, one["tzoffsetfrom"].td, one["tzoffsetto"].td)
        for one in component.subcomponents
        for onset in [
            one["dtstart"].dt,
            *(moment.dt for moment in (one["rdate"].dts if "rdate" in one else ())),
        ]
    ]
    moment = datetime(year, 1, 1, 12, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    while moment < datetime(year + 2, 1, 1, tzinfo=UTC) - DAY:
        shown = moment.astimezone(ZoneInfo(zone))
        begun = [
            (onset - before, after)
            for onset, before, after in observances
            if onset - before <= moment.replace(tzinfo=None)
        ]
        assert max(begun)[1] == shown.utcoffset(), moment
        moment += timedelta(minutes=30)
