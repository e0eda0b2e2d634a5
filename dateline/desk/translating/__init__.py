"""What a translation was made from, how far behind that it is, and where all languages stand.

A pin says which words of which language a story says; it travels with the story's own words
through its history. How far behind is asked of the record and never kept. An office that writes
for itself has no pin, and is told nothing.
"""
