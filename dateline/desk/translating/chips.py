"""A language of an item in a word, a shape and a colour, and where that leads."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dateline.desk.states import Mark, State
from dateline.desk.translating.behind import Behind
from dateline.desk.translating.languages import InLanguage
from dateline.desk.words import language_name


class Where(TextChoices):
    """How far a language of an item is; the values are those of its colour."""

    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changes not out")
    SCHEDULED = "scheduled", _("scheduled")
    READY = "ready", _("ready")
    IN_WORK = "in-work", _("in work")
    BEHIND = "behind", _("behind")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MISSING = "missing", _("missing")

    @property
    def icon(self) -> str:
        """The shape that goes with the word."""
        return _ICONS[self]


_ICONS = {
    Where.PUBLISHED: "globe",
    Where.CHANGED: "draft",
    Where.SCHEDULED: "time",
    Where.READY: "check",
    Where.IN_WORK: "edit",
    Where.BEHIND: "history",
    Where.WITHDRAWN: "no-view",
    Where.MISSING: "minus",
}
# The first of these that a story bears is what its chip says.
_MARKS = {
    Mark.WITHDRAWN: Where.WITHDRAWN,
    Mark.SCHEDULED: Where.SCHEDULED,
    Mark.APPROVED: Where.READY,
    Mark.CHANGED: Where.CHANGED,
    Mark.PUBLISHED: Where.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A language with what is said of it, and the address of what can be done about it."""

    tag: str
    name: str
    where: Where
    words: str
    address: str


def chip_of(public_id: str, one: InLanguage) -> Chip:
    """Return the chip of an item's language."""
    where = where_of(one)
    words = behind_words(one.draft) if where is Where.BEHIND and one.draft else str(where.label)
    if one.page is None or where is Where.BEHIND:
        address = reverse("story_languages", args=[public_id]) + f"#in-{one.tag}"
    else:
        address = reverse("wagtailadmin_pages:edit", args=[one.page.pk])
    return Chip(one.tag, one.name, where, words, address)


def where_of(one: InLanguage) -> Where:
    """Return the one word for a language."""
    if one.is_missing:
        return Where.MISSING
    if one.is_behind:
        return Where.BEHIND
    if one.state is None:
        return Where.WITHDRAWN if one.told.is_withdrawn else _of_record(one)
    return _of_desk(one.state)


def behind_words(found: Behind) -> str:
    """Return how far behind a translation is: “2 versions behind”."""
    if not found.versions:
        return _now("%(language)s changed") % {"language": language_name(found.source)}
    said = ngettext("%(count)s version behind", "%(count)s versions behind", found.versions)
    return said % {"count": found.versions}


def _of_desk(state: State) -> Where:
    return next((where for mark, where in _MARKS.items() if state.has(mark)), Where.IN_WORK)


def _of_record(one: InLanguage) -> Where:
    return Where.PUBLISHED if one.told.shown else Where.SCHEDULED
