"""A worker in a process of its own beside the server, and another in its place if it dies.

It is forked once all is loaded, so it shares the server's memory. Between the server and the
worker stands a keeper that does nothing but wait: it alone may fork again, because it never
has more than one thread.
"""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from typing import NoReturn

from django.db import connections

from dateline.ops.at_work import do_all_work
from dateline.ops.lifeline import Lifeline

_PAUSE = 1.0
# How long the end of the server waits for a job under way. One that takes longer is finished
# all the same, or leased again where the whole tree is killed.
_GRACE = 10.0
_logger = logging.getLogger(__name__)


class WorkerBeside:
    """A worker beside this process, from now until it is stopped."""

    def __init__(self, listening: socket.socket) -> None:
        """Start it; `listening` is the server's, which the worker must not keep open.

        Call this before any other thread is started.
        """
        # A connection to the database cannot be shared between processes.
        connections.close_all()
        self._lifeline = Lifeline()
        self._keeper = _fork(lambda: _keep(self._lifeline, listening))

    def stop(self) -> None:
        """Have the worker end after the job under way, and wait some seconds for that."""
        self._lifeline.let_go()
        until = time.monotonic() + _GRACE
        while time.monotonic() < until:
            pid, _status = os.waitpid(self._keeper, os.WNOHANG)
            if pid:
                return
            time.sleep(0.02)


def _keep(lifeline: Lifeline, listening: socket.socket) -> None:
    """Keep one worker alive until the lifeline is cut."""
    lifeline.let_go()
    listening.close()
    # These are meant for the server, whose end cuts the lifeline.
    for meant_for_all in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(meant_for_all, signal.SIG_IGN)
    pause = 0.0
    while not lifeline.is_cut(pause):
        worker = _fork(lambda: do_all_work(lifeline.is_cut))
        _pid, status = os.waitpid(worker, 0)
        if not lifeline.is_cut(0):
            _logger.warning("The worker ended (status %d); another takes its place.", status)
        pause = _PAUSE


def _fork(does: Callable[[], None]) -> int:
    """Return the number of a new process that does this, and nothing of what we do next."""
    pid = os.fork()
    if pid == 0:
        _do_and_exit(does)
    return pid


def _do_and_exit(does: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        does()
        status = 0
    except Exception:
        _logger.exception("The worker met what it does not know.")
    finally:
        os._exit(status)
