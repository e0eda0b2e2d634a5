"""Pictures and files: what stories show or offer, and the names under which readers ask for it.

Keeps each picture as one JPEG without metadata, and each file to download as it came, under
the digest of its bytes, and gives every use of it an address that nobody can guess. What a
file is, is told from its bytes; what a browser could run is not kept. Promises that a file is
there before anything names it. Never says who may see it: that is asked of the record.
"""
