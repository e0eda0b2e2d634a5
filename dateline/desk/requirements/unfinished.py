"""The checks of a translation against its source, stretch by stretch."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from dateline.desk.requirements.problem import Finding, Looked
from dateline.desk.translating.side_by_side.beside import Beside, beside
from dateline.desk.translating.side_by_side.stretches import State, Stretch
from dateline.desk.words import language_name

# Letters of a part that nobody leaves in another language by intent.
_LONG = 60
_KEPT = "_looked_at_beside_its_source"


def to_rework(looked: Looked) -> Iterator[Finding]:
    """Nothing says what the source said before its changes came in."""
    both = _beside(looked)
    if both and (open_ones := both.of(State.REWORK)):
        told = ngettext(
            "One part still says what the %(language)s said before: rework it.",
            "%(count)s parts still say what the %(language)s said before: rework them.",
            len(open_ones),
        )
        yield _finding(both, open_ones, told)


def text_not_translated(looked: Looked) -> Iterator[Finding]:
    """No part of 60 letters is still in the words of the source, but for a few of them."""
    yield from _still_in_source(looked, is_long=True)


def not_translated(looked: Looked) -> Iterator[Finding]:
    """No shorter part is still in the words of the source."""
    yield from _still_in_source(looked, is_long=False)


def _still_in_source(looked: Looked, *, is_long: bool) -> Iterator[Finding]:
    both = _beside(looked)
    found = both.of(State.COPY) if both else []
    open_ones = [one for one in found if (len(one.source.text) >= _LONG) is is_long]
    if both and open_ones:
        told = ngettext(
            "One part is still in %(language)s.",
            "%(count)s parts are still in %(language)s.",
            len(open_ones),
        )
        yield _finding(both, open_ones, told)


def _beside(looked: Looked) -> Beside | None:
    """Return the story beside its source; the second check of one look asks nothing again."""
    page = looked.page
    if not page.source_language:
        return None
    kept = page.__dict__.get(_KEPT)
    if kept is None or kept[0] is not looked.sketch:
        kept = page.__dict__[_KEPT] = (looked.sketch, beside(page))
    found: Beside | None = kept[1]
    return found


def _finding(both: Beside, stretches: list[Stretch], told: str) -> Finding:
    field = stretches[0].path.partition(".")[0]
    counted = {"language": language_name(both.pin.language), "count": len(stretches)}
    return Finding(field, told % counted)
