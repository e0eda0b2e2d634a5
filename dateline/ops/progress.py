"""How far long work of a command has come, in one line, where somebody looks."""

import sys
import time

_EVERY_SECONDS = 0.5


class Progress:
    """Says the share that is done from time to time, behind these words."""

    def __init__(self, words: str) -> None:
        """Begin at once, and say nothing yet."""
        self._words = words
        self._said = time.monotonic()
        self._is_begun = False

    def __call__(self, done: int, whole: int) -> bool:
        """Say how much is done; nobody stops the work but by a signal."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._said >= _EVERY_SECONDS:
            self._said, self._is_begun = now, True
            share = done / whole if whole else 1
            print(f"\r{self._words} … {share:4.0%}", end="", file=sys.stderr, flush=True)
        return True

    def end(self) -> None:
        """Go on in a new line."""
        if self._is_begun:
            self._is_begun = False
            print(file=sys.stderr)
