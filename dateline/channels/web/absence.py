"""What readers are told where a picture is not shown."""

from collections.abc import Callable

from dateline.archive.entries import Absence


def absence_words(_: Callable[[str], str], absence: Absence) -> str:
    """Return the sentence that stands in a picture's place, with a gap for its credit.

    `_` translates our own sentences.
    """
    if absence is Absence.RIGHTS_ENDED:
        return _("Photo no longer shown, as our right to show it has ended: %(credit)s")
    if absence is Absence.TAKEN_OUT:
        return _("Photo no longer shown: %(credit)s")
    return _("Photo missing at the moment: %(credit)s")
