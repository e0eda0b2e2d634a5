"""What is kept once and used in many stories: boilerplates and contact cards."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dateline.desk.models import Boilerplate, ContactCard


class Boilerplates(SnippetViewSet):
    """Standing texts, for editors to keep and everybody to use."""

    model = Boilerplate
    icon = "doc-full-inverse"
    menu_label = _("Boilerplates")
    menu_name = "boilerplates"
    list_display = ("title", "language")
    list_filter = ("language",)
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False


class ContactCards(SnippetViewSet):
    """People whom journalists may call, for editors to keep and everybody to use."""

    model = ContactCard
    icon = "user"
    menu_label = _("Contact cards")
    menu_name = "contact-cards"
    list_display = ("name", "role", "phone", "email")
    search_fields = ("name", "role")
    search_backend_name = None
    copy_view_enabled = False


class Reused(SnippetViewSetGroup):
    """Both of them, under one word of the menu."""

    items = (Boilerplates, ContactCards)
    menu_label = _("Kept for reuse")
    menu_name = "reused"
    menu_icon = "history"
    menu_order = 60
