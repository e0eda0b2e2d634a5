"""Intake: other people's archives coming in.

Reads listings as plain text and takes them into the record, whole or not at all; the same file
a second time adds nothing. Keeps no source text: only a digest of what it has seen.
"""
