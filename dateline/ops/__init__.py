"""Operations: settings, root addresses, the server and the command line.

The only room that knows all others; nothing imports it.
"""
