"""Whether an answer still holds: by the journal, and by time."""

from collections.abc import Callable

from dateline.channels.web.store.changes import _MOST_KEYS, Changes
from dateline.channels.web.store.kept import Kept, Position

FOR_GOOD = float("inf")


def made(*keys: str, seq: int = 10, at: float = 100.0, until: float = FOR_GOOD) -> Kept:
    """Return an answer with these keys, made at a position."""
    return Kept(200, [], {"": b""}, keys, Position(seq, at), until)


def changes() -> Changes:
    """Return the changes after position 10."""
    return Changes(Position(10, 100.0))


def test_an_answer_holds_until_one_of_its_keys_changes() -> None:
    known, kept = changes(), made("l-en", "i-1")
    assert known.hold(kept, 101)
    known.note(11, ["l-fr", "i-2"])
    assert known.hold(kept, 102)
    known.note(12, ["l-fr", "i-1"])
    assert not known.hold(kept, 103)


def test_an_answer_that_was_made_with_a_change_in_it_holds() -> None:
    known = changes()
    known.note(11, ["l-en"])
    assert not known.hold(made("l-en", seq=10), 101)
    assert known.hold(made("l-en", seq=11), 101)


def test_what_was_made_before_everything_changed_does_not_hold() -> None:
    known = changes()
    known.note_of_everything(Position(11, 0))
    assert not known.hold(made("l-en", seq=10), 101)
    assert known.hold(made("l-en", seq=11), 101)


def test_what_was_made_before_anything_was_known_does_not_hold() -> None:
    assert not changes().hold(made("l-en", seq=9), 101)
    assert not changes().hold(made("l-en", at=99.9), 101)


def test_what_was_to_come_ends_what_it_touches_at_its_moment() -> None:
    known, kept, other = changes(), made("l-en"), made("l-fr")
    known.expect(160.0, ("l-en",))
    known.come_to(159.999)
    assert known.hold(kept, 159.999)
    known.come_to(160.0)
    assert not known.hold(kept, 160.0)
    assert known.hold(other, 160.0)
    assert known.hold(made("l-en", at=160.0), 160.0)


def test_a_moment_of_everything_ends_all_that_was_made_before() -> None:
    known = changes()
    known.expect(160.0)
    known.expect(160.0)
    assert not known.come_to(159.0)
    assert known.come_to(160.0)
    assert not known.hold(made("l-en", at=159.9), 161.0)
    assert known.hold(made("l-en", at=160.0), 161.0)
    assert not known.come_to(200.0)


def test_an_answer_that_moves_with_time_ends_by_itself() -> None:
    known, kept = changes(), made("l-en", until=120.0)
    assert known.hold(kept, 119.9)
    assert not known.hold(kept, 120.0)


def test_an_answer_that_was_seen_to_hold_is_looked_at_again_after_a_change() -> None:
    known, kept = changes(), made("l-en")
    assert known.hold(kept, 101)
    known.note(11, ["l-en"])
    assert not known.hold(kept, 102)


def test_more_keys_than_can_be_remembered_end_what_was_made_before() -> None:
    known, kept = changes(), made("l-en")
    for seq in range(11, 13 + _MOST_KEYS):
        known.note(seq, [f"i-{seq}"])
    assert not known.hold(kept, 101)
    assert known.hold(made("l-en", seq=13 + _MOST_KEYS), 101)


class _Noting(dict[str, int]):
    """Lets somebody look just before a change of a key is noted."""

    def __init__(self, look: Callable[[], object]) -> None:
        super().__init__()
        self._look = look

    def __setitem__(self, key: str, seq: int) -> None:
        self._look()
        super().__setitem__(key, seq)


def test_a_thread_that_looks_while_a_change_is_noted_leads_nobody_astray() -> None:
    known, kept = changes(), made("l-en")
    known._seqs = _Noting(lambda: known.hold(kept, 101))
    known.note(11, ["l-en"])
    assert not known.hold(kept, 102)
