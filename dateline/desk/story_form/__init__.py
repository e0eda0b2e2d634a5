"""The form in which a story is written.

Headline, summary and text stand first; everything else is folded or below. It keeps drafts,
which may be unfinished: what has to be there before a story goes out is asked elsewhere.
Nothing of it is public.
"""
