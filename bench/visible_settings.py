"""Dateline's own settings, but for how often one client may ask."""

from dateline.ops.settings import *  # noqa: F403

API_RATE = 0
