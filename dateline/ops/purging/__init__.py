"""Caches in front of the house are told what has changed.

Follows the journal and the clock for each cache that DATELINE_PURGE names, and sends it the
surrogate keys of every change once readers are to see it. Keeps, in the data folder, how far
each cache has been told. Promises that no change is left out, across restarts too, as long as
the cache answers in the end. Never needed for what is shown to be right: without a word from
here, a cache that obeys our headers forgets everything at the next whole minute.
"""
