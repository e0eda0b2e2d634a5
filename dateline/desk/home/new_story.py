"""The way to a new story: which kind, in which office and language."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from dateline.desk.models import OfficePage
from dateline.desk.teams import offices_of
from dateline.desk.words import desk_language, label_choices
from dateline.lib.ids import is_public_id
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.terms.models import Vocabulary
from dateline.terms.names import todays_names


def pages_to_write_under(user: User) -> list[tuple[int, str]]:
    """Return (key, name) of each office's page under which somebody may write.

    Those in the language in which they have the desk come first.
    """
    pages = OfficePage.objects.filter(office__term__in=offices_of(user))
    names, here = todays_names(), desk_language()
    found = [
        (page.language != here, names.of(page.office.term_id, here), page)
        for page in pages.select_related("office")
    ]
    return [
        (page.pk, f"{name} · {LANGUAGES[page.language].own_name}")
        for _is_elsewhere, name, page in sorted(
            found, key=lambda row: (row[0], row[1].casefold(), row[2].language)
        )
    ]


def kinds_to_write() -> list[tuple[str, str]]:
    """Return (public id, name) of each kind."""
    return label_choices(Vocabulary.KIND)


@require_safe
def new_story(request: HttpRequest) -> HttpResponse:
    """Lead to the empty form, below the page and of the kind that were chosen."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    allowed = dict(pages_to_write_under(user))
    asked = request.GET.get("page", "")
    chosen = int(asked) if asked.isdecimal() and int(asked) in allowed else next(iter(allowed), 0)
    if not chosen:
        raise PermissionDenied
    address = reverse("wagtailadmin_pages:add", args=["desk", "storypage", chosen])
    kind = request.GET.get("kind", "")
    return redirect(f"{address}?{urlencode({'kind': kind})}" if is_public_id(kind) else address)
