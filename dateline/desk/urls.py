"""The desk's addresses, all of them below /desk/."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as document_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from dateline.desk.files import kept_document, kept_file
from dateline.desk.narrowed import narrowed_doors
from dateline.desk.own_account import OwnAccount
from dateline.desk.shut import shut_doors
from dateline.desk.signing_in.urls import urlpatterns as signing_in

# What lies on the desk is nobody's outside it, whatever address they guess.
_for_the_desk = decorate_urlpatterns(
    [
        path("files/documents/<int:pk>/<path:name>", kept_document),
        path("files/documents/", include(document_urls)),
        path("files/<path:path>", kept_file, name="desk_file"),
        path("account/", OwnAccount.as_view(), name="own_account"),
        *shut_doors,
        *narrowed_doors,
    ],
    require_admin_access,
)

urlpatterns = [*signing_in, *_for_the_desk, path("", include(admin_urls))]
