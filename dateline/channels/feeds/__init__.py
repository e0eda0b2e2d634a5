"""Feeds: what a listing holds, for machines that follow it; and where machines find what there is.

RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of every listing, OPML of all; ninjs and NewsML-G2 of
listings and items (`exchange`), and their events as iCalendar (`calendar`); sitemaps, robots.txt,
security.txt, llms.txt. Ids and dates in a feed never change for an entry that did not change;
what is withdrawn leaves the feed at that moment, and Atom, ninjs and NewsML-G2 say so for thirty
days, calendars for ninety.
"""
