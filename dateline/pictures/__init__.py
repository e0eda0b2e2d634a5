"""Pictures: the files that stories show, and the names under which readers ask for them.

Keeps each picture as one JPEG without metadata, under the digest of its bytes, and gives
every use of it an address that nobody can guess. Promises that a file is there before
anything names it. Never says who may see a picture: that is asked of the record.
"""
