"""What the buttons of side-by-side writing do, once the form has been saved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.machine_translators import get_machine_translator

from dateline.desk.models import StoryPage
from dateline.desk.translating.side_by_side.beside import beside
from dateline.desk.translating.side_by_side.bringing_in import bring_in, take_in
from dateline.desk.translating.side_by_side.filling import fill
from dateline.desk.translating.side_by_side.memory import remember
from dateline.people.models import User

_BRING_IN, _TAKE_IN, _FILL = "action-bring-in", "action-take-in", "action-fill"


def pressed(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Do what was pressed, if it was one of these, and show the form again."""
    story = page.specific
    names = {_BRING_IN, _TAKE_IN, _FILL} & set(request.POST)
    if not names or not isinstance(story, StoryPage):
        return None
    story, by = StoryPage.objects.get(pk=story.pk), _person(request)
    if _BRING_IN in names:
        bring_in(story, by=by)
        told = _("The changes are in. See what has to be reworked; your words are all there.")
    elif _TAKE_IN in names:
        take_in(story, request.POST.getlist(_TAKE_IN), by=by)
        told = _("It is in again, in the words of the source.")
    elif get_machine_translator() is None:
        return None
    else:
        fill(story, by=by)
        told = _("What was not translated has been filled in. It cannot be published so.")
    messages.success(request, told)
    return redirect("wagtailadmin_pages:edit", story.pk)


@require_POST
def right_as_it_is(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep that a stretch of the newest words says what its source does, though it looks old."""
    story = get_object_or_404(StoryPage, pk=pk)
    person = _person(request)
    if not story.permissions_for_user(person).can_edit() or _is_locked(story, person):
        raise PermissionDenied
    both = beside(story)
    path = request.POST.get("path", "")
    found = next((one for one in both.stretches if one.path == path), None) if both else None
    if both is None or found is None or found.said is None:
        raise Http404
    remember(story, both.pin.language, {path: (found.source, found.said)}, person)
    return HttpResponse(status=204)


def _is_locked(story: StoryPage, person: User) -> bool:
    lock = story.get_lock()
    return bool(lock and lock.for_user(person))


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
