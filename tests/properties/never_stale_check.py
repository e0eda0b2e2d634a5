"""The judge: each answer against what the record says was visible when it was asked for."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.properties.never_stale_plan import Act, Read

_NOT_THERE = ("", "left")
_FIRST = Act("", "", 0.0, 0.0)


class Fault(NamedTuple):
    """What an answer showed that it could not show then; `seconds` by how much."""

    kind: str
    target: str
    subject: str
    state: str
    seconds: float


class Judge:
    """Knows which states each subject had, and when."""

    def __init__(self, acts: Iterable[Act]) -> None:
        """Take the acts in the order in which they were done."""
        self._states: dict[str, list[Act]] = defaultdict(lambda: [_FIRST])
        for act in acts:
            self._states[act.subject].append(act)

    def faults(self, read: Read) -> Iterator[Fault]:
        """Yield what is early or late in an answer."""
        for subject, state in read.seen:
            yield from self._fault(read, subject, (state,))
        for subject in read.missing:
            yield from self._fault(read, subject, _NOT_THERE)

    def _fault(self, read: Read, subject: str, states: tuple[str, ...]) -> Iterator[Fault]:
        acts = self._states[subject]
        early, late = [], []
        for act, following in zip(acts, [*acts[1:], None], strict=True):
            if act.state not in states:
                continue
            is_early = act.since > read.received
            is_late = following is not None and following.due <= read.sent
            if not is_early and not is_late:
                return
            if is_early:
                early.append(act.since - read.received)
            elif following is not None:
                late.append(read.sent - following.due)
        # Late where it once was so: that it will be so again excuses nothing.
        kind, seconds = ("late", min(late)) if late else ("early", min(early, default=0.0))
        yield Fault(kind, read.target, subject, "/".join(states), round(seconds, 4))


def acts_in(file: Path) -> list[Act]:
    """Return the acts of a log."""
    return [Act(**json.loads(line)) for line in file.read_text().splitlines()]


def reads_in(file: Path) -> Iterator[Read]:
    """Yield the answers of a log."""
    with file.open() as lines:
        for line in lines:
            told = json.loads(line)
            yield Read(**{**told, "seen": [(one, state) for one, state in told["seen"]]})
