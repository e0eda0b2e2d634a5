"""The question search: what holds these words, best or newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from dateline.archive.by_id import visible_entries
from dateline.archive.entries import Cursor, Entry
from dateline.archive.search.asked import Found, Hit, Order, Refusal, State, Wanted
from dateline.archive.search.keys import day_at, past_place, place_of, public_id_of
from dateline.archive.search.marking import Marker
from dateline.archive.search.own_words import own_words
from dateline.archive.search.questions import Mode, Questioner
from dateline.archive.search.reading import reading
from dateline.archive.search.shape import PLACE, PUBLIC_ID, count_in
from dateline.archive.search.typed import read_typed
from dateline.lib.languages import language_of
from dateline.record.canonical import story_from
from dateline.record.story import Story
from dateline.record.visibility import moments, visible_sql
from dateline.terms.names import todays_names

MOST_TOLD = 1000
LAST_PAGE = 20
LARGEST_PAGE = 50
# Fewer hits than that are little, and words that are spelled almost so join in.
_LITTLE = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """Which of the hits are asked for."""

    size: int
    number: int
    before: Cursor | None


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Hits as the index has them: their public ids with their places, and how many there are."""

    hits: tuple[tuple[str, int], ...]
    total: int
    has_more: bool


def search(
    wanted: Wanted, *, at: datetime, size: int = 10, before: Cursor | None = None, page: int = 1
) -> Found:
    """Return a page of what the public may read at `at` (UTC) and holds the words.

    `before` is the cursor of a page of the newest, `page` the number of one of the best, 1 to 20;
    ValueError for what is neither, and for a language that is not known. Words that cannot be
    looked for are answered with the reason.
    """
    language_of(wanted.language)
    if not (1 <= size <= LARGEST_PAGE and 1 <= page <= LAST_PAGE):
        raise ValueError(f"A page has 1 to {LARGEST_PAGE} hits and is one of {LAST_PAGE}.")
    typed = read_typed(wanted.words, wanted.language, is_typing=wanted.is_typing)
    if isinstance(typed, Refusal):
        return Found(refusal=typed)
    read = reading(at)
    if read is None:
        return Found(State.PREPARING, total=None)
    asking = _Asking(Questioner(read, typed, wanted), at, _Page(size, page, before))
    return asking.found()


def mode_for(questioner: Questioner) -> Mode:
    """Return how strictly words are taken: as they are, unless little or nothing is found so."""
    count = count_of(questioner, Mode.EXACT)
    return Mode.EXACT if count >= _LITTLE else _looser(questioner, count)


def count_of(questioner: Questioner, mode: Mode) -> int:
    """Return how many items there are, whatever page is asked for."""
    question = questioner.question(mode, is_ranked=False)
    return count_in(questioner.read.searcher.search(question, 1, order_by_field=PLACE))


def _looser(questioner: Questioner, exact: int) -> Mode:
    stretched = count_of(questioner, Mode.STRETCHED)
    if stretched > exact:
        return Mode.STRETCHED
    is_one_of_several = len(questioner.typed.wanted) > 1
    return Mode.ANY if not exact and is_one_of_several else Mode.EXACT


