"""Pictures and documents of the desk, shown to those of its people who may use them."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
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
    documents = DeskDocument.objects.filter(file=path)
    if not (_is_there(request.user, pictures) or _is_there(request.user, documents)):
        raise Http404
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))


def kept_document(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Answer with a document, to whoever may use it."""
    if not _is_there(request.user, DeskDocument.objects.filter(pk=pk)):
        raise Http404
    answer: HttpResponseBase = serve_document(request, pk, name)
    return answer


def are_theirs(
    user: Any, model: type[DeskImage | DeskDocument], keys: Collection[Any] | QuerySet[Any]
) -> bool:
    """Say whether somebody may use each of these pictures or documents, as far as there are any."""
    theirs = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _USES)
    others: QuerySet[Any] = model.objects.filter(pk__in=keys).exclude(pk__in=theirs.values("pk"))
    return not others.exists()


def _is_there(user: Any, files: QuerySet[Any]) -> bool:
    return files.exists() and are_theirs(user, files.model, files.values("pk"))
