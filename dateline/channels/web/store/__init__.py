"""The page store: public answers as ready bytes, in front of Django.

Keeps what Django answered for an address, in each coding that was asked for, with the position
in the journal and the moment it was made at. Promises that no answer is given out after the
journal has a change on one of its keys, or after a moment at which time itself changes it: not
by one request. Never keeps what says nothing of its keys, nor anything of the desk; it can be
emptied at any moment, and costs a rendering then.
"""
