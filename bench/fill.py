"""Fills a database with made-up items, through the record's verb and by casting from its rows."""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from bench.agreement import check_agreement
from bench.casting import Cast, Caster
from bench.house import make_house
from bench.moulds import make_moulds
from bench.patterns import Mould, read_moulds
from bench.progress import Progress
from bench.stories import moment
from bench.tables import filling
from dateline.lib import clock
from dateline.record.models import Edition, Item, Verb

_MOULDS = 2000
_FUTURE = 20
_AT_ONCE = 2000
_CHECKED = 40
_SEED = 2


def run(count: int) -> dict[str, float]:
    """Fill the empty database that the settings name with `count` items.

    Returns how many were cast, in how many seconds of the clock and of work, how many were
    checked, and how many bytes the database has. A part of them, at most two thousand, are
    moulds; the rest is cast from those.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    chance, now = Random(_SEED), clock.now().replace(second=0, microsecond=0)
    with transaction.atomic():
        make_moulds(chance, make_house(), min(_MOULDS, -(-count // 4)), now=now)
    moulds = read_moulds()
    whole = count - len(moulds)
    first = 1 + max(mould.item[0] for mould in moulds)
    began, worked = time.monotonic(), time.process_time()
    with filling():
        _cast(moulds, list(_casts(chance, whole, now)), whole)
    took, work = time.monotonic() - began, time.process_time() - worked
    checked = check_agreement(Item.objects.filter(pk__in=_to_check(first, whole)))
    return {
        "cast": whole,
        "seconds": took,
        "cpu_seconds": work,
        "bytes": _size(),
        "checked": checked,
    }


def _to_check(first: int, whole: int) -> list[int]:
    """Return the ids of some items of all ages, some of them corrected or withdrawn."""
    ids = list(range(first, first + whole, max(1, whole // _CHECKED)))
    for verb in (Verb.CORRECT, Verb.WITHDRAW):
        replaced = Edition.objects.filter(item_id__gte=first, verb=verb).order_by("pk")
        ids += replaced.values_list("item_id", flat=True)[:3]
    return [*ids, first + whole - 1]


def _casts(chance: Random, whole: int, now: datetime) -> Iterator[Cast]:
    """Yield what sets each apart, oldest first; the last few are still to come."""
    coming = min(_FUTURE, whole // 20)
    past = sorted(moment(chance, now=now) for _ in range(whole - coming))
    for number, at in enumerate(past):
        yield Cast(released_at=at, recorded_at=at, number=1000 + number)
    for days in range(1, coming + 1):
        yield Cast(now + timedelta(days=days), recorded_at=now, number=1000 + whole + days)


def _cast(moulds: Sequence[Mould], casts: Sequence[Cast], whole: int) -> None:
    plain = [mould for mould in moulds if len(mould.acts) == 1]
    progress = Progress("Filling", whole)
    with Caster() as caster:
        for start in range(0, whole, _AT_ONCE):
            for place, cast in enumerate(casts[start : start + _AT_ONCE], start):
                # What is still to come cannot have been corrected yet.
                choice = moulds if cast.released_at == cast.recorded_at else plain
                caster.add(choice[place % len(choice)], cast)
            caster.write()
            progress(min(start + _AT_ONCE, whole))


def _size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        size: int = cursor.fetchone()[0]
    return size
