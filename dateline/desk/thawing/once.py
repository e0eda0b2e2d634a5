"""A page is made once, whatever several people press at the same moment."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.desk.thawing.refusal import CannotEdit

# Two may make the office's page at once, and then the story's: each costs one more try.
_TRIES = 4


def page_of(public_id: str, language: str) -> StoryPage | None:
    """Return the page on which an item is edited in a language, None before there is one."""
    found: StoryPage | None = StoryPage.objects.filter(
        public_id=public_id, language=language
    ).first()
    return found


def made_once(public_id: str, language: str, make: Callable[[], StoryPage]) -> StoryPage:
    """Return the page that is there, else what `make` makes, in a transaction of its own.

    Where somebody else was faster, theirs. Raises CannotEdit where the desk cannot hold it.
    """
    refusal = CannotEdit(_("Others are at work on the same page: try again."))
    for _attempt in range(_TRIES):
        there = page_of(public_id, language)
        if there is not None:
            return there
        try:
            return make()
        except IntegrityError:
            continue
        except ValidationError as error:
            # A name that is taken already, too, is found out by whoever comes second.
            refusal = CannotEdit(_told(error))
    raise refusal


def _told(error: ValidationError) -> str:
    names = {field.name: str(field.verbose_name) for field in StoryPage._meta.fields}
    fields = ", ".join(names.get(name, name) for name in error.message_dict)
    return _("The desk cannot hold it as it is (%(fields)s): %(why)s") % {
        "fields": fields,
        "why": " ".join(error.messages),
    }
