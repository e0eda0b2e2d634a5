"""Feeds: what a section lists, for machines that follow it (RSS 2.0, Atom RFC 4287).

Ids and dates in a feed never change for an entry that did not change; what is withdrawn
leaves the feed at that moment.
"""
