"""The record: every edition that was ever released, and what is visible when.

Keeps items, acts, editions and their content; editions are appended and never rewritten, in
Python and in the database. `visible` is the one predicate every public answer goes through;
`showing` rows are derived from editions and can be made again at any moment. Each verb is a
file: publish, update, correct, withdraw, restore; cancel and reschedule for what still waits;
take in, rebuild. An act covers all languages it names, or does nothing. What was cancelled
leaves no public trace. Never renders, mails or enqueues anything.
"""
