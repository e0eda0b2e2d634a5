"""Doors of Wagtail's that the desk opens only so far: for stories and files of one's own offices.

Wagtail refuses the deed there too, but names in the refusal what it is about. They stand before
Wagtail's own addresses.
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from wagtail.admin.views.bulk_action.dispatcher import index as bulk_action
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.images.views.images import preview
from wagtail.models import Page

from dateline.desk.files import are_theirs
from dateline.desk.models import DeskDocument, DeskImage
from dateline.desk.preview.rights import story_for
from dateline.desk.stories.reach import only_theirs

_STEP = "<int:page_id>/<slug:action_name>/<int:task_state_id>/"
# For this, Wagtail looks itself for those that somebody may use.
_ALL = "all"
_DEPTH_OF_ROOT = 1
_FILES: dict[str, type[DeskImage] | type[DeskDocument]] = {
    "deskimage": DeskImage,
    "deskdocument": DeskDocument,
}


def _their_story(name: str) -> Any:
    """Return Wagtail's view of this name, closed to those who may not write the story."""
    view = page_viewset_registry.as_view(name, page_id_kwarg="page_id")

    def shown(request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponseBase:
        story_for(request, page_id)
        answer: HttpResponseBase = view(request, page_id=page_id, **kwargs)
        return answer

    return shown


def _their_picture(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponseBase:
    """Answer with a picture in another size, to those who may use it."""
    if not are_theirs(request.user, DeskImage, [image_id]):
        raise Http404
    answer: HttpResponseBase = preview(request, image_id, filter_spec)
    return answer


def _their_branch(request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
    """Offer the pages below one, whose headline stands above them, to those who reach it."""
    pages = Page.objects.filter(pk=parent_page_id)
    is_root = pages.filter(depth=_DEPTH_OF_ROOT).exists()
    if not is_root and not only_theirs(pages, request).exists():
        raise Http404
    answer: HttpResponseBase = BrowseView.as_view()(request, parent_page_id=parent_page_id)
    return answer


def _their_files(request: HttpRequest, model: str, action: str) -> HttpResponseBase:
    """Do something with several pictures or documents, for those who may use all of them."""
    chosen = [key for key in request.GET.getlist("id") if key != _ALL]
    is_clear = all(key.isdecimal() for key in chosen)
    if not is_clear or not are_theirs(request.user, _FILES[model], chosen):
        raise Http404
    answer: HttpResponseBase = bulk_action(request, "desk", model, action)
    return answer


narrowed_doors: list[URLPattern] = [
    path(f"pages/workflow/action/{_STEP}", _their_story("workflow_action")),
    path(
        f"pages/workflow/collect_action_data/{_STEP}",
        _their_story("collect_workflow_action_data"),
    ),
    re_path(rf"^bulk/desk/(?P<model>{'|'.join(_FILES)})/(?P<action>\w+)/\Z", _their_files),
    path("choose-page/<int:parent_page_id>/", _their_branch),
    path("images/<int:image_id>/preview/<str:filter_spec>/", _their_picture),
]
