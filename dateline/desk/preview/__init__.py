"""A story before it is out: as its readers would get it, for the desk and for single guests.

Shows the newest saved words, or a form nobody has saved, through the public site's own code,
and hands out links for people without an account. Promises that no answer of its own is kept
anywhere, and that a link that is over looks like an address that never was. Writes nothing
that the public could come to see.
"""
