"""Memory that a long piece of work had is given back to the system."""

import ctypes


def give_back() -> None:
    """Have the C library let go of what it keeps for later, where it knows how to.

    It would keep some hundred megabytes after an index was built, for as long as the worker runs.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
