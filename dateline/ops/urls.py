"""Root addresses; those that are asked for most stand first, as they are tried in this order."""

from django.urls import include, path
from django.views.generic import RedirectView

from dateline.channels.feeds import item_urls as documents_of_items
from dateline.channels.web import item_urls as pages_of_items
from dateline.channels.web import listing_urls

urlpatterns = [
    # As they stand, and not by a resolver of their own, which would cost as much as ten of them.
    *listing_urls.urlpatterns,
    *documents_of_items.urlpatterns,
    *pages_of_items.urlpatterns,
    path("desk", RedirectView.as_view(url="/desk/")),
    path("desk/", include("dateline.desk.urls")),
    path("preview/", include("dateline.desk.preview.urls")),
    path("api/v1/", include("dateline.channels.api.urls")),
    path("", include("dateline.channels.feeds.urls")),
    path("", include("dateline.channels.web.urls")),
]

handler404 = "dateline.channels.web.missing.missing"
handler500 = "dateline.channels.web.missing.broken"
