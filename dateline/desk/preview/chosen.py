"""A picture or file in the preview of a form: the story has it, or the editor may choose it."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from dateline.desk.models import DeskDocument, DeskImage
from dateline.desk.preview.drafts import newest
from dateline.desk.preview.files import answer_document, answer_file, answer_picture
from dateline.desk.preview.rights import story_for

_CHOOSE = ["choose", "change"]


@require_safe
def story_file(request: HttpRequest, pk: int, token: str) -> HttpResponseBase:
    """Answer with what the saved story has, or with what this editor could put into it."""
    page = story_for(request, pk)
    try:
        return answer_file(newest(page), token)
    except Http404:
        return choosable_file(request, token)


@require_safe
def choosable_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer with a picture or a file of the desk that whoever asks may put into a story."""
    sort, _dash, pk = token.partition("-")
    model = DeskImage if sort == "picture" else DeskDocument
    found = model.objects.filter(pk=pk).first()
    policy = policy_registry.get_by_type(model)
    if not found or not policy.user_has_any_permission_for_instance(request.user, _CHOOSE, found):
        raise Http404
    if isinstance(found, DeskImage):
        return answer_picture(found)
    return answer_document(found)
