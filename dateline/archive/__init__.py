"""The archive: the questions readers ask of the record.

Keeps the sections (saved queries with a title) and answers latest, in_month, article and
versions_of, each at a moment and for a viewer, through the record's one predicate. Hands out
frozen values, never rows. Pages by key, never by offset, and counts nothing on a reader's path.
"""
