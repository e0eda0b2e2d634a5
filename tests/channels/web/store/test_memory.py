"""What is kept in memory, and what goes."""

from dateline.channels.web.store.kept import Kept, Position
from dateline.channels.web.store.memory import Memory

BUDGET = 1_000_000


def page(status: int = 200, size: int = 8_000) -> Kept:
    """Return a page that takes ten thousand bytes."""
    headers, bodies = [("Content-Type", "text/html")], {"": b"a" * size}
    return Kept(status, headers, bodies, ("all",), Position(1, 1.0), float("inf"))


def read(memory: Memory, address: bytes) -> Kept:
    """Put a page into memory, and ask for it again as a reader does."""
    kept = page()
    memory.put(address, kept)
    assert memory.get(address) is kept
    return kept


def test_it_never_weighs_more_than_it_may() -> None:
    memory = Memory(BUDGET)
    for number in range(1_000):
        read(memory, b"/en/%d/" % number)
        assert memory.weight <= BUDGET
    assert len(memory) > 70


def test_made_up_addresses_push_out_each_other_alone() -> None:
    memory = Memory(BUDGET)
    for number in range(50):
        read(memory, b"/en/%d/" % number)
    for number in range(10_000):
        memory.put(b"/en/0/?made-up=%d" % number, page())
        memory.put(b"/nothing/%d" % number, page(404))
    assert all(memory.get(b"/en/%d/" % number) for number in range(50))
    assert memory.weight <= BUDGET


def test_what_is_not_there_stays_among_the_new_however_often_it_is_asked_for() -> None:
    memory = Memory(BUDGET)
    memory.put(b"/nothing", page(404))
    assert all(memory.get(b"/nothing") for _ in range(5))
    for number in range(30):
        memory.put(b"/en/%d/" % number, page())
    assert memory.get(b"/nothing") is None


def test_the_least_recently_used_goes_first() -> None:
    memory = Memory(BUDGET)
    for number in range(80):
        read(memory, b"/en/%d/" % number)
    memory.get(b"/en/0/")
    for number in range(80, 140):
        read(memory, b"/en/%d/" % number)
    assert memory.get(b"/en/0/") is not None
    assert memory.get(b"/en/1/") is None


def test_a_page_that_is_put_again_takes_the_place_of_the_old_one() -> None:
    memory = Memory(BUDGET)
    read(memory, b"/en/")
    weight, kept = memory.weight, page()
    memory.put(b"/en/", kept)
    assert memory.get(b"/en/") is kept
    assert memory.weight == weight
    memory.drop(b"/en/")
    assert (memory.weight, len(memory)) == (0, 0)


def test_with_no_room_nothing_is_kept() -> None:
    memory = Memory(0)
    memory.put(b"/en/", page())
    assert memory.get(b"/en/") is None


def test_what_is_larger_than_all_the_room_is_not_kept() -> None:
    memory = Memory(BUDGET)
    memory.put(b"/large", page(size=BUDGET))
    assert memory.get(b"/large") is None
    assert memory.weight == 0
