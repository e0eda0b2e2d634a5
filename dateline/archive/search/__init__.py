"""Search: what is public, found by its words.

Keeps a folder of files beside the database, which may be deleted at any moment and comes back
by itself. Promises that no word of what is not public stands in it, and that every answer went
through the predicate once more. One process writes (`following`), all others read. Never writes
to the database, and never answers from an index that another database was behind.
"""
