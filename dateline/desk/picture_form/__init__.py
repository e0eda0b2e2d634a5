"""How pictures come to the desk, and the form on which editors say what they are.

It promises that nothing is stored that is no sound picture, that what a file says of itself
stands in the fields before anybody has to type it, that nobody's words are overwritten by
somebody who did not see them, and that whatever ends a right reaches readers at once.
It never encodes a picture while somebody waits: a job makes it ready for readers.
"""
