"""Every calendar in every language is read by ical.js, which knows nothing of Dateline."""

from pathlib import Path
from typing import Any

import pytest

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.judges import Judges, files_of
from tests.contracts.judged.kinds import CALENDARS, ONCE
from tests.contracts.judged.saving import Saved, of_form

pytestmark = pytest.mark.thorough

HOUR, DAY = 3600, 86_400
# What each of the section's calendars holds, by its place in the order: when it begins and ends
# in UTC, how long it takes, in which zone, and how it stands.
FREETOWN = ("2030-03-04T10:00:00Z", "2030-03-05T11:30:00Z", 25.5 * HOUR, "Africa/Freetown")
HELD = sorted(
    [
        (*FREETOWN, "CONFIRMED"),
        (*FREETOWN, "TENTATIVE"),
        (*FREETOWN, "CANCELLED"),
        (*FREETOWN, "CANCELLED"),
        ("2030-03-10", "2030-03-11", DAY, "", "CONFIRMED"),
        ("2030-03-12", "2030-03-15", 3 * DAY, "", "CONFIRMED"),
        ("2030-03-30T21:00:00Z", "2030-03-31T02:00:00Z", 5 * HOUR, "Europe/Zurich", "CONFIRMED"),
        ("2030-11-03T04:30:00Z", "2030-11-03T09:00:00Z", 4.5 * HOUR, "America/New_York",
         "CONFIRMED"),
    ]
)  # fmt: skip
WHOLE = ("calendar of a section", "calendar of a label", "calendar of events")


@pytest.fixture(scope="module")
def calendars(saved: list[Saved]) -> list[Saved]:
    """Every calendar."""
    found = of_form(saved, "ics")
    assert len(found) == len(CALENDARS) * len(TAGS) + len(ONCE["calendars"])
    return found


@pytest.fixture(scope="module")
def read(judges: Judges, calendars: list[Saved]) -> dict[str, Any]:
    """What ical.js reads in each, by its file."""
    return judges.ical_js(files_of(calendars))


def facts_of(entry: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in ("starts", "ends", "seconds", "zone", "status"))


def test_every_calendar_is_read_and_says_what_it_is(
    calendars: list[Saved], read: dict[str, Any]
) -> None:
    assert len(read) == len(calendars)
    for one in calendars:
        told = read[one.file]
        assert (told["version"], told["uid"]) == ("2.0", None)
        assert told["name"]
        assert told["source"].startswith("http://")
        assert {entry["zone"] for entry in told["entries"]} - {""} == {*told["zones"]}


def test_all_events_stand_there_at_their_time_in_every_language(
    calendars: list[Saved], read: dict[str, Any]
) -> None:
    whole = [one for one in calendars if one.kind in WHOLE]
    assert len(whole) == len(WHOLE) * len(TAGS)
    for one in whole:
        entries = read[one.file]["entries"]
        assert sorted(map(facts_of, entries)) == HELD, one
        assert {entry["language"] for entry in entries} == {one.tag}
        assert all(f"/{one.tag}/i/" in entry["address"] for entry in entries)


def test_one_event_is_told_alike_alone_and_among_others(
    calendars: list[Saved], read: dict[str, Any]
) -> None:
    for tag in TAGS:
        by_kind = {one.kind: read[one.file]["entries"] for one in calendars if one.tag == tag}
        among = {entry["uid"]: entry for entry in by_kind["calendar of a section"]}
        for kind, status in (
            ("calendar of an event", "CONFIRMED"),
            ("calendar of a withdrawn event", "CANCELLED"),
        ):
            (alone,) = by_kind[kind]
            assert alone == among[alone["uid"]]
            assert alone["status"] == status


def test_a_withdrawn_event_tells_nothing_but_that_it_was(
    calendars: list[Saved], read: dict[str, Any]
) -> None:
    for one in calendars:
        assert "Nobody may go there" not in one.text()
        if one.kind == "calendar of a withdrawn event":
            (entry,) = read[one.file]["entries"]
            assert entry["description"] == "They were not mended."
            assert (entry["location"], entry["sequence"]) == (None, 1)


def test_no_two_entries_have_one_id_in_any_languages(
    calendars: list[Saved], read: dict[str, Any]
) -> None:
    whole = [one for one in calendars if one.kind == "calendar of a section"]
    ids = [entry["uid"] for one in whole for entry in read[one.file]["entries"]]
    assert len(ids) == len(set(ids)) == len(HELD) * len(TAGS)


def test_the_judge_notices_what_is_wrong(
    judges: Judges, calendars: list[Saved], tmp_path: Path
) -> None:
    one = next(one for one in calendars if one.kind == "calendar of a section")
    spoilt = tmp_path / "spoilt.ics"
    spoilt.write_bytes(
        Path(one.file).read_bytes().replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0300", 1)
    )
    told = judges.ical_js([str(spoilt)])
    assert sorted(map(facts_of, told[str(spoilt)]["entries"])) != HELD
    spoilt.write_bytes(Path(one.file).read_bytes().replace(b"END:VEVENT\r\n", b"", 1))
    with pytest.raises(AssertionError, match="ParserError"):
        judges.ical_js([str(spoilt)])
