"""The desk: where editors work, in Wagtail's admin.

Keeps the page tree (a home for each language), the desk's own pictures and documents, and
the forms for listings and labels. The only room that knows Wagtail. Nothing the public sees
is served from here: what leaves the desk goes through the record.
"""
