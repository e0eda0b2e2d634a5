"""Dateline: the open newsroom for organisations whose word must be trusted.

Each folder is a room; `ARCHITECTURE.md` maps them. Imports go down only:
ops, desk, intake, channels, archive, record, terms, people, journal, lib.
"""

__version__ = "0.1.0"
