"""How far long work has come, told on standard error while somebody waits."""

import sys
import time

_EVERY_SECONDS = 2.0


class Progress:
    """Counts what is done of a known whole; says rate and time to go every two seconds."""

    def __init__(self, what: str, whole: int) -> None:
        self._what, self._whole = what, whole
        self._began = self._said = time.monotonic()

    def __call__(self, done: int) -> None:
        """Say that so many are done, if it is time to say something."""
        now = time.monotonic()
        if now - self._said < _EVERY_SECONDS or not done:
            return
        self._said = now
        rate = done / (now - self._began)
        left = (self._whole - done) / rate
        speed = f"{rate:,.0f}" if rate > 10 else f"{rate:.1f}"
        print(
            f"{self._what}: {done:,} of {self._whole:,}, {speed} a second, {left:.0f} s to go",
            file=sys.stderr,
            flush=True,
        )
