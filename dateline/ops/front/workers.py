"""The processes that serve, and others in their place where one dies."""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from django.db import connections

from dateline.lib import clock
from dateline.ops.lifeline import Lifeline

_MOMENT = 0.1
_PAUSE = 1.0
# Longer than a process takes to finish what is under way.
_GRACE = 30.0
_logger = logging.getLogger(__name__)


class Workers:
    """Some processes that do the same, from `run` until a signal says stop.

    SIGHUP renews them one by one: the new one takes requests before the old one stops.
    """

    def __init__(
        self, does: Callable[[Lifeline], None], many: int, listening: socket.socket
    ) -> None:
        """Have so many processes do this, each until the lifeline is cut, or it is told to end.

        This process holds the socket that they listen at for those to come.
        """
        self._does = does
        self._listening = listening
        self._lifeline = Lifeline()
        self._many = many
        self._running: dict[int, float] = {}
        self._is_over = False
        self._is_to_renew = False
        self._told = ""

    def run(self) -> None:
        """Start them, keep their number, and stop them in the end."""
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        signal.signal(signal.SIGHUP, self._renew)
        # A connection to the database cannot be shared between processes.
        connections.close_all()
        try:
            while not self._is_over:
                while len(self._running) < self._many and self._start():
                    pass
                self._wait_a_moment()
                if self._is_to_renew:
                    self._is_to_renew = False
                    self._renew_each()
        finally:
            # Who comes now is refused at once, instead of waiting for nobody.
            self._listening.close()
            self._stop(list(self._running))

    def _start(self) -> bool:
        """Start a process; say so where the system has no room for one."""
        try:
            pid = os.fork()
        except OSError as error:
            self._tell(f"A process that serves cannot be started: {error}. It is tried again.")
            return False
        if pid == 0:
            self._lifeline.let_go()
            _do_and_exit(lambda: self._does(self._lifeline))
        self._running[pid] = time.monotonic()
        self._told = ""
        return True

    def _tell(self, trouble: str) -> None:
        """Tell of a trouble that goes on once."""
        if trouble != self._told:
            self._told = trouble
            _logger.error("%s", trouble)

    def _wait_a_moment(self) -> None:
        """Wait a moment, and see whether a process has ended meanwhile."""
        time.sleep(_MOMENT)
        # So that a process that is started after the machine's clock stepped back knows it.
        clock.now()
        for pid, begun in list(self._running.items()):
            if self._has_ended(pid) and not self._is_over:
                _logger.error("A process that serves has ended; another takes its place.")
                # One that dies at once would else be started thousands of times.
                time.sleep(max(0.0, _PAUSE - (time.monotonic() - begun)))

    def _renew_each(self) -> None:
        for old in list(self._running):
            # Whoever is to stop does not first renew what is slow to finish.
            if self._is_over or not self._start():
                return
            self._stop([old])

    def _stop(self, pids: list[int]) -> None:
        """Have processes finish, and end those that do not."""
        for pid in pids:
            _send(pid, signal.SIGTERM)
        until = time.monotonic() + _GRACE
        while pids and time.monotonic() < until:
            pids = [pid for pid in pids if not self._has_ended(pid)]
            time.sleep(0.02)
        for pid in pids:
            _logger.error("A process that serves did not finish in %d s; it is ended.", _GRACE)
            _send(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            self._running.pop(pid, None)

    def _has_ended(self, pid: int) -> bool:
        try:
            ended, _status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            ended = pid
        if ended:
            self._running.pop(pid, None)
        return bool(ended)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_over = True

    def _renew(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_to_renew = True


def _send(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _do_and_exit(does: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        does()
        status = 0
    except Exception:
        _logger.exception("A process that serves met what it does not know.")
    finally:
        os._exit(status)
