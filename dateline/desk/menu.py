"""What the desk's menus offer: no more than what has a use."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from dateline.desk.published import ADDRESS
from dateline.desk.releasing.coming_up import ADDRESS as COMING_UP
from dateline.desk.requirements.rule_views import ADDRESS as CHECKS
from dateline.desk.role_rules import ADDRESS as RULES
from dateline.desk.site_view import ADDRESS as SITE
from dateline.desk.stories.listing import ADDRESS as STORIES
from dateline.desk.translating.board import ADDRESS as LANGUAGES
from dateline.desk.who_did_what import ADDRESS as DEEDS
from dateline.people.models import User

_MAIN = {
    "stories",
    "coming-up",
    "languages",
    "published",
    "listings",
    "labels",
    "reused",
    "images",
    "documents",
    "settings",
}
_SETTINGS = {"checks", "offices", "second-factor", "site", "users", "who-did-what"}


def stories_item() -> MenuItem:
    """Return the way to what is being written: the first of all."""
    return MenuItem(_("Stories"), str(STORIES), name="stories", icon_name="doc-full", order=1)


def coming_item() -> MenuItem:
    """Return the way to what goes out next."""
    label = _("Coming up")
    return MenuItem(label, str(COMING_UP), name="coming-up", icon_name="calendar-alt", order=5)


def languages_item() -> MenuItem:
    """Return the way to what is behind in its languages, and what is missing."""
    label = _("Languages")
    return MenuItem(label, str(LANGUAGES), name="languages", icon_name="table", order=7)


def published_item() -> MenuItem:
    """Return the way to everything public."""
    return MenuItem(_("Published"), str(ADDRESS), name="published", icon_name="globe", order=10)


class _ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may change it."""
        return isinstance(request.user, User) and request.user.has_perm("archive.change_site")


def site_item() -> MenuItem:
    """Return the way to the set-up form."""
    return _ForAdministrators(_("The site"), str(SITE), name="site", icon_name="site", order=1)


def rules_item() -> MenuItem:
    """Return the way to who needs a second factor."""
    label = _("Second factor")
    return _ForAdministrators(label, str(RULES), name="second-factor", icon_name="key", order=700)


def checks_item() -> MenuItem:
    """Return the way to what stories of each kind have to have."""
    label = _("Checks")
    return _ForAdministrators(
        label, str(CHECKS), name="checks", icon_name="clipboard-list", order=650
    )


def deeds_item() -> MenuItem:
    """Return the way to the audit log."""
    label = _("Who did what")
    return _ForAdministrators(
        label, str(DEEDS), name="who-did-what", icon_name="history", order=710
    )


def own_sign_in_item(_request: HttpRequest) -> dict[str, Any]:
    """Return the way to one's own password, second factor and sessions."""
    return {
        "url": reverse("mfa_index"),
        "label": _("How you sign in"),
        "help_text": _("Password, second factor, and where you are signed in."),
    }


def keep_main(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out the tree of pages, which has a list in its place, and reports."""
    items[:] = [item for item in items if item.name in _MAIN]


def keep_settings(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what nobody needs to set: sites, groups, workflows, collections."""
    items[:] = [item for item in items if item.name in _SETTINGS]
