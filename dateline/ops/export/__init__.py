"""The static export: the public site, or some of it, as plain files in a folder.

Keeps nothing but what stands in that folder: the files, and a manifest of their digests. What
it writes are the site's own answers to a reader nobody knows, all of one moment; it asks no
table itself what is public. It changes files only once all are ready, and never touches one
that it did not write.
"""
