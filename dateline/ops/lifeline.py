"""How a process learns that it is to stop: one end of a pipe, whose other end is let go.

That reaches every process that holds an end, and it happens by itself where the process that
held the other is killed.
"""

import os
from select import select


class Lifeline:
    """A pipe between one process that holds on and others that look whether it still does."""

    def __init__(self) -> None:
        """Make the pipe; this process has both ends until it lets one go."""
        self._end, self._held = os.pipe()

    def is_cut(self, seconds: float) -> bool:
        """Wait so many seconds at most, and say whether nobody holds on any more."""
        readable, _writable, _odd = select([self._end], [], [], seconds)
        return bool(readable)

    def fileno(self) -> int:
        """Return the end that can be read once nobody holds on, for whoever waits in a loop."""
        return self._end

    def let_go(self) -> None:
        """Hold on no longer. Whoever only looks calls this first, or would hold on itself."""
        os.close(self._held)
