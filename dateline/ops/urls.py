"""Root addresses: the desk, the feeds, and the public site."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("dateline.desk.urls")),
    path("", include("dateline.channels.feeds.urls")),
    path("", include("dateline.channels.web.urls")),
]

handler404 = "dateline.channels.web.missing.missing"
handler500 = "dateline.channels.web.missing.broken"
