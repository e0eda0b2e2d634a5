"""Writing a translation with its source beside it, in the story's own form.

The newest words of the page are the only truth: beside them stands what they were made from.
Nothing has to be brought from one form into another, so nothing can be lost on the way. What
was said for which words of the source is kept in wagtail-localize's memory of translations,
which tells what is still to be translated, and what has to be reworked.
"""
