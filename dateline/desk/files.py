"""Pictures and documents of the desk, shown to the people of the desk alone."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def kept_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a file that was uploaded on the desk; whoever asks has been let in before."""
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))
