"""What others did to a picture while its form lay open: nobody's words go unseen."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from dateline.desk.models import DeskImage
from dateline.desk.picture_form.texts import office_holding, texts_as_fields
from dateline.desk.unsaved import Unreadable
from dateline.desk.zones import in_words, place_of
from dateline.lib import clock
from dateline.people.models import AuditEntry, User

FILE = "file"


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """How a picture's fields were when a form was opened, and how they are now, as words."""

    seen: Mapping[str, str]
    now: Mapping[str, str]

    @property
    def has_other_file(self) -> bool:
        """Whether somebody put another file in its place."""
        return self._differs(FILE)

    def changed(self, names: Iterable[str]) -> list[str]:
        """Return which of these fields somebody else changed."""
        return [name for name in names if name != FILE and self._differs(name)]

    def _differs(self, name: str) -> bool:
        return name in self.seen and self.seen[name] != self.now.get(name, "")


def values_of(image: DeskImage, names: Iterable[str]) -> dict[str, Any]:
    """Return what these fields of a form hold of a picture."""
    texts = texts_as_fields(image.texts)
    return {
        name: texts.get(name, "") if "-" in name else getattr(image, name, None) for name in names
    }


def state_of(image: DeskImage, names: Iterable[str]) -> dict[str, str]:
    """Return how a picture is, as words for a hidden field."""
    values = values_of(image, names)
    return {name: as_words(value) for name, value in values.items()} | {FILE: image.file.name}


def as_words(value: Any) -> str:
    """Return a field's value in one spelling."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(getattr(value, "pk", value))


def seen_in(sent: str) -> dict[str, str]:
    """Return how the picture was when the form was opened; raises Unreadable."""
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise Unreadable
    return found


def who_and_when(image: DeskImage, reader: User | None) -> str:
    """Return who changed a picture last, and when, as the beginning of a sentence."""
    entry = AuditEntry.objects.filter(subject=f"picture {image.pk}").order_by("-pk").first()
    if entry is None:
        return _("Somebody else")
    person = User.objects.filter(opaque_id=entry.person).first() if entry.person else None
    if person is not None and person == reader:
        name = _("You in another window")
    else:
        name = (person.get_full_name() or person.get_username()) if person else _("Somebody else")
    office = office_holding(image)
    zone, place = (office.time_zone, place_of(office)) if office else ("UTC", "UTC")
    at = in_words(entry.at, zone, place=place, now=clock.now())
    return _("%(name)s (%(time)s)") % {"name": name, "time": at}
