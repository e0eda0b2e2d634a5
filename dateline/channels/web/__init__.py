"""The public site: sections, items, months, plain text, and the pages for what is not there.

Pages are a pure function of what the archive answers at one moment and of the address; they
carry nothing of the visitor. Needs no script and no session.
"""
