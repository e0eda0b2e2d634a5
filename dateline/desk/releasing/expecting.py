"""Whether an item still stands where the person who orders something takes it to stand."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from dateline.archive.standing import ItemInLanguage, Standing, standings
from dateline.desk.models import StoryPage
from dateline.desk.releasing.orders import Orders, Refused
from dateline.desk.zones import on_office_clock
from dateline.lib.languages import LANGUAGES

_NOTHING = Standing()
Found = Mapping[ItemInLanguage, Standing]


def check_not_out_yet(pages: Iterable[StoryPage], orders: Orders, *, at: datetime) -> None:
    """Refuse to release for the first time what has left the desk already."""
    for page, standing in _found(pages, at):
        said = {"language": LANGUAGES[page.language].own_name}
        if standing.is_withdrawn:
            raise Refused(_("%(language)s has been withdrawn: bring it back first.") % said)
        if standing.verb:
            raise Refused(_("%(language)s has been published already.") % said)
        _check_nothing_waits(page, standing, orders, at)


def check_out(pages: Iterable[StoryPage], orders: Orders, *, at: datetime) -> None:
    """Refuse to publish changes of what readers do not have."""
    for page, standing in _found(pages, at):
        said = {"language": LANGUAGES[page.language].own_name}
        if standing.is_withdrawn:
            raise Refused(_("%(language)s has been withdrawn: bring it back first.") % said)
        if not standing.verb:
            raise Refused(_("%(language)s has not been published yet.") % said)
        _check_nothing_waits(page, standing, orders, at)


def _found(pages: Iterable[StoryPage], at: datetime) -> Iterable[tuple[StoryPage, Standing]]:
    pages = list(pages)
    found: Found = standings({page.public_id for page in pages}, at=at)
    return [(page, found.get((page.public_id, page.language), _NOTHING)) for page in pages]


def _check_nothing_waits(page: StoryPage, standing: Standing, orders: Orders, at: datetime) -> None:
    if standing.waits_until and not orders.replaces_waiting:
        office = page.office_page.office
        raise Refused(
            _(
                "A version of %(language)s is scheduled for %(moment)s already: change its "
                "time, or cancel it first."
            )
            % {
                "language": LANGUAGES[page.language].own_name,
                "moment": on_office_clock(standing.waits_until, office, now=at),
            }
        )
