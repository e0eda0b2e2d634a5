"""The desk's first page: what needs this person, what goes out next, what they were at.

Answers one question and shows no sums. Asks a bounded number of questions of the database,
however much there is.
"""
