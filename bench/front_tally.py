"""Counts the requests that reach Django, in a file that any process can look at."""

import os
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# The file; each request makes it one byte longer.
FILE = "BENCH_FRONT_TALLY"


class Tally:
    """A middleware before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._file = os.open(os.environ[FILE], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and count."""
        os.write(self._file, b".")
        return self._get_response(request)


def counted(file: Path) -> int:
    """Return how many have reached Django until now."""
    return file.stat().st_size if file.exists() else 0
