"""Where answers are kept in memory: the least recently used go, and made-up addresses first."""

from collections import OrderedDict

from dateline.channels.web.store.kept import Kept

# The part for what was asked for but once, and for what is not there: a crawler of made-up
# addresses pushes out its own, and no page that people read.
_PROBATION = 0.2


class Memory:
    """Answers by address, within a budget of bytes; not for several threads."""

    def __init__(self, budget: int) -> None:
        """Hold at most so many bytes."""
        self._new = _Segment(int(budget * _PROBATION))
        self._used = _Segment(budget - int(budget * _PROBATION))

    def __len__(self) -> int:
        return len(self._new.kept) + len(self._used.kept)

    @property
    def weight(self) -> int:
        """The bytes that all of it takes."""
        return self._new.weight + self._used.weight

    def get(self, address: bytes) -> Kept | None:
        """Return what is kept for an address; a page that is asked for again stays longer."""
        found = self._used.kept.get(address)
        if found is not None:
            self._used.kept.move_to_end(address)
            return found
        found = self._new.kept.get(address)
        if found is not None and found.status == 200:
            self._new.drop(address)
            for pushed, one in self._used.put(address, found):
                self._new.put(pushed, one)
        return found

    def put(self, address: bytes, kept: Kept) -> None:
        """Keep an answer, in the place of what was kept for its address."""
        segment = self._used if address in self._used.kept else self._new
        segment.put(address, kept)

    def drop(self, address: bytes) -> None:
        """Keep nothing for an address."""
        self._used.drop(address)
        self._new.drop(address)


class _Segment:
    """Answers in the order of their last use."""

    def __init__(self, budget: int) -> None:
        self.kept: OrderedDict[bytes, Kept] = OrderedDict()
        self.weight = 0
        self._budget = budget
        self._weights: dict[bytes, int] = {}

    def put(self, address: bytes, kept: Kept) -> list[tuple[bytes, Kept]]:
        """Keep an answer as the last used; return what had to go for it."""
        self.drop(address)
        weight = kept.weight
        if weight > self._budget:
            return [(address, kept)]
        self.kept[address] = kept
        self._weights[address] = weight
        self.weight += weight
        pushed = []
        while self.weight > self._budget:
            oldest = next(iter(self.kept))
            pushed.append((oldest, self.kept[oldest]))
            self.drop(oldest)
        return pushed

    def drop(self, address: bytes) -> None:
        if self.kept.pop(address, None) is not None:
            self.weight -= self._weights.pop(address)
