"""The public site: sections, items, months, plain text, and the pages for what is not there.

Pages are a pure function of what the archive answers at one moment and of the address; they
carry nothing of the visitor. Needs no script and no session. The same templates show the desk
what a story's page would be, and make an e-mail of one.
"""
