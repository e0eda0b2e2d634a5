"""The stories that editors have at hand: which those are, their list, and the way to a new one.

Shows nobody a story of an office they do not work in.
"""
