"""The index comes by itself, and comes back by itself, whatever became of its files."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from dateline.archive.search import following, rebuilding
from dateline.archive.search.asked import State
from dateline.archive.search.folder import (
    FOLLOWING,
    REBUILDING,
    ask_rebuild,
    current,
    held,
    is_rebuild_wanted,
    new_generation,
    root,
)
from dateline.archive.search.following import PAUSE, Follower
from dateline.archive.search.pen import Pen
from dateline.archive.search.rebuilding import AlreadyRebuilding, Stopped, rebuild
from dateline.archive.search.shape import UnusableIndex, open_index
from dateline.archive.search.standing import standing
from dateline.record.models import Showing
from dateline.record.rebuild import rebuild_showings
from tests.archive.search.asking import Follow, asked, counted, found, told
from tests.newsroom import withdraw_from
from tests.stories import NOW

Damage = Callable[[Path], None]


def here() -> Path:
    folder = current()
    assert folder is not None
    return folder


def generations() -> list[Path]:
    return [path for path in root().iterdir() if path.is_dir()]


def _deleted(folder: Path) -> None:
    shutil.rmtree(folder.parent)


def _emptied(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def _truncated(ending: str) -> Damage:
    def truncate(folder: Path) -> None:
        files = [file for file in folder.iterdir() if file.name.endswith(ending)]
        assert files
        for file in files:
            os.truncate(file, file.stat().st_size // 2)

    return truncate


def _without_pointer(folder: Path) -> None:
    (folder.parent / "current").unlink()


def _with_nonsense_for_a_pointer(folder: Path) -> None:
    (folder.parent / "current").write_bytes(b"\xff../..")


def _of_another_shape(folder: Path) -> None:
    other = folder.rename(folder.with_name(f"00000000-{folder.name.partition('-')[2]}"))
    (folder.parent / "current").write_text(other.name)


def _never_finished(folder: Path) -> None:
    _emptied(folder)
    open_index(folder, is_new=True)


@pytest.mark.parametrize(
    "damage",
    [
        _deleted,
        _truncated(".idx"),
        _of_another_shape,
        _never_finished,
        *(
            pytest.param(damage, marks=pytest.mark.thorough)
            for damage in (
                _emptied,
                *map(_truncated, ("meta.json", ".managed.json", ".term", ".store", ".fast")),
                _without_pointer,
                _with_nonsense_for_a_pointer,
            )
        ),
    ],
)
def test_a_damaged_index_is_made_again_and_meanwhile_said_to_be_prepared(
    follow: Follow, follower: Follower, damage: Damage
) -> None:
    told("Rice")
    follow()
    follower.close()
    damage(here())
    assert asked("rice").state is State.PREPARING
    assert standing(NOW) is None
    follow()
    assert found("rice") == ["Rice"]
    assert generations() == [here()]


def test_an_index_that_is_deleted_while_somebody_follows_comes_back(follow: Follow) -> None:
    told("Rice")
    follow()
    shutil.rmtree(root())
    follow()
    assert found("rice") == ["Rice"]
    second = Follower()
    assert second.look() > PAUSE
    second.close()


def test_an_index_of_another_database_does_not_answer_and_is_made_again(follow: Follow) -> None:
    with transaction.atomic():
        told("Theirs")
        follow()
        assert found("theirs") == ["Theirs"]
        transaction.set_rollback(True)
    told("Ours")
    assert asked("theirs").state is State.PREPARING
    follow()
    assert found("ours") == ["Ours"]
    assert asked("theirs").hits == ()


def test_an_index_that_knows_more_than_the_database_is_made_again(follow: Follow) -> None:
    told("First")
    follow()
    with transaction.atomic():
        told("Second")
        follow()
        transaction.set_rollback(True)
    assert asked("first").state is State.PREPARING
    follow()
    assert found("first") == ["First"]


def test_an_empty_house_has_an_empty_index_that_follows(follow: Follow) -> None:
    follow()
    assert asked("rice").state is State.READY
    told("Rice")
    follow()
    assert found("rice") == ["Rice"]


def test_much_that_is_new_comes_in_batches(
    follow: Follow, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow()
    monkeypatch.setattr(following, "_AT_ONCE", 2)
    for number in range(5):
        told(f"Rice {number}")
    assert [follower.look() for _ in range(4)] == [0.0, 0.0, PAUSE, PAUSE]
    assert len(found("rice")) == 5


def test_a_look_at_nothing_new_writes_nothing_and_asks_little(
    follow: Follow, follower: Follower
) -> None:
    told("Rice")
    follow()
    before = sorted((file.name, file.stat().st_mtime_ns) for file in here().iterdir())
    with counted() as queries:
        assert follower.look() == PAUSE
    assert len(queries) == 2
    assert sorted((file.name, file.stat().st_mtime_ns) for file in here().iterdir()) == before


def test_a_second_follower_waits_without_a_word_and_takes_over(
    follow: Follow, follower: Follower
) -> None:
    follow()
    second = Follower()
    told("Rice")
    assert second.look() > PAUSE
    assert found("rice") == []
    follower.close()
    assert second.look() == PAUSE
    assert found("rice") == ["Rice"]
    second.close()


def test_lock_files_that_were_left_behind_hold_nobody_up(follow: Follow) -> None:
    follow()
    names = (FOLLOWING, REBUILDING, f"{here().name}/.tantivy-writer.lock")
    assert all((root() / name).exists() for name in names)
    shutil.rmtree(root())
    root().mkdir()
    for name in (FOLLOWING, REBUILDING):
        (root() / name).write_text("12345")
    told("Rice")
    follow()
    assert found("rice") == ["Rice"]


def test_what_was_written_and_not_committed_is_lost_and_made_up_for(
    follow: Follow, follower: Follower
) -> None:
    told("Rice")
    follow()
    follower.close()
    with Pen(here()) as pen:
        pen.write([(Showing.objects.get().public_id, "en")], [])
    assert found("rice") == ["Rice"]
    told("More rice")
    follow()
    assert sorted(found("rice")) == ["More rice", "Rice"]


def test_a_rebuild_that_is_stopped_leaves_the_old_index_and_nothing_else(follow: Follow) -> None:
    told("Rice")
    follow()
    before = here()
    with pytest.raises(Stopped):
        rebuild(lambda _done, _whole: False)
    assert generations() == [before]
    assert found("rice") == ["Rice"]
    assert not is_rebuild_wanted()
    ask_rebuild()
    with pytest.raises(Stopped):
        rebuild(lambda _done, _whole: False)
    assert is_rebuild_wanted()


def test_what_a_killed_rebuild_left_is_swept_by_the_next(follow: Follow) -> None:
    follow()
    left = new_generation()
    (left / "half").write_text("…")
    rebuild(lambda _done, _whole: True)
    assert not left.exists()


def test_two_do_not_rebuild_at_once(follow: Follow, follower: Follower) -> None:
    with held(REBUILDING) as is_mine:
        assert is_mine
        with pytest.raises(AlreadyRebuilding):
            rebuild(lambda _done, _whole: True)
        assert follower.look() > PAUSE
        assert current() is None
    follow()
    assert asked("rice").state is State.READY


def test_what_happens_while_the_index_is_rebuilt_is_in_the_new_one(
    follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 1)
    gone = told("Rice that goes")
    told("Rice that stays")

    laps: list[int] = []

    def meanwhile(done: int, _whole: int) -> bool:
        if not laps:
            withdraw_from(gone)
            told("Rice that comes")
        laps.append(done)
        return True

    rebuild(meanwhile)
    assert sorted(found("rice")) == ["Rice that comes", "Rice that stays"]
    standing_now = standing(NOW)
    assert standing_now is not None
    assert (standing_now.documents, standing_now.behind) == ({"en": 2}, 0)


def test_showings_made_again_during_a_rebuild_are_not_in_it_twice(
    follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 1)
    told("Rice one")
    told("Rice two")
    laps: list[int] = []

    def meanwhile(done: int, _whole: int) -> bool:
        laps.append(done)
        if len(laps) == 2:
            rebuild_showings()
        return len(laps) < 20

    rebuild(meanwhile)
    assert len(laps) > 2
    assert asked("rice").total == 2


def test_who_follows_turns_to_the_index_that_somebody_else_rebuilt(follow: Follow) -> None:
    told("Rice")
    follow()
    old = here()
    rebuild(lambda _done, _whole: True)
    assert old.exists()
    assert here() != old
    told("More rice")
    follow()
    assert not old.exists()
    assert len(found("rice")) == 2


def test_a_rebuild_that_was_asked_for_is_done_once(follow: Follow, follower: Follower) -> None:
    ask_rebuild()
    assert not root().exists()
    follow()
    before = here()
    ask_rebuild()
    follow()
    after = here()
    assert after != before
    assert follower.look() == PAUSE
    assert here() == after


def test_where_nothing_can_be_written_readers_are_answered_as_before(
    follow: Follow, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("Rice")
    follow()
    told("More rice")

    def full(_pen: Pen, _mark: object) -> None:
        raise UnusableIndex("No space left on device.")

    with monkeypatch.context() as patched:
        patched.setattr(Pen, "commit", full)
        with pytest.raises(UnusableIndex):
            follower.look()
    follower.close()
    assert found("rice") == ["Rice"]
    follow()
    assert len(found("rice")) == 2


def test_trouble_is_logged_in_a_line_and_tried_again(
    follow: Follow,
    follower: Follower,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    follower.close()
    monkeypatch.setattr(following, "connection", _Unclosed())
    pauses: list[float] = []

    def is_over(seconds: float) -> bool:
        pauses.append(seconds)
        return len(pauses) > 2

    def full(_pen: Pen, _mark: object) -> None:
        raise UnusableIndex("No space left on device.")

    monkeypatch.setattr(Pen, "commit", full)
    following.follow(is_over)
    assert pauses[1] > PAUSE
    assert "No space left on device" in caplog.text
    assert "Traceback" not in caplog.text
    assert generations() == []


class _Unclosed:
    """A connection to the test's own database, which has to stay open."""

    def close(self) -> None:
        return


def test_the_lock_is_one_between_processes(follow: Follow) -> None:
    follow()
    with (root() / FOLLOWING).open() as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
