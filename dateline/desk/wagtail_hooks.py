"""What the desk tells Wagtail; registrations only."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks

from dateline.desk import accounts, home, menu
from dateline.desk.labels import Labels
from dateline.desk.listings import Listings
from dateline.desk.published import Published


def lists_and_forms() -> list[Listings | Labels]:
    """Listings and labels."""
    return [Listings(), Labels()]


def addresses() -> list[URLPattern]:
    """The list of everything public."""
    return [path("published/", Published.as_view(), name="published")]


def stylesheet() -> str:
    """The desk's own style."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


hooks.register("after_create_user", accounts.note_made)
hooks.register("after_edit_user", accounts.note_changed)
hooks.register("construct_homepage_panels", home.only_ours)
hooks.register("construct_homepage_summary_items", home.no_sums)
hooks.register("construct_main_menu", menu.keep_main)
hooks.register("construct_settings_menu", menu.keep_settings)
hooks.register("insert_global_admin_css", stylesheet)
hooks.register("register_admin_menu_item", menu.published_item)
hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_viewset", lists_and_forms)
