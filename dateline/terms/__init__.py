"""Terms: offices, topics, places, partners, kinds, series and collections.

Keeps each term's id for life and its names per language, each from a moment on. Names are
looked up by id when something is read, so a rename touches no edition. No term is ever
deleted and no name rewritten.
"""
