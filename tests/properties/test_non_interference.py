"""What nobody may see yet changes nothing that anybody sees: not a byte, not a header.

Two worlds are made alike, but that in one the desk writes, schedules, moves and calls off
what stays hidden, each of its fields a canary. After every step both are asked for every
public address, with every method and header a stranger might try.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from unittest.mock import patch

import pytest
import time_machine
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import PressContact
from dateline.archive.identity import Identity, Words, name_site
from dateline.desk.models import StoryPage
from dateline.desk.offices import office_of, office_page
from dateline.lib import clock
from dateline.record.blocks import Paragraph, Run
from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.facts import EventFacts
from dateline.record.lawful import Pending
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.reschedule import reschedule
from dateline.record.story import Story, TermRef
from dateline.record.update import update
from dateline.record.withdraw import withdraw
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.newsroom import EDITOR, nothing_kept
from tests.properties.strangers import (
    CANARY,
    Answers,
    answers_at,
    item_addresses,
    section_addresses,
    told_apart,
)

# A minute begins soon after, so that there is a past to look back to.
START = datetime(2031, 5, 5, 9, 0, 58, tzinfo=UTC)
LATER = START.replace(second=0) + timedelta(days=30)
VISIBLE = ("00000000000a", "00000000000b", "00000000000c")
HIDDEN = ("00000000000x", "00000000000y", "00000000000z")


def _story(words: str, terms: tuple[TermRef, ...] = (), day: date = date(2031, 5, 4)) -> Story:
    return Story(
        headline=f"{words} headline",
        kicker=f"{words} kicker",
        strapline=f"{words} strapline",
        standfirst=f"{words} standfirst",
        byline=f"{words} byline",
        dateline=f"{words} dateline",
        credit=f"{words} credit",
        reference=f"{words} reference",
        date=day,
        body=(Paragraph((Run(f"{words} text "), Run("link", href=f"https://{words}.example/"))),),
        # Calendars are told of what is to come, and for a while of what was.
        event=EventFacts(day, day + timedelta(days=3), place=f"{words} place"),
        terms=terms,
    )


@dataclass
class World:
    """A newsroom; with `hides`, one where things happen that nobody may see."""

    hides: bool
    office: Term = field(init=False)
    topic: Term = field(init=False)
    drafts: int = 0

    def __post_init__(self) -> None:
        # Labels and sections are known by their ids, which have to be alike in both worlds.
        names = (f"{number:012d}" for number in count(1))
        with patch("dateline.lib.ids._random", lambda _length: next(names)):
            self.office = found_or_made(Vocabulary.OFFICE, "en", "Manila")
            self.topic = found_or_made(Vocabulary.TOPIC, "en", "Rice")
            everything = make_section(page_size=2, is_front=True)
            rice = make_section(page_size=2, terms=[self.topic])
        # A demonstration has empty sitemaps.
        name_site(Identity({"en": Words("The Office")}, press=PressContact(email="p@example.org")))
        name_section(everything, "en", slug="news", title="News")
        name_section(everything, "fr", slug="actualites", title="Actualités")
        name_section(rice, "en", slug="rice", title="Rice")
        # The offices' pages are there in both worlds: they are made with the office.
        self.pages = [office_page(office_of(self.office), tag) for tag in ("en", "fr")]

    @property
    def terms(self) -> tuple[TermRef, ...]:
        """What every story stands under, so that it would be in both sections."""
        return (TermRef(Vocabulary.TOPIC, self.topic.public_id),)

    def show(self, public_id: str, language: str = "en") -> None:
        """Publish something for everybody, in both worlds."""
        known = Item.objects.filter(public_id=public_id).first()
        publish(
            {language: _story(f"Seen {public_id}", self.terms)},
            of=known or NewItem(self.office, public_id),
            by=EDITOR,
        )


Act = Callable[[World], None]


def _schedule(world: World) -> None:
    """Schedule a new item in two languages, the newest and the oldest of all, under a new label."""
    for public_id in HIDDEN:
        if not Item.objects.filter(public_id=public_id).exists():
            label = found_or_made(Vocabulary.TOPIC, "en", f"{CANARY} topic {public_id}")
            terms = (*world.terms, TermRef(Vocabulary.TOPIC, label.public_id))
            day = date(2031, 5, 4) if public_id == HIDDEN[0] else date(2031, 2, 3)
            publish(
                {
                    "en": _story(f"{CANARY}{public_id}", terms, day),
                    "fr": _story(f"{CANARY}fr{public_id}", terms, day),
                },
                of=NewItem(world.office, public_id),
                by=EDITOR,
                release_at=LATER,
            )
            return


def _change_later(world: World) -> None:
    """Schedule a change to what is out."""
    item = _out_and_not_waiting()
    if item is not None:
        story = _story(f"{CANARY}update", world.terms)
        update(item, {"en": story}, by=EDITOR, release_at=LATER)


def _correct_later(world: World) -> None:
    """Schedule a correction, with its public note, to what is out."""
    item = _out_and_not_waiting()
    if item is not None:
        corrected = Corrected(_story(f"{CANARY}fixed", world.terms), f"{CANARY} note")
        correct(item, {"en": corrected}, by=EDITOR, release_at=LATER)


def _translate_later(world: World) -> None:
    """Schedule another language of what is out."""
    item = Item.objects.filter(public_id__in=VISIBLE, editions__language="en").first()
    if item and not item.editions.filter(language="fr").exists():
        publish(
            {"fr": _story(f"{CANARY}translated", world.terms)},
            of=item,
            by=EDITOR,
            release_at=LATER,
        )


def _move(world: World) -> None:
    """Give what waits another time."""
    for item in _waiting()[:1]:
        last = item.editions.order_by("-pk").first()
        assert last is not None
        reschedule(item, by=EDITOR, release_at=last.release_at + timedelta(hours=1))


def _call_off(world: World) -> None:
    """Call off what waits."""
    for item in _waiting()[-1:]:
        cancel(item, by=EDITOR)


def _write(world: World) -> None:
    """Write a draft on the desk, in a language by turns."""
    world.drafts += 1
    page = world.pages[world.drafts % 2]
    story = page.add_child(
        instance=StoryPage(
            title=f"{CANARY} draft",
            standfirst=f"{CANARY} draft",
            kicker=f"{CANARY} draft",
            slug=f"{CANARY}-{world.drafts}".lower(),
            locale=page.locale,
            live=False,
            planned_at=LATER,
        )
    )
    story.save_revision()


HIDDEN_ACTS: tuple[Act, ...] = (
    _schedule,
    _change_later,
    _correct_later,
    _translate_later,
    _move,
    _call_off,
    _write,
)


def _show_second(world: World) -> None:
    if not Item.objects.filter(public_id=VISIBLE[1]).exists():
        world.show(VISIBLE[1])


def _show_third_in_french(world: World) -> None:
    if not Item.objects.filter(public_id=VISIBLE[2]).exists():
        world.show(VISIBLE[2], "fr")


def _withdraw_second(world: World) -> None:
    item = Item.objects.filter(public_id=VISIBLE[1]).first()
    if item and not item.editions.filter(act__verb="withdraw").exists():
        withdraw(item, reason="It was not true.", by=EDITOR, pending=Pending.CANCEL)


SEEN_ACTS: tuple[Act, ...] = (_show_second, _show_third_in_french, _withdraw_second)


def _out_and_not_waiting() -> Item | None:
    waiting = {item.pk for item in _waiting()}
    items = Item.objects.filter(public_id__in=VISIBLE[:1], editions__language="en").distinct()
    return next((item for item in items if item.pk not in waiting), None)


def _waiting() -> list[Item]:
    waiting = Item.objects.filter(
        editions__effective_at__gt=clock.now(), editions__cancellation=None
    )
    return list(waiting.distinct().order_by("pk"))


def _addresses() -> Iterator[str]:
    yield from section_addresses((*VISIBLE[:1], *HIDDEN[:2]))
    for public_id in (*VISIBLE, *HIDDEN):
        words = (CANARY, f"seen-{public_id}-headline")
        yield from item_addresses([public_id], words, ("en", "fr", "ar"))
    yield from (f"/desk/{page}" for page in ("stories/1/preview/", "pages/5/edit/"))


def _history(acts: list[Act], *, hides: bool) -> list[Answers]:
    """Return what a stranger is told after each act that everybody may see, and in between."""
    told = []
    addresses = list(_addresses())
    with nothing_kept(), time_machine.travel(START, tick=False) as traveller:
        clock.forget()
        cache.clear()
        world = World(hides)
        world.show(VISIBLE[0])
        told.append(answers_at(addresses))
        for act in acts:
            # A whole second, so that both worlds' clocks stand alike whatever happened.
            traveller.shift(timedelta(seconds=1))
            if act in SEEN_ACTS or hides:
                act(world)
            told.append(answers_at(addresses))
    return told


@pytest.mark.thorough
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.sampled_from(HIDDEN_ACTS + SEEN_ACTS), min_size=2, max_size=6))
def test_what_is_hidden_changes_no_answer_to_anybody(db: None, acts: list[Act]) -> None:
    with_hidden = _history(acts, hides=True)
    without = _history(acts, hides=False)
    for mine, theirs in zip(with_hidden, without, strict=True):
        assert told_apart(mine, theirs) == []
        # What somebody searched for, the page says again.
        assert not any(
            CANARY.encode() in answer.body
            for (address, _method, _headers), answer in theirs.items()
            if CANARY not in address
        )
