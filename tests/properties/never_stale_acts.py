"""The releasing side: verbs of the record at random moments, each with the time it returned."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.archive.arranging import make_section, name_section
from dateline.lib.ids import new_public_id
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.correct import Corrected, correct
from dateline.record.models import Edition, Item
from dateline.record.publish import NewItem, publish
from dateline.record.restore import restore
from dateline.record.story import PictureRef, Story, TermRef
from dateline.record.versions import story_now
from dateline.record.withdraw import withdraw
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term, rename
from tests.newsroom import EDITOR
from tests.photographs import kept_photo, shown
from tests.properties.never_stale_plan import (
    PER_SERIES,
    PICTURES,
    SECTION,
    Act,
    Cast,
    Plan,
    write_json,
)

# What is to come is in the record so much before its minute.
_AHEAD = 2.0
_CALM = 3.0
_DAY = date(2030, 1, 1)

Deed = Callable[[], None]


class Releasing:
    """A newsroom at work: what it has out, what waits, and the log of its acts."""

    def __init__(self, plan: Plan, log: Path) -> None:
        """Write down each act in `log`."""
        self._plan = plan
        self._log = log.open("w", buffering=1)
        self._chance = random.Random(plan.seed)  # noqa: S311
        self._office = make_term(Vocabulary.OFFICE, {"en": "An office at work"})
        self._section = make_section(page_size=PER_SERIES)
        self._series: list[Term] = []
        self._ids: list[str] = []
        self._out: dict[int, Item] = {}
        self._left: dict[int, Item] = {}
        self._waiting: dict[int, tuple[Item, float]] = {}
        self._versions: dict[int, int] = {}
        self._to_release = list(range(plan.items))
        self._names = 0

    def set_up(self) -> Cast:
        """Make what has to be there first; return the ids of all that is to come as well."""
        self._title()
        for number in range(self._plan.series):
            names = {"en": f"Series {number} name 0"}
            self._series.append(make_term(Vocabulary.SERIES, names))
            self._note(Act(f"t{number}", "0", 0, time.time()))
        self._ids = [new_public_id() for _item in range(self._plan.items + PICTURES)]
        tokens = {str(self._plan.items + one): self._pictured(one) for one in range(PICTURES)}
        self._chance.shuffle(self._to_release)
        return Cast(self._ids, [term.public_id for term in self._series], tokens)

    def work(self) -> None:
        """Do everything at its random moment, or as soon as what comes before it is done."""
        deeds = sorted(self._deeds(), key=lambda deed: deed[0])
        for moment, deed in deeds:
            time.sleep(max(0.0, moment - time.time()))
            self._come_out()
            deed()
        self._log.close()

    def _deeds(self) -> Iterator[tuple[float, Deed]]:
        plan, chance = self._plan, self._chance
        for deed, many in (
            (self._publish, plan.items),
            (self._correct, plan.items // 5),
            (self._withdraw, plan.items // 15),
            (self._restore, plan.items // 30),
        ):
            for _one in range(many):
                yield chance.uniform(plan.begins, plan.ends), deed
        for deed in (self._rename,) * 5 + (self._title,) * 3:
            yield self._away_from_boundaries(), deed

    def _away_from_boundaries(self) -> float:
        """Return a moment for what ends all that is kept: at a boundary that would hide faults."""
        while True:
            moment = self._chance.uniform(self._plan.begins, self._plan.ends)
            if all(abs(moment - one) > _CALM for one in self._plan.boundaries):
                return moment

    def _publish(self) -> None:
        number = self._to_release.pop()
        release_at = self._maybe_a_boundary(0.5)
        began = time.time()
        item = self._published(number, release_at=release_at)
        self._done(number, item, release_at, began)

    def _published(
        self, number: int, *, release_at: float = 0.0, picture: PictureRef | None = None
    ) -> Item:
        index = number // PER_SERIES
        terms = [self._series[index]] if index < len(self._series) and picture is None else []
        story = Story(
            headline=f"Story {number} version 1",
            date=_DAY,
            picture=picture,
            credit="© A Photographer" if picture else "",
            terms=tuple(TermRef(Vocabulary.SERIES, term.public_id) for term in terms),
        )
        (edition,) = publish(
            {"en": story},
            by=EDITOR,
            of=NewItem(self._office, self._ids[number]),
            release_at=_moment(release_at),
        )
        self._versions[number] = 1
        self._note_edition(number, edition)
        return edition.item

    def _correct(self) -> None:
        if not self._out:
            return
        number = self._chance.choice(list(self._out))
        item, release_at, began = self._out[number], self._maybe_a_boundary(0.4), time.time()
        self._versions[number] += 1
        story = replace(
            story_now(item, "en"), headline=f"Story {number} version {self._versions[number]}"
        )
        (edition,) = correct(
            item,
            {"en": Corrected(story, "It was wrong.")},
            by=EDITOR,
            release_at=_moment(release_at),
        )
        self._note_edition(number, edition)
        self._done(number, item, release_at, began)

    def _withdraw(self) -> None:
        if self._out:
            number = self._chance.choice(list(self._out))
            item = self._left[number] = self._out.pop(number)
            (edition,) = withdraw(item, reason="It was not true.", by=EDITOR)
            self._note_edition(number, edition, "left")

    def _restore(self) -> None:
        if self._left:
            number = self._chance.choice(list(self._left))
            item = self._out[number] = self._left.pop(number)
            (edition,) = restore(item, by=EDITOR)
            self._note_edition(number, edition)

    def _rename(self) -> None:
        self._names += 1
        number = self._chance.randrange(len(self._series))
        with self._doing(f"t{number}", str(self._names)):
            rename(self._series[number], "en", f"Series {number} name {self._names}")

    def _title(self) -> None:
        self._names += 1
        with self._doing("s", str(self._names)):
            name_section(self._section, "en", slug=SECTION, title=f"Section title {self._names}")

    def _pictured(self, one: int) -> str:
        """Publish an item whose picture may be shown until a whole minute; return its token."""
        boundaries, number = self._plan.boundaries, self._plan.items + one
        until = boundaries[one % len(boundaries)]
        rights = keep_rights(None, Terms(shown_until=datetime.fromtimestamp(until, UTC)))
        picture = kept_photo(rights=rights)
        self._published(number, picture=shown(picture))
        self._note(Act(f"p{number}", "shown", 0, time.time()))
        self._note(Act(f"p{number}", "ended", until, until))
        return picture.token

    def _maybe_a_boundary(self, chance: float) -> float:
        """Return a whole minute, or 0.0 for now."""
        later = [one for one in self._plan.boundaries if one > time.time() + _AHEAD]
        return self._chance.choice(later) if later and self._chance.random() < chance else 0.0

    def _done(self, number: int, item: Item, release_at: float, began: float) -> None:
        """Have it among what is out, or among what waits and is left alone until it is."""
        if release_at > began:
            self._out.pop(number, None)
            self._waiting[number] = item, release_at
        else:
            self._out[number] = item

    def _come_out(self) -> None:
        for number, (item, moment) in list(self._waiting.items()):
            if time.time() > moment:
                del self._waiting[number]
                self._out[number] = item

    @contextmanager
    def _doing(self, subject: str, state: str) -> Iterator[None]:
        began = time.time()
        yield
        self._note(Act(subject, state, began, time.time()))

    def _note_edition(self, number: int, edition: Edition, state: str = "") -> None:
        since = edition.effective_at.timestamp()
        due = max(since, time.time())
        self._note(Act(str(number), state or str(self._versions[number]), since, due))

    def _note(self, act: Act) -> None:
        self._log.write(json.dumps(asdict(act)) + "\n")


def _moment(timestamp: float) -> datetime | None:
    return datetime.fromtimestamp(timestamp, UTC) if timestamp else None


def release(plan: Plan, folder: Path) -> None:
    """Set up and say so, then work."""
    releasing = Releasing(plan, folder / "acts.jsonl")
    write_json(folder / "cast.json", releasing.set_up())
    releasing.work()