@dataclass(frozen=True)
class _Asking:
    questioner: Questioner
    at: datetime
    page: _Page

    def found(self) -> Found:
        mode = Mode.EXACT
        ranked = self._ranked(mode, self._total(mode))
        if ranked.total < _LITTLE:
            mode = _looser(self.questioner, ranked.total)
            if mode is not Mode.EXACT:
                ranked = self._ranked(mode, self._total(mode))
        return self._told(ranked, mode)

    def _told(self, ranked: _Ranked, mode: Mode) -> Found:
        shown = self._shown(ranked, mode)
        is_capped = ranked.total > MOST_TOLD
        total = None if self.questioner.read.is_far_behind else min(ranked.total, MOST_TOLD)
        return Found(
            hits=shown,
            total=total,
            is_more_than_told=is_capped,
            next_before=self._next_before(ranked),
            next_page=self._next_page(ranked),
            is_stretched=mode is Mode.STRETCHED,
            has_any_word=mode is Mode.ANY and ranked.total > 0,
        )

    def _total(self, mode: Mode) -> int | None:
        """Return how many there are where the page itself will not tell."""
        return count_of(self.questioner, mode) if self.page.before else None

    def _ranked(self, mode: Mode, total: int | None) -> _Ranked:
        searcher, size = self.questioner.read.searcher, self.page.size
        if self._is_newest:
            place = _place(self.page.before, self.questioner.wanted.language, self.at)
            question = self.questioner.question(mode, is_ranked=False, before=place)
            result = searcher.search(question, size + 1, order_by_field=PLACE)
        else:
            question = self.questioner.question(mode, is_ranked=True)
            offset = (self.page.number - 1) * size
            result = searcher.search(question, size + 1, offset=offset)
        addresses = [address for _value, address in result.hits]
        ids = searcher.fast_field_values(PUBLIC_ID, addresses)
        places = searcher.fast_field_values(PLACE, addresses)
        hits = [
            (public_id_of(int(number)), int(where))
            for number, where in zip(ids, places, strict=True)
            if number is not None and where is not None
        ]
        found = count_in(result) if total is None else total
        return _Ranked(tuple(hits[:size]), found, has_more=len(hits) > size)

    def _shown(self, ranked: _Ranked, mode: Mode) -> tuple[Hit, ...]:
        """Return the hits that may be seen, asked once more of the one predicate."""
        language = self.questioner.wanted.language
        public_ids = [public_id for public_id, _place in ranked.hits]
        entries = visible_entries(public_ids, language, todays_names(), at=self.at)
        stories = _stories(list(entries), language, self.at)
        marker = Marker(self.questioner.typed, language, is_stretched=mode is Mode.STRETCHED)
        return tuple(
            _hit(entries[public_id], stories[public_id], marker)
            for public_id in public_ids
            if public_id in entries and public_id in stories
        )

    def _next_before(self, ranked: _Ranked) -> Cursor | None:
        if not (self._is_newest and ranked.has_more):
            return None
        public_id, place = ranked.hits[-1]
        return Cursor(day_at(place), public_id)

    def _next_page(self, ranked: _Ranked) -> int | None:
        is_last = self._is_newest or self.page.number == LAST_PAGE
        return self.page.number + 1 if ranked.has_more and not is_last else None

    @property
    def _is_newest(self) -> bool:
        return self.questioner.wanted.order is Order.NEWEST


def _hit(entry: Entry, story: Story, marker: Marker) -> Hit:
    words = own_words(story)
    return Hit(entry, marker.marked(words.head), marker.snippet([*words.lead, *words.passages]))


def _place(cursor: Cursor | None, language: str, at: datetime) -> int | None:
    """Return the place a cursor means: the end of its day where the public sees no such item."""
    if cursor is None:
        return None
    with connection.cursor() as db:
        db.execute(
            "SELECT s.sort_key FROM record_showing s "  # noqa: S608
            f"WHERE s.public_id = %s AND s.language = %s AND {visible_sql('s')}",
            [cursor.public_id, language, *moments(at)],
        )
        row = db.fetchone()
    return place_of(row[0]) if row else past_place(cursor.date)


def _stories(public_ids: list[str], language: str, at: datetime) -> dict[str, Story]:
    """Return what the public reads of items in a language."""
    if not public_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.public_id, c.text FROM record_showing s "  # noqa: S608
            "JOIN record_content c ON c.edition_id = s.edition_id "
            f"WHERE s.public_id IN ({', '.join(['%s'] * len(public_ids))}) "
            f"AND s.language = %s AND s.is_listed AND {visible_sql('s')}",
            [*public_ids, language, *moments(at)],
        )
        return {public_id: story_from(text) for public_id, text in cursor.fetchall()}
