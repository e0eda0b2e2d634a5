"""Pictures and documents of the desk, shown to those of its people who may use them."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_document
from wagtail.permissions import policy_registry

from dateline.desk.models import DeskDocument, DeskImage, DeskRendition

_USES = ["choose", "change", "delete"]


def kept_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a file that was uploaded on the desk, to whoever may use it there."""
    rendition = DeskRendition.objects.filter(file=path).values("image")
    pictures = DeskImage.objects.filter(Q(file=path) | Q(pk__in=rendition))
    is_theirs = _is_usable(request, pictures) or _is_usable(
        request, DeskDocument.objects.filter(file=path)
    )
    if not is_theirs:
        raise Http404
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))


def kept_document(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Answer with a document, to whoever may use it."""
    check_usable(request, DeskDocument, [pk])
    answer: HttpResponseBase = serve_document(request, pk, name)
    return answer


def check_usable(
    request: HttpRequest, model: type[DeskImage | DeskDocument], keys: Collection[int]
) -> None:
    """Raise Http404 unless whoever asks may use each of these pictures or documents."""
    if not all(_is_usable(request, model.objects.filter(pk=key)) for key in keys):
        raise Http404


def _is_usable(request: HttpRequest, files: Any) -> bool:
    """Say whether there is such a file, and this person may choose or change it."""
    policy = policy_registry.get_by_type(files.model)
    theirs = policy.instances_user_has_any_permission_for(request.user, _USES)
    return bool(files.filter(pk__in=theirs.values("pk")).exists())
