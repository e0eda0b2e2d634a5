"""From a button of the publish panel to the verb it stands for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.choices import read_choices
from dateline.desk.releasing.confirm import confirm
from dateline.desk.releasing.correct import correct
from dateline.desk.releasing.leading import id_in
from dateline.desk.releasing.orders import NotAllowed, Refused
from dateline.desk.releasing.release import release
from dateline.desk.releasing.reschedule import reschedule
from dateline.desk.releasing.restore import restore
from dateline.desk.releasing.situation import Mode, Situation
from dateline.desk.releasing.update import update
from dateline.desk.releasing.withdraw import withdraw
from dateline.desk.typed_moments import UnusableMoment
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed: where, with what in the form, and who it was."""

    situation: Situation
    data: QueryDict
    by: User

    @property
    def public_id(self) -> str:
        """The item in question."""
        return self.situation.page.public_id

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages that were ticked; none stands for all of them."""
        return tuple(tag for tag in self.data.getlist("only") if tag in LANGUAGES)


def carry_out(press: Press) -> str:
    """Do what a button says, and return the sentence that tells it was done.

    Raises Refused with a sentence, or NotAllowed.
    """
    deed = _DEEDS.get(press.data.get("deed", ""))
    if deed is None:
        raise NotAllowed
    try:
        return deed(press)
    except UnusableMoment as error:
        raise Refused(str(error)) from error


def _publish(press: Press) -> str:
    choices = read_choices(press.data)
    release_at = choices.release_at(press.situation.office, now=press.situation.at)
    pages = _chosen(press, choices.languages)
    orders = choices.orders(release_at)
    if press.situation.mode is not Mode.CHANGES:
        release(pages, by=press.by, orders=orders)
    elif choices.is_correction:
        correct(pages, by=press.by, orders=orders)
    else:
        update(pages, by=press.by, orders=orders)
    if release_at:
        return _("It is scheduled. Nobody outside the desk can see it before its time.")
    return _("It is public.")


def _renew(press: Press) -> str:
    """Put the newest words in the place of those that wait, at the same moment."""
    choices = read_choices(press.data)
    orders = choices.orders(press.situation.release_at, replaces_waiting=True)
    pages = [one.page for one in press.situation.renewable if one.page]
    release(pages, by=press.by, orders=orders)
    return _("The newest words are scheduled instead.")


def _move(press: Press) -> str:
    choices = read_choices(press.data)
    release_at = choices.release_at(press.situation.office, now=press.situation.at)
    reschedule(press.public_id, by=press.by, release_at=release_at)
    return _("Its time has been changed.") if release_at else _("It is public.")


def _cancel(press: Press) -> str:
    cancel(press.public_id, by=press.by, languages=press.tags)
    return _("It is no longer scheduled; your words are kept as a draft.")


def _withdraw(press: Press) -> str:
    told = {tag: press.data.get(f"reason-{tag}", "").strip() for tag in LANGUAGES}
    reasons = {tag: words for tag, words in told.items() if words}
    leads_to = id_in(press.data.get("leads-to", ""))
    withdraw(press.public_id, by=press.by, reasons=reasons, languages=press.tags, leads_to=leads_to)
    return _("It has been withdrawn. A notice stands in its place.")


def _restore(press: Press) -> str:
    restore(press.public_id, by=press.by, languages=press.tags)
    return _("It is public again.")


def _confirm(press: Press) -> str:
    keys = {str(waiting.pk): waiting for waiting in press.situation.unconfirmed}
    found = keys.get(press.data.get("release", ""))
    if found is None:
        raise Refused(_("Somebody has approved this already."))
    confirm(found, by=press.by)
    return _("You have approved it.")


def _chosen(press: Press, tags: tuple[str, ...]) -> list[StoryPage]:
    pages = {one.tag: one.page for one in press.situation.languages if one.page}
    return [pages[tag] for tag in tags if tag in pages]


_DEEDS: dict[str, Callable[[Press], str]] = {
    "publish": _publish,
    "renew": _renew,
    "move": _move,
    "cancel": _cancel,
    "withdraw": _withdraw,
    "restore": _restore,
    "confirm": _confirm,
}
