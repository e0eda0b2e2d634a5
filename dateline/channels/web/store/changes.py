"""What has changed since an answer was made: by the journal, and by time alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from dateline.channels.web.store.kept import Kept, Position

# So many keys are remembered; beyond, all that was kept before counts as changed.
_MOST_KEYS = 100_000


@dataclass
class Changes:
    """The last change of every key, from a position on.

    `number` grows once a change is noted. What was made before `floor` may have changed unseen.
    """

    floor: Position
    number: int = 0
    _seqs: dict[str, int] = field(default_factory=dict)
    _moments: dict[str, float] = field(default_factory=dict)
    _to_come: list[tuple[float, tuple[str, ...]]] = field(default_factory=list)
    _expected: set[tuple[float, tuple[str, ...]]] = field(default_factory=set)

    def note(self, seq: int, keys: Iterable[str]) -> None:
        """Take note of a change that readers see as soon as it is in the journal."""
        if len(self._seqs) + len(self._moments) > _MOST_KEYS:
            self.note_of_everything(Position(seq, max(self._moments.values(), default=0.0)))
        for key in keys:
            self._seqs[key] = seq
        self.number += 1

    def note_of_everything(self, position: Position) -> None:
        """Take note that all made before a position may have changed."""
        self.floor = Position(max(self.floor.seq, position.seq), max(self.floor.at, position.at))
        # What came after that position is still to be known.
        self._seqs = {key: seq for key, seq in self._seqs.items() if seq > self.floor.seq}
        self._moments = {key: at for key, at in self._moments.items() if at > self.floor.at}
        self.number += 1

    def expect(self, moment: float, keys: tuple[str, ...] = ()) -> None:
        """Take note of what readers will see at a moment; without keys, it is everything."""
        if (moment, keys) not in self._expected:
            self._expected.add((moment, keys))
            heappush(self._to_come, (moment, keys))

    def come_to(self, now: float) -> bool:
        """Let what was to come until now have come; say whether any of it was everything."""
        had_everything = False
        while self._to_come and self._to_come[0][0] <= now:
            moment, keys = coming = heappop(self._to_come)
            self._expected.discard(coming)
            for key in keys:
                self._moments[key] = moment
            self.number += 1
            if not keys:
                self.note_of_everything(Position(0, moment))
                had_everything = True
        return had_everything

    def hold(self, kept: Kept, now: float) -> bool:
        """Say whether an answer is still as it was made; `come_to` has to be called before.

        Threads may ask as well, while changes are noted: each is numbered after it was noted, and
        what was found to hold before is then looked at again.
        """
        number, seqs, moments = self.number, self._seqs, self._moments
        if now >= kept.until:
            return False
        if kept.checked == number:
            return True
        made = kept.position
        if made.seq < self.floor.seq or made.at < self.floor.at:
            return False
        for key in kept.keys:
            if seqs.get(key, 0) > made.seq or moments.get(key, 0.0) > made.at:
                return False
        kept.checked = number
        return True
