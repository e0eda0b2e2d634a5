"""What is kept once and used in many stories: boilerplates and contact cards."""

from collections.abc import Iterator, Sequence

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dateline.desk.models import Boilerplate, ContactCard, StoryPage
from dateline.desk.stories.reach import stories_of
from dateline.desk.stories.using import stories_with
from dateline.people.models import User

_FEW = 5


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


def keep_what_is_used(request: HttpRequest, chosen: Sequence[Model]) -> HttpResponse | None:
    """Stop a deletion where stories stand on what was chosen, and say which; else None."""
    refusals = [
        _refusal(one, every, request.user)
        for one in chosen
        if isinstance(one, Boilerplate | ContactCard)
        and isinstance(request.user, User)
        and (every := stories_with(one)).exists()
    ]
    for refusal in refusals:
        messages.error(request, refusal)
    if not refusals:
        return None
    return redirect(f"wagtailsnippets_desk_{chosen[0]._meta.model_name}:list")


def _refusal(kept: Model, every: QuerySet[StoryPage], user: User) -> str:
    """Return why it has to stay, in HTML: the stories, with links to those the person may see."""
    told = gettext(
        "“%(name)s” cannot be deleted while stories use it. Choose another in these stories, or"
        " take it out of them; then delete it:"
    )
    where = format_html_join("", "<li>{}</li>", ((line,) for line in _where(every, user)))
    return format_html("{}<ul>{}</ul>", told % {"name": kept}, where)


def _where(every: QuerySet[StoryPage], user: User) -> Iterator[str]:
    theirs = every.filter(pk__in=stories_of(user).values("pk"))
    seen = theirs.count()
    for page in theirs.order_by("-latest_revision_created_at", "-pk")[:_FEW]:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield format_html('<a href="{}">{}</a>', address, page.draft_title)
    if more := max(0, seen - _FEW):
        yield ngettext("%(count)s more story", "%(count)s more stories", more) % {"count": more}
    if others := every.count() - seen:
        yield ngettext(
            "%(count)s story of another office", "%(count)s stories of other offices", others
        ) % {"count": others}
