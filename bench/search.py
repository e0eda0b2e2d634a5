"""Builds the search index of a filled house, asks it, and waits until a release is found."""

import time
from collections.abc import Callable
from statistics import median
from threading import Thread
from typing import Any

from django.db import connection

from bench.search_steps import STEPS
from dateline.archive.period import Period
from dateline.archive.search.asked import Order, Wanted
from dateline.archive.search.counting import counts
from dateline.archive.search.folder import size
from dateline.archive.search.following import Follower, follow
from dateline.archive.search.likeness import more_like
from dateline.archive.search.rebuilding import rebuild
from dateline.archive.search.searching import search
from dateline.archive.search.suggesting import suggestions
from dateline.lib import clock
from dateline.record.person import COMMAND_LINE
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name

_COMMON = "workers agreement"
_PAGE = 20
_RELEASES = 9
# In seconds: what is not found by then never will be.
_LONGEST = 30.0


def run(rounds: int) -> dict[str, Any]:
    """Return milliseconds of each step, items built a second, bytes, and seconds until found."""
    began = time.perf_counter()
    count = rebuild(lambda _done, _whole: True)
    took = time.perf_counter() - began
    figures = {step: _figures(asks, rounds) for step, asks in _questions().items()}
    follower = Follower()
    follower.look()
    figures["look"] = _figures(follower.look, rounds)
    follower.close()
    return {
        "steps": figures,
        "built_per_s": count / took,
        "bytes": size(),
        "found_s": _seconds_until_found(),
    }


def _questions() -> dict[str, Callable[[], Any]]:
    at, terms = clock.now(), list(Term.objects.values_list("pk", flat=True))
    kind, topic = _term(Vocabulary.KIND, "News"), _term(Vocabulary.TOPIC, "Youth")
    best, newest = Wanted(_COMMON, "en"), Wanted(_COMMON, "en", order=Order.NEWEST)
    first = search(newest, at=at, size=_PAGE)
    filtered = Wanted(_COMMON, "en", (kind, topic), Period(at.year - 1))
    asks: dict[str, Callable[[], Any]] = {
        "best": lambda: search(best, at=at, size=_PAGE),
        "newest": lambda: search(newest, at=at, size=_PAGE),
        "older": lambda: search(newest, at=at, size=_PAGE, before=first.next_before),
        "deep": lambda: search(best, at=at, size=_PAGE, page=20),
        "filtered": lambda: search(filtered, at=at, size=_PAGE),
        "phrase": lambda: search(Wanted('"rules on rest"', "en"), at=at, size=_PAGE),
        "prefix": lambda: search(Wanted("appr", "en", is_typing=True), at=at, size=_PAGE),
        "typo": lambda: search(Wanted("aprentices", "en"), at=at, size=_PAGE),
        "arabic": lambda: search(Wanted("التدريب", "ar"), at=at, size=_PAGE),
        "counts": lambda: counts(best, at=at, term_ids=terms),
        "suggestions": lambda: suggestions("trai", "en", at=at),
        "like": lambda: more_like(first.hits[0].entry.public_id, "en", at=at),
    }
    for step, ask in asks.items():
        if not ask():
            raise RuntimeError(f"Nothing is found: {STEPS[step]}.")
    return asks


def _figures(ask: Callable[[], Any], rounds: int) -> dict[str, float]:
    ask()
    spent = []
    for _round in range(rounds):
        began = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - began) * 1000)
    return {"ms": median(spent), "slowest_ms": max(spent)}


def _seconds_until_found() -> list[float]:
    """Release several stories one after the other while somebody follows."""
    is_over = False

    def told_to_stop(seconds: float) -> bool:
        time.sleep(seconds)
        return is_over

    following = Thread(target=follow, args=(told_to_stop,))
    following.start()
    office = Term.objects.filter(vocabulary=Vocabulary.OFFICE)[0]
    try:
        return [_until_found(f"quagga{number}", office) for number in range(_RELEASES)]
    finally:
        is_over = True
        following.join()
        connection.close()


def _until_found(word: str, office: Term) -> float:
    # Released at any moment between two looks.
    time.sleep(0.37)
    story = Story(headline=f"Farmers insure {word}", date=clock.now().date())
    publish({"en": story}, by=COMMAND_LINE, of=NewItem(office))
    began = time.perf_counter()
    while time.perf_counter() - began < _LONGEST:
        if search(Wanted(word, "en"), at=clock.now()).hits:
            return time.perf_counter() - began
        time.sleep(0.005)
    raise RuntimeError("A release is not found.")


def _term(vocabulary: Vocabulary, name: str) -> int:
    term = term_by_name(vocabulary, name)
    if term is None:
        raise LookupError(f"The house has no {vocabulary} “{name}”.")
    return term.pk
