"""Root addresses: the desk, its guests, the feeds, and the public site."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("desk", RedirectView.as_view(url="/desk/")),
    path("desk/", include("dateline.desk.urls")),
    path("preview/", include("dateline.desk.preview.urls")),
    path("api/v1/", include("dateline.channels.api.urls")),
    path("", include("dateline.channels.feeds.urls")),
    path("", include("dateline.channels.web.urls")),
]

handler404 = "dateline.channels.web.missing.missing"
handler500 = "dateline.channels.web.missing.broken"
