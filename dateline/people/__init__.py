"""People: accounts, roles, and the log of who did what.

Keeps the user model and an append-only audit log. The record never points here: it keeps a
person's opaque id and role, so that a person can leave and what was published stays.
"""
