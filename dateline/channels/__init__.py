"""The ways out: each channel is a folder that could be deleted alone.

Channels ask the archive and know nothing of one another.
"""
