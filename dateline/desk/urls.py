"""The desk's addresses, all of them below /desk/."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as document_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from dateline.desk.files import kept_file

# What lies on the desk is nobody's outside it, whatever address they guess.
_for_the_desk = decorate_urlpatterns(
    [
        path("files/documents/", include(document_urls)),
        path("files/<path:path>", kept_file, name="desk_file"),
    ],
    require_admin_access,
)

urlpatterns = [*_for_the_desk, path("", include(admin_urls))]
