"""The verb pin: items that stand first in a section, wherever they would fall."""

from collections.abc import Iterable

from dateline.archive.arranging import UnusableSection
from dateline.archive.entries import Pin
from dateline.archive.models import Section, SectionPin
from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.record.models import Item

MOST_PINS = 5


def pin(section: Section, pins: Iterable[Pin]) -> None:
    """Let these stand first in the section, in this order, in the place of all that did.

    An item that readers do not see is pinned without a trace until they do. Raises
    UnusableSection.
    """
    wanted = list(pins)
    with writing() as open_writing:
        _check(wanted)
        SectionPin.objects.filter(section=section).delete()
        SectionPin.objects.bulk_create(
            SectionPin(
                section=section,
                public_id=one.public_id,
                place=place,
                from_at=one.from_at,
                until_at=one.until_at,
            )
            for place, one in enumerate(wanted, start=1)
        )
        open_writing.note(Subject.SECTION, section.public_id)


def _check(pins: list[Pin]) -> None:
    public_ids = {one.public_id for one in pins}
    if len(pins) > MOST_PINS:
        raise UnusableSection(f"At most {MOST_PINS} items can be pinned to a listing.", "pins")
    if len(public_ids) < len(pins):
        raise UnusableSection("An item is pinned twice; take one of them out.", "pins")
    known = Item.objects.filter(public_id__in=public_ids).values_list("public_id", flat=True)
    if unknown := public_ids.difference(known):
        raise UnusableSection(f"Nothing was ever released as {min(unknown)}.", "pins")
    for one in pins:
        _check_times(one)


def _check_times(one: Pin) -> None:
    moments = [moment for moment in (one.from_at, one.until_at) if moment is not None]
    for moment in moments:
        if moment.tzinfo is None:
            raise UnusableSection("The time of a pin needs a time zone.", "pins")
        if moment.second or moment.microsecond:
            raise UnusableSection(
                "The time of a pin falls on a whole minute, such as 10:00, not 10:00:30.", "pins"
            )
    if len(moments) == 2 and moments[1] <= moments[0]:
        raise UnusableSection("A pin ends after it begins; give a later end.", "pins")
