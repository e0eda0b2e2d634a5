"""The archive: the questions readers ask of the record.

Keeps the sections (saved queries with a title) and whose site it is. Answers what is latest,
in which months something stands, what an item's page holds or would hold, and what a release
would change, each at a moment, through the record's one predicate. Hands out frozen values,
never rows. Pages by key, and counts nothing on a reader's path.
"""
