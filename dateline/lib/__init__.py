"""The leaf room: small tools that know nothing of news.

Keeps the clock, languages, dates in words, ids, clean text and the database triggers that
hold append-only tables. Imports no other room and defines no table.
"""
