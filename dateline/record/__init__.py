"""The record: every edition that was ever released, and what is visible when.

Keeps items, acts, editions and their content; editions are appended and never rewritten, in
Python and in the database. `visible` is the one predicate every public answer goes through;
`showing` rows are derived from editions and can be made again at any moment. The verbs are
publish, correct and withdraw. Never renders, mails or enqueues anything.
"""
