"""The fonts of this machine, as fontconfig ranks them for a language."""

import logging
import subprocess
from functools import cache
from typing import NamedTuple

from dateline.channels.web.card.letters import Letters

# In seconds; the first call on a machine may have to read all its fonts.
_PATIENCE = 10
_FORM = "%{file}\t%{index}\t%{color}\t%{charset}\n"
# Of an index, what is above these bits names a setting of a variable font.
_PLACE = 0xFFFF
# fontconfig tells the scripts of Chinese by country.
_OTHER_TAGS = {"zh": "zh-cn"}
_logger = logging.getLogger(__name__)


class MachineFont(NamedTuple):
    """A font's file, its place in it, and the letters it has."""

    path: str
    place: int
    letters: Letters


@cache
def machine_fonts(language: str, *, is_bold: bool) -> tuple[MachineFont, ...]:
    """Return the fonts for texts in a language, the best first; none without fontconfig.

    They are asked for once in the life of a process, which takes some hundredths of a second.
    """
    weight = "bold" if is_bold else "regular"
    pattern = f"sans:lang={_OTHER_TAGS.get(language, language)}:{weight}"
    try:
        told = subprocess.run(  # noqa: S603
            ["fc-match", "--sort", "--format", _FORM, pattern],  # noqa: S607
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=_PATIENCE,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        _logger.warning("The fonts of this machine cannot be listed: %s", error)
        return ()
    rows = (line.split("\t") for line in told.stdout.splitlines())
    return tuple(
        MachineFont(path, int(index) & _PLACE, Letters(ranges))
        for path, index, colour, ranges in rows
        if colour != "True"
    )
