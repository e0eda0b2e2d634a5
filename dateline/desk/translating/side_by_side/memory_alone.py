"""wagtail-localize without its pages: of it, the desk uses the memory and the translators.

Its own editor publishes, saves apart from a story's history, and takes the place of the form;
its lists and files tell of every office's drafts. All of that comes through its hooks.
"""

from wagtail import hooks
from wagtail_localize import wagtail_hooks

_ITS = wagtail_hooks.__name__.partition(".")[0]


def keep_memory_alone() -> None:
    """Take out every hook of it, so that it has no address, no button and no say in any view."""
    for registered in hooks._hooks.values():
        registered[:] = [one for one in registered if not _is_its(one[0])]


def _is_its(hook: object) -> bool:
    return getattr(hook, "__module__", "").partition(".")[0] == _ITS
