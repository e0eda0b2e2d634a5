"""Dateline's own settings, with a tally of what the page store did not have."""

from dateline.ops.settings import *  # noqa: F403
from dateline.ops.settings import MIDDLEWARE as _MIDDLEWARE

# One client asks for everything here.
API_RATE = 0
MIDDLEWARE = ["bench.front_tally.Tally", *_MIDDLEWARE]
